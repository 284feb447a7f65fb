package io.helpdeskroi.sandbox.intercom;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import io.helpdeskroi.sandbox.company.Desk;
import io.helpdeskroi.sandbox.company.DeskContact;

/**
 * What answers look like, by version.
 */
class ShapesTest {

    private static final Desk DESK = new Desk(20250101, 1_200);
    private static final long END = 1_800_000_000L;

    private static List<DeskContact> contacts() {
        return IntStream.range(0, DESK.size()).mapToObj(DESK::contact).toList();
    }

    private static Map<String, Object> conversation(DeskContact contact, int version) {
        return new ConversationJson(DESK, new Version(version)).json(contact, END, true);
    }

    private static Object in(Map<String, Object> json, String... path) {
        Object value = json;
        for (String name : path) {
            value = ((Map<?, ?>) value).get(name);
        }
        return value;
    }

    @Test
    void givesTheNewestFiveHundredPartsAndTheirTrueNumber() {
        DeskContact contact = DESK.contact(17);
        int parts = contact.conversation().orElseThrow().parts().size();
        assertThat(parts).isGreaterThan(640);
        Map<String, Object> json = conversation(contact, 16);
        List<?> given = (List<?>) in(json, "conversation_parts", "conversation_parts");
        assertThat(given).hasSize(500);
        assertThat(in(json, "conversation_parts", "total_count")).isEqualTo(parts);
        assertThat(in(json, "statistics", "count_conversation_parts")).isEqualTo(parts + 1);
        String newest = Long.toString(70_000_000_000L + 17 * 1_000L + parts - 1);
        assertThat(given).anyMatch(part -> newest.equals(((Map<?, ?>) part).get("id")));
    }

    @Test
    void speaksTheWordsOfItsVersion() {
        DeskContact escalated = contacts().stream().filter(contact -> contact.conversation().isPresent()
                && contact.conversation().get().fin().filter(fin -> fin.handoff().equals("escalated")).isPresent()
                && contact.conversation().get().deletedAt() == 0 && contact.conversation().get().parts().stream()
                        .noneMatch(part -> part.type().equals("priority_changed")))
                .findFirst().orElseThrow();
        assertThat(in(conversation(escalated, 16), "ai_agent", "resolution_state")).isEqualTo("escalated");
        assertThat(in(conversation(escalated, 14), "ai_agent", "resolution_state")).isEqualTo("routed_to_team");
        assertThat(conversation(escalated, 10)).doesNotContainKey("ai_agent");
        assertThat(conversation(escalated, 15)).doesNotContainKey("channel").containsEntry("priority", "not_priority");
        assertThat(conversation(escalated, 16)).containsKey("channel").containsEntry("priority", "none");
        DeskContact ticket = contacts().stream().filter(contact -> contact.ticket().isPresent()).findFirst().orElseThrow();
        Map<String, Object> old = new TicketJson(DESK, new Version(11)).json(ticket, END);
        assertThat(old).containsEntry("ticket_state", "resolved").containsEntry("ticket_state_internal_label", "Resolved");
        assertThat(in(new TicketJson(DESK, new Version(12)).json(ticket, END), "ticket_state", "category"))
                .isEqualTo("resolved");
        assertThat(Version.of("2.18")).isEmpty();
        assertThat(Version.of(null)).contains(new Version(14));
    }

    @Test
    void withdrawsTheResolutionWhenTheCustomerReturns() {
        DeskContact returned = contacts().stream().filter(contact -> contact.conversation().isPresent()
                && contact.conversation().get().deletedAt() == 0 && contact.conversation().get().fin()
                        .filter(fin -> !fin.handoff().isEmpty() && !fin.resolution().isEmpty()).isPresent())
                .findFirst().orElseThrow();
        long back = returned.conversation().orElseThrow().parts().stream().filter(part -> part.type().equals("open"))
                .findFirst().orElseThrow().at();
        ConversationJson json = new ConversationJson(DESK, new Version(16));
        assertThat(in(json.json(returned, back - 1, false), "ai_agent", "resolution_state"))
                .isEqualTo(returned.conversation().get().fin().get().resolution());
        assertThat(json.json(returned, back - 1, false)).containsEntry("state", "closed");
        assertThat(in(json.json(returned, back, false), "ai_agent", "resolution_state")).isNull();
        assertThat(json.json(returned, back, false)).containsEntry("state", "open").containsEntry("waiting_since", back);
        assertThat(in(json.json(returned, END, false), "ai_agent", "resolution_state")).isEqualTo("escalated");
    }
}
