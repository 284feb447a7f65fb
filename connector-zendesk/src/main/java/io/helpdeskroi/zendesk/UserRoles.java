package io.helpdeskroi.zendesk;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;

import io.helpdeskroi.connector.rows.Rows;

/**
 * Who is staff and who is a customer. Events name their authors by id only, so unknown ids are asked for in hundreds and
 * remembered: after its first pages a feed rarely needs a call of its own, and side-loaded users need none. The memory is
 * bounded; forgetting costs a call.
 */
final class UserRoles {

    /** Most ids the vendor shows at once. */
    private static final int IDS_PER_CALL = 100;
    private static final int REMEMBERED = 10_000;

    private final ZendeskApi api;
    private final Map<Long, Role> known;

    UserRoles(ZendeskApi api) {
        this(api, REMEMBERED);
    }

    /** @param remembered how many users are remembered: those that were met last */
    UserRoles(ZendeskApi api, int remembered) {
        this.api = api;
        this.known = new LinkedHashMap<>(1_024, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<Long, Role> eldest) {
                return size() > remembered;
            }
        };
    }

    synchronized void learn(Rows<UserPage.User> users) {
        if (users != null) {
            users.values().forEach(user -> known.put(user.id(), Role.of(user.role())));
        }
    }

    /** The roles of these users, each looked up at most once; who is gone at the vendor counts as a customer. */
    synchronized Map<Long, Role> of(Collection<Long> ids) {
        Map<Long, Role> roles = new HashMap<>();
        List<Long> unknown = new ArrayList<>();
        for (Long id : ids.stream().filter(Ids::isUser).collect(Collectors.toCollection(TreeSet::new))) {
            Role role = known.get(id);
            if (role == null) {
                unknown.add(id);
            } else {
                roles.put(id, role);
            }
        }
        for (int from = 0; from < unknown.size(); from += IDS_PER_CALL) {
            List<Long> asked = unknown.subList(from, Math.min(from + IDS_PER_CALL, unknown.size()));
            Map<Long, Role> found = ask(asked);
            asked.forEach(id -> roles.put(id, found.getOrDefault(id, Role.CUSTOMER)));
        }
        // Only now: what this call wants may be more than is remembered, or push out what it wants.
        known.putAll(roles);
        return roles;
    }

    private Map<Long, Role> ask(List<Long> ids) {
        Rows<UserPage.User> users = api.users(ids.stream().map(String::valueOf).collect(Collectors.joining(","))).users();
        return users == null ? Map.of()
                : users.values().stream()
                        .collect(Collectors.toMap(UserPage.User::id, user -> Role.of(user.role()), (one, other) -> other));
    }
}
