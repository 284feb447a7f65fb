package io.helpdeskroi.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What people wrote to each other in the sandbox company, asked of the vendors themselves.
 */
final class Messages {

    private static final int LEAST_LENGTH = 15;

    private Messages() {
    }

    /** Every different text of some pages of both vendors' messages. */
    static Set<String> of(LocalRun run) throws IOException, InterruptedException {
        Set<String> messages = new TreeSet<>();
        Service zendesk = run.vendor("Basic " + java.util.Base64.getEncoder()
                .encodeToString(("admin@sandbox.example/token:" + run.secret("sandbox.api-token")).getBytes()));
        collect(zendesk.get("/zendesk/api/v2/incremental/ticket_events.json?start_time=0&include=comment_events"), messages);
        collect(zendesk.get("/zendesk/api/v2/incremental/tickets/cursor.json?start_time=0"), messages);
        int ofZendesk = messages.size();
        Service intercom = run.vendor("Bearer " + run.secret("sandbox.intercom-token"));
        JsonNode found = intercom.ask("POST", "/intercom/conversations/search", """
                {"query":{"field":"updated_at","operator":">","value":0},"pagination":{"per_page":50}}""");
        for (JsonNode conversation : found.path("conversations")) {
            // A search for conversations finds tickets too, which are read elsewhere.
            intercom.tryGet("/intercom/conversations/" + conversation.path("id").asText())
                    .ifPresent(one -> collect(one, messages));
        }
        assertThat(ofZendesk).as("messages of one vendor").isPositive();
        assertThat(messages).as("messages of both").hasSizeGreaterThan(ofZendesk);
        return messages;
    }

    private static void collect(JsonNode answer, Set<String> messages) {
        for (String field : List.of("body", "description", "subject", "raw_subject", "comment")) {
            for (JsonNode value : answer.findValues(field)) {
                if (value.isTextual() && value.asText().length() >= LEAST_LENGTH) {
                    messages.add(value.asText().replaceAll("</?p>", ""));
                }
            }
        }
    }
}
