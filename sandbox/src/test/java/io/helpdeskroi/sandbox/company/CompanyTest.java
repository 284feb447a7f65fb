package io.helpdeskroi.sandbox.company;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

class CompanyTest {

    private static final Company COMPANY = new Company(20250101, 3_000, 0.02);

    private static List<Contact> contacts() {
        return IntStream.range(0, COMPANY.size()).mapToObj(COMPANY::contact).toList();
    }

    private static List<Ticket> tickets() {
        return contacts().stream().flatMap(contact -> contact.ticket().stream()).toList();
    }

    @Test
    void tellsTheSameWheneverAsked() {
        Company again = new Company(20250101, 3_000, 0.02);
        for (int k = COMPANY.size() - 1; k >= 0; k--) {
            assertThat(again.contact(k)).isEqualTo(COMPANY.contact(k));
        }
        assertThat(new Company(20250102, 3_000, 0.02).contact(7)).isNotEqualTo(COMPANY.contact(7));
    }

    @Test
    void beginsContactsInTheOrderOfTheirNumbers() {
        for (int k = 1; k < COMPANY.size(); k++) {
            assertThat(COMPANY.createdAt(k)).isGreaterThanOrEqualTo(COMPANY.createdAt(k - 1));
        }
        assertThat(COMPANY.createdAt(0)).isGreaterThanOrEqualTo(Calendar.START);
        assertThat(COMPANY.createdAt(COMPANY.size() - 1)).isLessThan(Calendar.at(Calendar.QUIET_DAY));
    }

    @Test
    void endsTheYearWithEverythingSettled() {
        for (Contact contact : contacts()) {
            contact.call().ifPresent(call -> assertThat(call.updatedAt()).isLessThan(Calendar.END));
            contact.ticket().ifPresent(ticket -> {
                Audit last = ticket.audits().get(ticket.audits().size() - 1);
                assertThat(last.at()).isLessThan(Calendar.END);
                assertThat(statusAtEnd(ticket)).as("ticket %s", ticket.id()).isIn("solved", "closed", "deleted");
            });
        }
    }

    @Test
    void changesATicketOnlyFromWhatItWas() {
        for (Ticket ticket : tickets()) {
            String status = "";
            long last = 0;
            for (Audit audit : ticket.audits()) {
                assertThat(audit.at()).isGreaterThan(last);
                last = audit.at();
                for (Change change : audit.changes()) {
                    if (change instanceof Change.Created created && created.field().equals("status")) {
                        status = (String) created.value();
                    } else if (change instanceof Change.Changed changed && changed.field().equals("status")) {
                        assertThat(changed.from()).as("ticket %s", ticket.id()).isEqualTo(status);
                        status = (String) changed.to();
                    }
                }
            }
        }
    }

    @Test
    void mergesOnlyTicketsOfOneCustomerWhileTheSurvivorIsUnanswered() {
        List<Ticket> losers = tickets().stream().filter(ticket -> ticket.mergedInto() != 0).toList();
        assertThat(losers).isNotEmpty();
        for (Ticket loser : losers) {
            Ticket survivor = COMPANY.contact(COMPANY.contactOfTicket(loser.mergedInto())).ticket().orElseThrow();
            Audit end = loser.audits().get(loser.audits().size() - 1);
            assertThat(survivor.requesterId()).isEqualTo(loser.requesterId());
            assertThat(survivor.deleted()).isFalse();
            assertThat(survivor.mergedInto()).isZero();
            assertThat(firstAnswer(survivor)).isGreaterThan(loser.createdAt());
            assertThat(loser.audits().stream().filter(audit -> audit.via().equals("Merge")).findFirst().orElseThrow()
                    .referenceId()).isEqualTo(survivor.id());
            assertThat(end.at()).isGreaterThan(loser.createdAt());
        }
    }

