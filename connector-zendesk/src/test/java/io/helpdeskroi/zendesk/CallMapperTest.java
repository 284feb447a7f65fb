package io.helpdeskroi.zendesk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;

import io.helpdeskroi.connector.rows.Mapped;
import io.helpdeskroi.connector.spi.MappedRecord;
import io.helpdeskroi.contract.Channel;
import io.helpdeskroi.contract.Direction;
import io.helpdeskroi.contract.EndedBy;
import io.helpdeskroi.contract.Interaction;
import io.helpdeskroi.contract.Leg;
import io.helpdeskroi.contract.LegOutcome;
import io.helpdeskroi.contract.TerminalKind;
import io.helpdeskroi.contract.TransferIn;

class CallMapperTest {

    private final List<MappedRecord> calls = Mapped.rows("calls", Payloads.file("calls.json", CallPage.class).calls(),
            CallPage.Call::id, new CallMapper(new Ids("acme"))::map);
    private final List<MappedRecord> legs = Mapped.rows("legs", Payloads.file("legs.json", CallLegPage.class).legs(),
            CallLegPage.CallLeg::id, new CallLegMapper(new Ids("acme"))::map);

    @Test
    void rebuildsTheTimesOfACallFromItsLengths() {
        Leg leg = leg(300);
        assertThat(leg.legNo()).isEqualTo(1);
        assertThat(leg.queuedAt()).as("after ten seconds of menu").isEqualTo("2026-09-21T12:29:10Z");
        assertThat(leg.answeredAt()).as("after twenty seconds in the queue").isEqualTo("2026-09-21T12:29:30Z");
        assertThat(leg.endedAt()).isEqualTo("2026-09-21T12:34:30Z");
        assertThat(leg.wrapEndedAt()).isEqualTo("2026-09-21T12:35:15Z");
        assertThat(leg.outcome()).isEqualTo(LegOutcome.ANSWERED);
        assertThat(leg.agentId()).hasToString("acme/agent/user:77");
        assertThat(List.of(leg.ivrS(), leg.talkS(), leg.holdS(), leg.acwS())).containsExactly(10, 240, 60, 45);
    }

    @Test
    void mergesACallIntoItsTicket() {
        Interaction call = call(300);
        assertThat(call.mergedIntoId()).hasToString("acme/interaction/ticket:505");
        assertThat(call.customerId()).as("the ticket knows the customer").isNull();
        assertThat(leg(300).interactionId()).hasToString("acme/interaction/call:300");
    }

    @Test
    void makesACaseOfACallWithoutTicket() {
        Interaction call = call(301);
        assertThat(call.channel()).isEqualTo(Channel.VOICE);
        assertThat(call.mergedIntoId()).isNull();
        assertThat(call.customerId()).hasToString("acme/customer/user:9004");
        Leg leg = leg(301);
        assertThat(leg.outcome()).isEqualTo(LegOutcome.ABANDONED);
        assertThat(leg.endedBy()).isEqualTo(EndedBy.CUSTOMER);
        assertThat(leg.answeredAt()).isNull();
        assertThat(leg.endedAt()).isEqualTo("2026-09-21T12:40:50Z");
        assertThat(leg.talkS()).as("nobody talked, which is not a talk of 0").isNull();
        assertThat(leg.outOfHours()).isTrue();
    }

    @Test
    void queuesNobodyWhoHangsUpInTheMenu() {
        assertThat(call(302).channel()).isEqualTo(Channel.IVR);
        assertThat(call(302).terminalKind()).isEqualTo(TerminalKind.ABANDONED);
        assertThat(Payloads.ids(calls)).doesNotContain("leg/call:302");
    }

    @Test
    void knowsAVoicemail() {
        assertThat(call(303).channel()).isEqualTo(Channel.VOICEMAIL);
        assertThat(leg(303).outcome()).isEqualTo(LegOutcome.VOICEMAIL);
        assertThat(leg(303).endedAt()).as("end of the wait, not of the message").isEqualTo("2026-09-21T12:55:40Z");
    }

