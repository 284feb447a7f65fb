package io.helpdeskroi.zendesk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.core.JsonParseException;

import io.helpdeskroi.connector.rows.Mapped;
import io.helpdeskroi.connector.rows.Rows;
import io.helpdeskroi.connector.spi.MappedRecord;

class RowsTest {

    @Test
    void setsABrokenRowAsideAndReadsTheRest() {
        GroupPage page = Payloads.page("""
                {"groups":[{"id":1,"name":"a"},{"id":"x","name":"b","deep":{"a":[1,{"b":2}]}},"text",[{"id":9}],null,
                 {"name":{"no":"text"},"id":5},{"id":2,"name":"c"}],"next_page":"here"}""", GroupPage.class);
        assertThat(page.groups().values()).extracting(GroupPage.Group::id).containsExactly(1L, 2L);
        assertThat(page.groups().broken()).extracting(Rows.Broken::position).containsExactly(1, 2, 3, 4, 5);
        assertThat(page.groups().broken()).extracting(Rows.Broken::field).containsExactly("id", "row", "row", "row", "name");
        assertThat(page.nextPage()).isEqualTo("here");
    }

    @Test
    void namesABrokenRowByTheOneBeforeIt() {
        GroupPage page = Payloads.page("""
                {"groups":[{"id":"x"},{"id":7,"updated_at":"2026-01-01T00:00:00Z"},{"id":"y"},"text"]}""", GroupPage.class);
        assertThat(Mapped.rows("groups", page.groups(), GroupPage.Group::id, group -> GroupStream.map(group, new Ids("acme"))))
                .filteredOn(MappedRecord.Malformed.class::isInstance)
                .extracting(record -> ((MappedRecord.Malformed) record).vendorId())
                .containsExactly("groups[0]", "groups[7+1]", "groups[7+2]");
    }

    @Test
    void namesABrokenRowByItsIdWhereThatCanBeRead() {
        GroupPage page = Payloads.page("""
                {"groups":[{"id":1,"deleted":"perhaps","name":{"deep":[{"er":1}]}},{"name":["no text"],"id":2},{"id":3}]}""",
                GroupPage.class);

        assertThat(page.groups().broken()).extracting(Rows.Broken::field).containsExactly("deleted", "name");
        assertThat(page.groups().values()).extracting(GroupPage.Group::id).containsExactly(3L);
        assertThat(
                Mapped.rows("groups", new Rows<>(List.of(), page.groups().broken()), GroupPage.Group::id, group -> List.of()))
                .extracting(record -> ((MappedRecord.Malformed) record).vendorId()).containsExactly("1", "2");
    }

    @Test
    void refusesAPageThatBreaksOff() {
        assertThatThrownBy(() -> Payloads.page("{\"groups\":[{\"id\":1},{\"id\":2,\"na", GroupPage.class))
                .hasRootCauseInstanceOf(JsonParseException.class);
    }

    @Test
    void refusesRowsThatAreNoArray() {
        assertThatThrownBy(() -> Payloads.page("{\"groups\":{\"id\":1}}", GroupPage.class))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void readsAnEmptyPage() {
        assertThat(Payloads.page("{\"groups\":[]}", GroupPage.class).groups().size()).isZero();
    }
}
