package io.helpdeskroi.intercom;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import com.fasterxml.jackson.databind.JsonNode;

import io.helpdeskroi.connector.spi.Cursor;
import io.helpdeskroi.connector.spi.FetchContext;
import io.helpdeskroi.connector.spi.Fetched;
import io.helpdeskroi.connector.spi.VendorFailure;
import io.helpdeskroi.connector.spi.VendorStream;

/**
 * An Intercom that answers from a script: each answer is a body or a failure, in the order of the requests to its resource.
 * Conversations and tickets that are not scripted are gone.
 */
final class FakeIntercom implements IntercomApi {

    static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    static final Instant NOW = Instant.parse("2026-10-01T00:00:00Z");
    private static final ExecutorService READER = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "fake-reader");
        thread.setDaemon(true);
        return thread;
    });

    /** Requests in order, for example {@code companies scroll=x}. */
    final List<String> requests = Collections.synchronizedList(new ArrayList<>());
    /** Bodies of the searches in order. */
    final List<Search> searches = new ArrayList<>();
    private final Map<String, Deque<Object>> answers = new HashMap<>();
    private IntercomSession session = session("us");

    FakeIntercom() {
        answer("me", "{\"app\":{\"region\":\"US\"}}");
    }

    private IntercomSession session(String region) {
        return new IntercomSession(new IntercomSettings(Optional.of(region), URI.create("https://api.intercom.io")), this,
                READER);
    }

    /** The connection says that the workspace lives there. */
    FakeIntercom configured(String region) {
        session = session(region);
        return this;
    }

    IntercomSession session() {
        return session;
    }

    FakeIntercom answer(String resource, String body) {
        answers.computeIfAbsent(resource, ignored -> new ArrayDeque<>()).add(body);
        return this;
    }

    FakeIntercom fail(String resource, VendorFailure failure) {
        answers.computeIfAbsent(resource, ignored -> new ArrayDeque<>()).add(failure);
        return this;
    }

    Fetched.Page fetch(VendorStream<IntercomSession> stream, Optional<Cursor> cursor) {
        return fetch(stream, cursor, NOW);
    }

    Fetched.Page fetch(VendorStream<IntercomSession> stream, Optional<Cursor> cursor, Instant now) {
        return (Fetched.Page) stream.fetch(session, context(cursor, now));
    }

    static FetchContext context(Optional<Cursor> cursor, Instant now) {
        return new FetchContext("acme", cursor, START, Optional.empty(), now,
                Map.of("Reason", "topic", "contact.plan_key", "plan", "company.branch", "industry"));
    }

    /** The requests to one resource. */
    List<String> requestsTo(String resource) {
        return requests.stream().filter(request -> request.equals(resource) || request.startsWith(resource + " ")).toList();
    }

    private <T> T answer(Class<T> type, String resource, String parameters) {
        requests.add((resource + " " + parameters).strip());
        Deque<Object> scripted = answers.getOrDefault(resource, new ArrayDeque<>());
        Object answer = scripted.size() == 1 && (resource.equals("admins") || resource.equals("me")) ? scripted.peek()
                : scripted.poll();
        if (answer == null && resource.equals("admins")) {
            answer = "{\"admins\":[]}";
        }
        if (answer == null && resource.matches("(conversation|ticket)/.*")) {
            throw new VendorFailure.Gone(resource);
        }
        if (answer == null) {
            throw new AssertionError("no answer is scripted for " + resource + " " + parameters);
        }
        if (answer instanceof VendorFailure failure) {
            throw failure;
        }
        return Payloads.read((String) answer, type);
    }

    private Listing search(String resource, Search search) {
        searches.add(search);
        return answer(Listing.class, resource, "");
    }

    @Override
    public Me me() {
        return answer(Me.class, "me", "");
    }

    @Override
    public Listing admins() {
        return answer(Listing.class, "admins", "");
    }

    @Override
    public Listing teams() {
        return answer(Listing.class, "teams", "");
    }

    @Override
    public Listing companies(String scroll) {
        return answer(Listing.class, "companies", "scroll=" + scroll);
    }

    @Override
    public JsonNode company(String id) {
        return answer(JsonNode.class, "company/" + id, "");
    }

    @Override
    public JsonNode contact(String id) {
        return answer(JsonNode.class, "contact/" + id, "");
    }

    @Override
    public Listing contacts(Search search) {
        return search("contacts", search);
    }

    @Override
    public Listing conversations(Search search) {
        return search("conversations", search);
    }

    @Override
    public JsonNode conversation(String id) {
        return answer(JsonNode.class, "conversation/" + id, "");
    }

    @Override
    public Listing deletedConversations(int page, int perPage) {
        return answer(Listing.class, "deleted", "page=" + page);
    }

    @Override
    public Listing tickets(Search search) {
        return search("tickets", search);
    }

    @Override
    public JsonNode ticket(String id) {
        return answer(JsonNode.class, "ticket/" + id, "");
    }

    @Override
    public Listing calls(int page, int perPage) {
        return answer(Listing.class, "calls", "page=" + page);
    }
}
