package io.helpdeskroi.zendesk;

import java.net.URI;
import java.util.Map;

import io.helpdeskroi.connector.spi.VendorFailure;

/**
 * A session with one account: its API, and what of the account's reference data mappers need while it lasts.
 */
final class ZendeskSession {

    private final URI base;
    private final ZendeskApi api;
    private final UserRoles roles;
    private Map<Long, String> statusCategories;

    ZendeskSession(URI base, ZendeskApi api) {
        this.base = base;
        this.api = api;
        this.roles = new UserRoles(api);
    }

    /** Address of the account. */
    URI base() {
        return base;
    }

    ZendeskApi api() {
        return api;
    }

    UserRoles roles() {
        return roles;
    }

    /** System status by custom status id; asked for once, empty where the account has no custom statuses. */
    synchronized Map<Long, String> statusCategories() {
        if (statusCategories == null) {
            try {
                statusCategories = api.customStatuses().categories();
            } catch (VendorFailure.Forbidden | VendorFailure.Gone none) {
                statusCategories = Map.of();
            }
        }
        return statusCategories;
    }
}
