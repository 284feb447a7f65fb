package io.helpdeskroi.intercom;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutorService;

import com.fasterxml.jackson.databind.JsonNode;

import io.helpdeskroi.connector.spi.VendorFailure;

/**
 * A session with one workspace: its API, and what of its reference data mappers need while it lasts.
 */
final class IntercomSession {

    private final IntercomSettings settings;
    private final IntercomApi api;
    private final SingleObjects objects;
    private Staff staff;
    private Boolean ticketsAmongConversations;

    IntercomSession(IntercomSettings settings, IntercomApi api, ExecutorService readers) {
        this.settings = settings;
        this.api = api;
        this.objects = new SingleObjects(readers);
    }

    IntercomApi api() {
        return api;
    }

    URI base() {
        return settings.base();
    }

    /** Which admins are bots; asked for once. */
    synchronized Staff staff() {
        if (staff == null) {
            try {
                staff = Staff.of(api.admins().rows());
            } catch (VendorFailure.Forbidden | VendorFailure.Gone none) {
                staff = Staff.UNKNOWN;
            }
        }
        return staff;
    }

    /** @throws VendorFailure.Protocol where the workspace lives in another region than configured */
    void requireRegion() {
        IntercomApi.App app = api.me().app();
        Optional<String> lives = Optional.ofNullable(app).map(IntercomApi.App::region)
                .map(region -> region.toLowerCase(Locale.ROOT))
                .filter(region -> region.matches(IntercomSettings.REGION_PATTERN));
        if (settings.region().isPresent() && lives.isPresent() && !settings.region().equals(lives)) {
            throw new VendorFailure.Protocol("the workspace lives in the region " + lives.get()
                    + ", but the connection is configured for " + settings.region().get() + "; set region to " + lives.get(),
                    null);
        }
    }

    /** Whether a search for conversations gives tickets too, as it does for tokens that may read them; asked for once. */
    synchronized boolean ticketsAmongConversations() {
        if (ticketsAmongConversations == null) {
            try {
                List<JsonNode> tickets = api.tickets(Search.between("created_at", 1, null, 1, null)).rows();
                ticketsAmongConversations = !tickets.isEmpty()
                        && !api.conversations(Search.id(tickets.get(0).path("id").asText())).rows().isEmpty();
            } catch (VendorFailure.Forbidden | VendorFailure.Gone noTickets) {
                ticketsAmongConversations = false;
            }
        }
        return ticketsAmongConversations;
    }

    /** Objects of a page, read by themselves. */
    SingleObjects objects() {
        return objects;
    }
}
