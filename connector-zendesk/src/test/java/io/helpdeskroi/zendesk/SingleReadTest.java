package io.helpdeskroi.zendesk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import io.helpdeskroi.connector.spi.FetchContext;
import io.helpdeskroi.connector.spi.MappedRecord;
import io.helpdeskroi.connector.spi.VendorFailure;
import io.helpdeskroi.connector.spi.VendorStream;
import io.helpdeskroi.contract.Organisation;

/** People and companies read by themselves, which is how their dead letters are tried again. */
class SingleReadTest {

    private final FakeZendesk zendesk = new FakeZendesk();

    @Test
    void readsOneUserAsTheExportGivesIt() {
        zendesk.answer("show_many", """
                {"users":[{"id":7,"role":"agent","active":true,"updated_at":"2026-09-01T00:00:00Z"}]}""");
        MappedRecord.Delivered user = (MappedRecord.Delivered) one(new UserStream(), "7").get(0);
        assertThat(user.record().id()).hasToString("acme/agent/user:7");
        assertThat(user.row()).contains("7");
        assertThat(zendesk.requests).containsExactly("show_many ids=7");
    }

    @Test
    void keepsTheLetterOfAUserWhoMayHaveBeenErased() {
        zendesk.answer("show_many", "{\"users\":[]}");
        assertThat(one(new UserStream(), "7")).singleElement().isInstanceOf(MappedRecord.Malformed.class);
        zendesk.answer("show_many", "{}");
        assertThatThrownBy(() -> one(new UserStream(), "7")).isInstanceOf(VendorFailure.Protocol.class);
    }

    @Test
    void readsOneOrganizationAsTheExportGivesIt() {
        zendesk.answer("organization", """
                {"organization":{"id":8,"name":"Acme","updated_at":"2026-09-01T00:00:00Z"}}""");
        MappedRecord.Delivered found = (MappedRecord.Delivered) one(new OrganizationStream(), "8").get(0);
        assertThat(found.record().id()).hasToString("acme/organisation/org:8");
        assertThat(((Organisation) found.record().fact()).name()).isEqualTo("Acme");
        zendesk.answer("organization", "{}");
        assertThatThrownBy(() -> one(new OrganizationStream(), "8")).isInstanceOf(VendorFailure.Protocol.class);
    }

    @Test
    void asksForNothingThatIsNoId() {
        assertThatThrownBy(() -> one(new UserStream(), "users[3]")).isInstanceOf(VendorFailure.Gone.class);
        assertThatThrownBy(() -> one(new OrganizationStream(), "1?x=2")).isInstanceOf(VendorFailure.Gone.class);
        assertThat(zendesk.requests).isEmpty();
    }

    private List<MappedRecord> one(VendorStream<ZendeskSession> stream, String vendorId) {
        return stream.single().orElseThrow().read(zendesk.session(), new FetchContext("acme", Optional.empty(),
                FakeZendesk.START, Optional.empty(), FakeZendesk.NOW, Map.of()), vendorId);
    }
}
