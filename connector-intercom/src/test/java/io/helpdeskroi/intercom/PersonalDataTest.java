package io.helpdeskroi.intercom;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.core.JsonProcessingException;

import io.helpdeskroi.connector.spi.MappedRecord;
import io.helpdeskroi.contract.ContractJson;

/** What people wrote, and who they are, never leaves the connector. */
class PersonalDataTest {

    private static final List<String> PERSONAL = List.of("Kim", "Doe", "kim@example.com", "invoice is wrong",
            "quick in the end",
            "+4930", "Ann Lee", "ann@example.com", "Charged twice", "recording");

    @Test
    void deliversNoTextNameOrAddress() throws JsonProcessingException {
        FakeIntercom intercom = new FakeIntercom()
                .answer("admins", "{\"admins\":[{\"id\":\"9001\",\"name\":\"Ann Lee\",\"email\":\"ann@example.com\"}]}")
                .answer("contacts",
                        """
                                {"data":[{"id":"66aa01","email":"kim@example.com","name":"Kim Doe","phone":"+4930123","external_id":"kim@example.com",
                                 "created_at":1780000000,"updated_at":1790000000}]}""")
                .answer("conversations", Payloads.text("conversations.json"))
                .answer("conversation/501", Payloads.text("conversation.json"))
                .answer("tickets",
                        """
                                {"tickets":[{"id":"9001","created_at":1790000000,"updated_at":1790000000,
                                 "ticket_attributes":{"_default_title_":"Refund","_default_description_":"Charged twice"},
                                 "ticket_parts":{"total_count":1,"ticket_parts":[{"id":"1","part_type":"comment","body":"<p>Charged twice</p>",
                                  "created_at":1790000001,"author":{"type":"admin","id":"9001","name":"Ann Lee","email":"ann@example.com"}}]}}]}""")
                .answer("calls", """
                        {"data":[{"id":"1","phone":"+4930123","recording_url":"https://x/recording","initiated_at":1790000000,
                         "ended_at":1790000060}]}""");
        List<MappedRecord> records = new ArrayList<>();
        for (var stream : List.of(new AdminStream(), new ContactStream(), new ConversationStream(), new TicketStream(),
                new CallStream())) {
            records.addAll(intercom.fetch(stream, Optional.empty()).records());
        }
        assertThat(Payloads.malformed(records)).isEmpty();
        assertThat(Payloads.facts(records)).hasSizeGreaterThan(20);
        String delivered = ContractJson.mapper().writeValueAsString(Payloads.facts(records));
        assertThat(delivered).doesNotContain(PERSONAL);
        assertThat(delivered).contains("email_sha256");
    }

    @Test
    void namesNoValueOfARowThatBreaksTheFormat() {
        FakeIntercom intercom = new FakeIntercom().answer("contacts",
                "{\"data\":[{\"id\":\"1\",\"created_at\":\"kim@example.com\"},"
                        + "{\"id\":\"2\",\"email\":{\"of\":\"kim@example.com\"}}]}");
        List<MappedRecord.Malformed> malformed = Payloads
                .malformed(intercom.fetch(new ContactStream(), Optional.empty()).records());
        assertThat(malformed).extracting(MappedRecord.Malformed::vendorId).containsExactly("1", "2");
        assertThat(malformed.toString()).doesNotContain("kim@example.com");
    }

    @Test
    void recordsOfPeopleDoNotPrintThem() {
        assertThat(new Part.Author("user", "1", "Kim Doe", "kim@example.com", null, null).toString()).isEqualTo("user 1");
        assertThat(new Staff.Admin("admin", "7", "Ann Lee", "ann@example.com", true, null).toString()).isEqualTo("admin 7");
        assertThat(new PeopleMapper.Contact("1", null, "kim@example.com", null, null, null, null, null, null).toString())
                .isEqualTo("contact 1");
    }
}