    @Test
    void followsUpOnlyClosedTicketsOfTheSameCustomer() {
        List<Ticket> followUps = tickets().stream().filter(ticket -> ticket.followUpOf() != 0).toList();
        assertThat(followUps).isNotEmpty();
        for (Ticket followUp : followUps) {
            Ticket parent = COMPANY.contact(COMPANY.contactOfTicket(followUp.followUpOf())).ticket().orElseThrow();
            assertThat(parent.requesterId()).isEqualTo(followUp.requesterId());
            assertThat(closedAt(parent)).isBetween(1L, followUp.createdAt());
        }
    }

    @Test
    void holdsEverythingAReaderHasToCopeWith() {
        List<Ticket> tickets = tickets();
        List<Call> calls = contacts().stream().map(Contact::call).flatMap(Optional::stream).toList();
        assertThat(tickets).anyMatch(Ticket::deleted).anyMatch(Ticket::spam).anyMatch(Ticket::outbound)
                .anyMatch(Ticket::aiAgent).anyMatch(ticket -> ticket.channel() == Channel.VOICEMAIL)
                .anyMatch(ticket -> ticket.survey().filter(Survey::newer).isPresent())
                .anyMatch(ticket -> ticket.survey().filter(survey -> survey.changedAt() != 0).isPresent())
                .anyMatch(ticket -> ticket.survey()
                        .filter(survey -> survey.newer() && survey.answeredAt() > closedAt(ticket)).isPresent())
                .anyMatch(ticket -> ticket.audits().stream().anyMatch(Audit::silent));
        assertThat(calls).anyMatch(Call::outbound).anyMatch(Call::outsideHours).anyMatch(call -> call.ticketId() == 0)
                .anyMatch(call -> call.outcome() == Call.Outcome.ABANDONED && call.waited() <= 5)
                .anyMatch(call -> call.outcome() == Call.Outcome.VOICEMAIL && !call.outsideHours())
                .anyMatch(call -> call.agentLegs().stream().anyMatch(leg -> !leg.answered()))
                .anyMatch(call -> call.agentLegs().stream().anyMatch(leg -> leg.transferredFrom() != 0));
    }

    @Test
    void givesACallTheSumsOfItsLegs() {
        for (Contact contact : contacts()) {
            contact.call().filter(call -> call.outcome() == Call.Outcome.ANSWERED).ifPresent(call -> {
                assertThat(call.talk()).isEqualTo(call.agentLegs().stream().mapToInt(Call.AgentLeg::talk).sum());
                assertThat(call.hold()).isEqualTo(call.agentLegs().stream().mapToInt(Call.AgentLeg::hold).sum());
                assertThat(call.wrap()).isEqualTo(call.agentLegs().stream().mapToInt(Call.AgentLeg::wrap).sum());
                assertThat(call.outsideHours()).isFalse();
            });
        }
    }

    @Test
    void keepsACustomersMindWithinTheDayForOlderRatings() {
        List<Survey> changed = new ArrayList<>();
        tickets().forEach(ticket -> ticket.survey().filter(survey -> survey.changedAt() != 0 && !survey.newer())
                .ifPresent(changed::add));
        assertThat(changed).allSatisfy(survey -> {
            assertThat(survey.changedAt()).isGreaterThan(survey.answeredAt());
            assertThat(survey.rating()).isNotEqualTo(survey.firstRating());
        });
    }

    private static String statusAtEnd(Ticket ticket) {
        String status = "";
        for (Audit audit : ticket.audits()) {
            for (Change change : audit.changes()) {
                if (change instanceof Change.Changed changed && changed.field().equals("status")) {
                    status = (String) changed.to();
                }
            }
        }
        return status;
    }

    private static long firstAnswer(Ticket ticket) {
        return ticket.audits().stream().filter(audit -> audit.changes().stream().anyMatch(
                change -> change instanceof Change.Commented comment && comment.isPublic()
                        && People.isAgent(comment.authorId())))
                .mapToLong(Audit::at).findFirst().orElseThrow();
    }

    private static long closedAt(Ticket ticket) {
        return ticket.audits().stream().filter(audit -> audit.changes().stream()
                .anyMatch(change -> change instanceof Change.Changed changed && "closed".equals(changed.to())))
                .mapToLong(Audit::at).findFirst().orElse(Long.MAX_VALUE);
    }
}
