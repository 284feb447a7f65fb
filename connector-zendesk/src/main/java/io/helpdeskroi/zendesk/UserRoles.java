package io.helpdeskroi.zendesk;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
    private final Map<Long, Role> known = new LinkedHashMap<>(1_024, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, Role> eldest) {
            return size() > REMEMBERED;
        }
    };

    UserRoles(ZendeskApi api) {
        this.api = api;
    }

    synchronized void learn(Rows<UserPage.User> users) {
        if (users != null) {
            users.values().forEach(user -> known.put(user.id(), Role.of(user.role())));
        }
    }

    /** The roles of these users, each looked up at most once; who is gone at the vendor counts as a customer. */
    synchronized Map<Long, Role> of(Collection<Long> ids) {
        Set<Long> wanted = ids.stream().filter(Ids::isUser).collect(Collectors.toCollection(TreeSet::new));
        List<Long> unknown = wanted.stream().filter(id -> !known.containsKey(id)).toList();
        for (int from = 0; from < unknown.size(); from += IDS_PER_CALL) {
            List<Long> asked = unknown.subList(from, Math.min(from + IDS_PER_CALL, unknown.size()));
            learn(api.users(asked.stream().map(String::valueOf).collect(Collectors.joining(","))).users());
            asked.forEach(id -> known.putIfAbsent(id, Role.CUSTOMER));
        }
        return wanted.stream().collect(Collectors.toMap(id -> id, id -> known.getOrDefault(id, Role.CUSTOMER)));
    }
}
