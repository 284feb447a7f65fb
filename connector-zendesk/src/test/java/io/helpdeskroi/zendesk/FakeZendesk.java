package io.helpdeskroi.zendesk;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.helpdeskroi.connector.spi.Cursor;
import io.helpdeskroi.connector.spi.FetchContext;
import io.helpdeskroi.connector.spi.Fetched;
import io.helpdeskroi.connector.spi.VendorFailure;
import io.helpdeskroi.connector.spi.VendorStream;

/**
 * A Zendesk that answers from a script: each answer is a body or a failure, in the order of the requests to its resource.
 */
final class FakeZendesk implements ZendeskApi {

    static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    static final Instant NOW = Instant.parse("2026-10-01T00:00:00Z");

    /** Requests in order, for example {@code tickets cursor=x per_page=1000}. */
    final List<String> requests = new ArrayList<>();
    private final Map<String, Deque<Object>> answers = new HashMap<>();
    private final ZendeskSession session = new ZendeskSession(java.net.URI.create("https://acme.zendesk.com"), this);

    FakeZendesk answer(String resource, String body) {
        answers.computeIfAbsent(resource, ignored -> new ArrayDeque<>()).add(body);
        return this;
    }

    FakeZendesk fail(String resource, VendorFailure failure) {
        answers.computeIfAbsent(resource, ignored -> new ArrayDeque<>()).add(failure);
        return this;
    }

    Fetched.Page fetch(VendorStream<ZendeskSession> stream, Optional<Cursor> cursor) {
        return fetch(stream, cursor, NOW);
    }

    ZendeskSession session() {
        return session;
    }

    Fetched.Page fetch(VendorStream<ZendeskSession> stream, Optional<Cursor> cursor, Instant now) {
        return (Fetched.Page) stream.fetch(session,
                new FetchContext("acme", cursor, START, Optional.empty(), now,
                        Map.of("360001", "topic", "user.plan_key", "plan")));
    }

    /** A page of a range that ends at {@code until}. */
    Fetched.Page fetchUntil(VendorStream<ZendeskSession> stream, Optional<Cursor> cursor, Instant until) {
        return (Fetched.Page) stream.fetch(session,
                new FetchContext("acme", cursor, START, Optional.of(until), NOW, Map.of()));
    }

    /** The requests to one resource. */
    List<String> requestsTo(String resource) {
        return requests.stream().filter(request -> request.startsWith(resource + " ")).toList();
    }

    private <T> T answer(String resource, Class<T> type, Object... parameters) {
        StringBuilder request = new StringBuilder(resource).append(' ');
        for (int i = 0; i < parameters.length; i += 2) {
            if (parameters[i + 1] != null) {
                request.append(parameters[i]).append('=').append(parameters[i + 1]).append(' ');
            }
        }
        requests.add(request.toString().strip() + (parameters.length == 0 ? " " : ""));
        Object answer = Optional.ofNullable(answers.get(resource)).map(Deque::poll)
                .orElseThrow(() -> new AssertionError("no answer is scripted for " + request));
        if (answer instanceof VendorFailure failure) {
            throw failure;
        }
        return Payloads.page((String) answer, type);
    }

    @Override
    public SchedulePage schedules() {
        return answer("schedules", SchedulePage.class);
    }

    @Override
    public SchedulePage.Holidays holidays(long scheduleId) {
        return answer("holidays", SchedulePage.Holidays.class, "id", scheduleId);
    }

    @Override
    public CustomStatuses customStatuses() {
        return answers.containsKey("custom_statuses") ? answer("custom_statuses", CustomStatuses.class) : CustomStatuses.NONE;
    }

    @Override
    public GroupPage groups(int size, String after) {
        return answer("groups", GroupPage.class, "size", size, "after", after);
    }

    @Override
    public UserPage users(String ids) {
        return answer("show_many", UserPage.class, "ids", ids);
    }

    @Override
    public UserPage users(Long startTime, String cursor, int perPage) {
        return answer("users", UserPage.class, "start_time", startTime, "cursor", cursor, "per_page", perPage);
    }

    @Override
    public OrganizationPage organizations(long startTime) {
        return answer("organizations", OrganizationPage.class, "start_time", startTime);
    }

    @Override
    public OrganizationPage.Single organization(long id) {
        return answer("organization", OrganizationPage.Single.class, "id", id);
    }

    @Override
    public TicketPage tickets(Long startTime, String cursor, int perPage, String include, String scope) {
        return answer("tickets", TicketPage.class, "start_time", startTime, "cursor", cursor, "per_page", perPage, "include",
                include, "scope", scope);
    }

    @Override
    public TicketPage.Single ticket(long id, String include) {
        return answer("ticket", TicketPage.Single.class, "id", id);
    }

    @Override
    public SearchCount searchCount(String query) {
        return answer("search_count", SearchCount.class, "query", query);
    }

    @Override
    public TicketEventPage ticketEvents(long startTime, String include, String scope) {
        return answer("ticket_events", TicketEventPage.class, "start_time", startTime, "include", include, "scope", scope);
    }

    @Override
    public MetricEventPage metricEvents(long startTime) {
        return answer("metric_events", MetricEventPage.class, "start_time", startTime);
    }

    @Override
    public RatingPage ratings(long startTime, Long endTime, int size, String after) {
        return answer("ratings", RatingPage.class, "start_time", startTime, "end_time", endTime, "size", size, "after", after);
    }

    @Override
    public SurveyPage surveyResponses(long createdFrom, Long createdTo, String sort, int size, String after) {
        return answer("surveys", SurveyPage.class, "created_from", createdFrom, "created_to", createdTo, "size", size, "after",
                after);
    }

    @Override
    public CallPage calls(long startTime) {
        return answer("calls", CallPage.class, "start_time", startTime);
    }

    @Override
    public CallLegPage callLegs(long startTime) {
        return answer("legs", CallLegPage.class, "start_time", startTime);
    }
}