    @Test
    void countsACompletionItDoesNotKnow() {
        MappedRecord.Delivered odd = calls.stream().filter(MappedRecord.Delivered.class::isInstance)
                .map(MappedRecord.Delivered.class::cast)
                .filter(record -> record.record().id().toString().equals("acme/leg/call:304")).findFirst().orElseThrow();
        assertThat(((Leg) odd.record().fact()).outcome()).isEqualTo(LegOutcome.FAILED);
        assertThat(odd.unmapped()).containsExactly("completion_status");
    }

    @Test
    void waitsForTheEndOfARunningCall() {
        assertThat(Payloads.skips(calls)).containsExactly("call_in_progress");
        assertThat(Payloads.ids(calls)).doesNotContain("interaction/call:305");
    }

    @Test
    void knowsAnOutboundCall() {
        assertThat(call(306).direction()).isEqualTo(Direction.OUTBOUND);
        assertThat(leg(306).direction()).isEqualTo(Direction.OUTBOUND);
    }

    @Test
    void addsOnlyWhatTheCallDoesNotTell() {
        assertThat(Payloads.ids(legs)).containsExactly("leg/leg:901", "leg/leg:903", "leg/leg:904");
        assertThat(Payloads.skips(legs)).containsExactly("not_an_agents_leg", "told_by_the_call");
    }

    @Test
    void countsTheHandlingOfATransferredCallOnce() {
        Leg transfer = Payloads.fact(legs, "leg/leg:903", Leg.class);
        assertThat(transfer.interactionId()).hasToString("acme/interaction/call:300");
        assertThat(transfer.legNo()).isGreaterThan(1);
        assertThat(transfer.agentId()).hasToString("acme/agent/user:79");
        assertThat(transfer.transferIn()).isEqualTo(TransferIn.WARM);
        assertThat(transfer.outcome()).isEqualTo(LegOutcome.ANSWERED);
        assertThat(List.of(transfer.talkS(), transfer.holdS(), transfer.acwS())).containsOnly(0);
        assertThat(transfer.vendorValues()).containsEntry("talk_time", "140").containsEntry("wrap_up_time", "40");
    }

    @Test
    void keepsMissedOffers() {
        Leg missed = Payloads.fact(legs, "leg/leg:901", Leg.class);
        assertThat(missed.outcome()).isEqualTo(LegOutcome.MISSED);
        assertThat(missed.offeredAt()).isEqualTo("2026-09-21T12:29:20Z");
        assertThat(missed.answeredAt()).isNull();
        assertThat(missed.transferIn()).isEqualTo(TransferIn.NONE);
    }

    private Interaction call(int id) {
        return Payloads.fact(calls, "interaction/call:" + id, Interaction.class);
    }

    @Test
    void parksAnUnreadableLegThatTheCallTellsOf() {
        assertThat(Mapped.rows("legs", Payloads.page("""
                {"legs":[{"id":1,"call_id":2,"type":"agent","completion_status":"completed","created_at":"yesterday"},
                 {"id":3,"call_id":2,"type":"customer","updated_at":"yesterday"},
                 {"id":4,"call_id":2,"type":"customer"}]}""", CallLegPage.class).legs(), CallLegPage.CallLeg::id,
                new CallLegMapper(new Ids("acme"))::map)).containsExactlyInAnyOrder(
                        new MappedRecord.Malformed("1", "created_at", "is no time; expected ISO 8601 with an offset"),
                        new MappedRecord.Malformed("3", "updated_at", "is no time; expected ISO 8601 with an offset"),
                        new MappedRecord.Skipped("not_an_agents_leg"), new MappedRecord.Readable("4"));
    }

    private Leg leg(int callId) {
        return Payloads.fact(calls, "leg/call:" + callId, Leg.class);
    }
}
