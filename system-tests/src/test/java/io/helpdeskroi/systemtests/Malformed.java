package io.helpdeskroi.systemtests;

import static java.util.Map.entry;

import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which of a connector's feeds the sandbox's malformed records come in.
 */
final class Malformed {

    /** Feeds that give records of a kind, by vendor. */
    private static final Map<String, Map<String, String>> FEEDS = Map.of(
            "zendesk", Map.ofEntries(entry("user", "users"), entry("organization", "organizations"), entry("group", "groups"),
                    entry("ticket", "tickets"), entry("ticket_event", "ticket-events"),
                    entry("ticket_metric_event", "metric-events"), entry("satisfaction_rating", "satisfaction-ratings"),
                    entry("survey_response", "survey-responses"), entry("call", "calls"), entry("leg", "call-legs")),
            "intercom", Map.of("company", "companies", "contact", "contacts", "conversation", "conversations", "ticket",
                    "tickets"));

    private Malformed() {
    }

    /** The dead letters, as {@code stream/id}, that the records served malformed must have become. */
    static Set<String> deadLetters(String vendor, SandboxControl sandbox) throws IOException, InterruptedException {
        Set<String> letters = new TreeSet<>();
        for (String record : sandbox.struck(vendor)) {
            int slash = record.indexOf('/');
            letters.add(FEEDS.get(vendor).get(record.substring(0, slash)) + record.substring(slash));
        }
        return letters;
    }
}
