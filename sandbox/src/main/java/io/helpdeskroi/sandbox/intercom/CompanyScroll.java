package io.helpdeskroi.sandbox.intercom;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import io.helpdeskroi.sandbox.company.Desk;

/**
 * The one scroll through the companies that an app may have at a time. It ends at the end, or after a minute without a word.
 */
@ApplicationScoped
class CompanyScroll {

    private static final Duration IDLE = Duration.ofMinutes(1);
    private static final int PAGE = 100;

    private final int companies;
    private int opened;
    private String param = "";
    private int position;
    private Instant used = Instant.MIN;

    CompanyScroll(Desk desk) {
        this.companies = desk.people().companyCount();
    }

    /** Where a page begins, and what to ask for the next one with. */
    record Place(int from, String param) {
    }

    /** The next page; empty when another scroll is under way, or this one is not. */
    synchronized Optional<Place> next(String asked, Instant now) {
        boolean alive = !param.isEmpty() && now.isBefore(used.plus(IDLE));
        if (asked == null) {
            if (alive) {
                return Optional.empty();
            }
            param = "scroll-" + ++opened;
            position = 0;
        } else if (!alive || !asked.equals(param)) {
            return Optional.empty();
        }
        used = now;
        Place place = new Place(position, param);
        if (position >= companies) {
            param = "";
        }
        position += PAGE;
        return Optional.of(place);
    }
}
