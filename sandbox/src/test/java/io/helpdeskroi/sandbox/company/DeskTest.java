package io.helpdeskroi.sandbox.company;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

class DeskTest {

    private static final Desk DESK = new Desk(20250101, 1_200);

    private static List<Conversation> conversations() {
        return IntStream.range(0, DESK.size()).mapToObj(DESK::contact).map(DeskContact::conversation).flatMap(Optional::stream)
                .toList();
    }

    private static List<DeskTicket> tickets() {
        return IntStream.range(0, DESK.size()).mapToObj(DESK::contact).map(DeskContact::ticket).flatMap(Optional::stream)
                .toList();
    }

    private static boolean says(Conversation conversation, String type, long author) {
        return conversation.parts().stream().anyMatch(part -> part.type().equals(type) && part.author() == author);
    }

    @Test
    void tellsTheSameWheneverAsked() {
        Desk again = new Desk(20250101, 1_200);
        for (int j = DESK.size() - 1; j >= 0; j--) {
            assertThat(again.contact(j)).isEqualTo(DESK.contact(j));
        }
        assertThat(new Desk(20250102, 1_200).contact(7)).isNotEqualTo(DESK.contact(7));
    }

    @Test
    void givesEveryPartASecondOfItsOwnWithinTheHistory() {
        conversations().forEach(conversation -> {
            long last = conversation.createdAt();
            for (Part part : conversation.parts()) {
                assertThat(part.at()).as("part %s of %s", part.ordinal(), conversation.j()).isGreaterThan(last);
                last = part.at();
            }
            assertThat(last).isLessThan(Calendar.END);
            assertThat(conversation.deletedAt() == 0 || conversation.deletedAt() > last).isTrue();
            conversation.rating().ifPresent(rating -> {
                assertThat(rating.answeredAt() == 0 || rating.answeredAt() > rating.requestedAt()).isTrue();
                assertThat(Math.max(rating.requestedAt(), rating.answeredAt())).isLessThan(Calendar.END);
            });
        });
    }

    @Test
    void holdsEverythingAReaderHasToCopeWith() {
        List<Conversation> all = conversations();
        for (String source : List.of("conversation", "email", "whatsapp", "instagram", "push")) {
            assertThat(all).as(source).anyMatch(conversation -> conversation.source().equals(source));
        }
        assertThat(all).anyMatch(Conversation::test).anyMatch(conversation -> conversation.deletedAt() != 0)
                .anyMatch(conversation -> !conversation.inbound() && conversation.parts().size() > 2)
                .anyMatch(conversation -> !conversation.inbound() && conversation.parts().size() == 1)
                .anyMatch(conversation -> conversation.parts().isEmpty())
                .anyMatch(conversation -> conversation.rating().filter(rating -> rating.answeredAt() == 0).isPresent())
                .anyMatch(conversation -> conversation.rating().filter(rating -> rating.stars() == 5).isPresent())
                .anyMatch(conversation -> says(conversation, "close", DeskPeople.FIN))
                .anyMatch(conversation -> says(conversation, "assignment", DeskPeople.FIN)
                        && !says(conversation, "close", DeskPeople.FIN))
                .anyMatch(conversation -> says(conversation, "close", DeskPeople.FIN)
                        && says(conversation, "assignment", DeskPeople.FIN))
                .anyMatch(conversation -> says(conversation, "open", conversation.contact()))
                .anyMatch(conversation -> says(conversation, "open", DeskPeople.OPERATOR))
                .anyMatch(conversation -> says(conversation, "assign_and_reopen", DeskPeople.OPERATOR));
        assertThat(all.stream().filter(conversation -> conversation.parts().size() > 600)).hasSize(2);
        for (String category : List.of("Customer", "Back-office", "Tracker")) {
            assertThat(tickets()).as(category).anyMatch(ticket -> ticket.category().equals(category) && !ticket.linked());
        }
        assertThat(tickets()).anyMatch(DeskTicket::linked);
    }

    @Test
    void makesTicketsOfConversationsWhileTheCustomerWaits() {
        for (DeskTicket ticket : tickets().stream().filter(DeskTicket::linked).toList()) {
            Conversation conversation = DESK.contact(ticket.j()).conversation().orElseThrow();
            assertThat(ticket.contact()).isEqualTo(conversation.contact());
            assertThat(conversation.parts().stream().filter(Part::isMessage).mapToLong(Part::at).min().orElseThrow())
                    .isGreaterThan(ticket.createdAt());
            assertThat(ticket.createdAt()).isGreaterThan(conversation.createdAt());
        }
    }

    @Test
    void knowsOtherPeopleThanTheHelpDesk() {
        Company company = new Company(20250101, 3_000, 0.02);
        for (int c = 0; c < DESK.people().customerCount(); c++) {
            DeskPeople.Customer customer = DESK.people().customer(c);
            assertThat(DESK.people().customerNumber(customer.id())).isEqualTo(c);
            assertThat(company.people().customerNumber(customer.id())).isEqualTo(-1);
            assertThat(customer.email()).endsWith("@shopper.example");
        }
        assertThat(DESK.people().admins()).extracting(DeskPeople.Admin::email)
                .doesNotContainAnyElementsOf(company.people().agents().stream().map(People.Agent::email).toList());
    }
}
