package io.helpdeskroi.zendesk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

import org.junit.jupiter.api.Test;

/** Who is an agent does not depend on how many users were met since. */
class UserRolesTest {

    private static final String AGENT = "{\"id\":7,\"role\":\"agent\"}";

    private final FakeZendesk zendesk = new FakeZendesk();
    private final UserRoles roles = new UserRoles(zendesk, 4);

    @Test
    void keepsAnAgentsRoleThoughThePageAsksForMoreUsersThanAreRemembered() {
        answer(AGENT);
        assertThat(roles.of(List.of(7L))).isEqualTo(Map.of(7L, Role.AGENT));
        answer("");
        List<Long> page = new ArrayList<>(LongStream.range(100, 120).boxed().toList());
        page.add(7L);

        Map<Long, Role> found = roles.of(page);

        assertThat(found).hasSize(21).containsEntry(7L, Role.AGENT).containsEntry(119L, Role.CUSTOMER);
        assertThat(zendesk.requests).hasSize(2);
    }

    @Test
    void asksAgainForWhomItForgot() {
        answer(AGENT);
        roles.of(List.of(7L));
        answer("");
        roles.of(LongStream.range(100, 110).boxed().toList());
        answer(AGENT);

        assertThat(roles.of(List.of(7L))).containsEntry(7L, Role.AGENT);
        assertThat(zendesk.requests).hasSize(3);
    }

    @Test
    void forgetsTheOneThatWasMetLongestAgo() {
        answer(AGENT);
        roles.of(List.of(7L));
        for (long customer = 100; customer < 120; customer++) {
            answer("");
            assertThat(roles.of(List.of(customer, 7L))).containsEntry(7L, Role.AGENT);
        }
        assertThat(zendesk.requests).hasSize(21);
    }

    @Test
    void takesWhoIsGoneForACustomerAndLeavesOutWhoIsNobody() {
        answer("");
        assertThat(roles.of(Arrays.asList(5L, null, -1L, 0L))).isEqualTo(Map.of(5L, Role.CUSTOMER));
    }

    @Test
    void asksForAHundredAtATime() {
        List<Long> ids = LongStream.rangeClosed(1, 250).boxed().toList();
        for (int call = 0; call < 3; call++) {
            answer(ids.subList(call * 100, Math.min(250, call * 100 + 100)).stream()
                    .map(id -> "{\"id\":" + id + ",\"role\":\"" + (id % 2 == 0 ? "agent" : "end-user") + "\"}")
                    .collect(Collectors.joining(",")));
        }
        Map<Long, Role> found = roles.of(ids);
        assertThat(zendesk.requests).hasSize(3);
        assertThat(found).hasSize(250).containsEntry(1L, Role.CUSTOMER).containsEntry(2L, Role.AGENT)
                .containsEntry(250L, Role.AGENT);
    }

    private void answer(String users) {
        zendesk.answer("show_many", "{\"users\":[" + users + "]}");
    }
}
