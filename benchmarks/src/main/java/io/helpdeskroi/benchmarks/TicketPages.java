package io.helpdeskroi.benchmarks;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Pages of 1,000 made-up Zendesk tickets of about 2 KB each, as the incremental cursor export sends them; always the
 * same bytes for the same seed.
 */
final class TicketPages {

    static final int PER_PAGE = 1_000;

    private static final String[] STATUS = { "new", "open", "pending", "hold", "solved", "closed" };
    private static final String[] CHANNEL = { "email", "web", "chat", "voice", "native_messaging", "api" };
    private static final String[] PRIORITY = { "\"low\"", "\"normal\"", "\"high\"", "\"urgent\"", "null" };
    private static final long FIRST_TIMESTAMP = Instant.parse("2025-01-01T00:00:00Z").getEpochSecond();

    private final List<byte[]> pages = new ArrayList<>();

    TicketPages(int count, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int page = 0; page < count; page++) {
            pages.add(page(page, page == count - 1, random).getBytes(StandardCharsets.UTF_8));
        }
    }

    int count() {
        return pages.size();
    }

    byte[] get(int page) {
        return pages.get(page);
    }

    long tickets() {
        return (long) pages.size() * PER_PAGE;
    }

    private static String page(int page, boolean last, SplittableRandom random) {
        StringBuilder json = new StringBuilder(PER_PAGE * 2_200).append("{\"tickets\":[");
        for (int i = 0; i < PER_PAGE; i++) {
            if (i > 0) {
                json.append(',');
            }
            ticket(json, (long) page * PER_PAGE + i + 1, random);
        }
        long end = FIRST_TIMESTAMP + (page + 1L) * PER_PAGE;
        return json.append("],\"count\":").append(PER_PAGE).append(",\"end_time\":").append(end)
                .append(",\"after_cursor\":\"page-").append(page + 1).append("\",\"before_cursor\":null,\"end_of_stream\":")
                .append(last).append('}').toString();
    }

    private static void ticket(StringBuilder json, long id, SplittableRandom random) {
        Instant created = Instant.ofEpochSecond(FIRST_TIMESTAMP + id * 7);
        json.append("{\"url\":\"https://example.zendesk.com/api/v2/tickets/").append(id).append(".json\",\"id\":").append(id)
                .append(",\"external_id\":null,\"via\":{\"channel\":\"").append(CHANNEL[random.nextInt(CHANNEL.length)])
                .append("\",\"source\":{\"from\":{\"address\":\"customer").append(id)
                .append("@example.com\",\"name\":\"Customer ").append(id)
                .append("\"},\"to\":{\"name\":\"Support\",\"address\":\"support@example.com\"},\"rel\":null}}")
                .append(",\"created_at\":\"").append(created).append("\",\"updated_at\":\"").append(created.plusSeconds(3_600))
                .append("\",\"generated_timestamp\":").append(FIRST_TIMESTAMP + id)
                .append(",\"type\":\"question\",\"subject\":\"Where is my order ").append(random.nextInt(1_000_000))
                .append("?\",\"raw_subject\":\"Where is my order?\",\"description\":\"")
                .append("Hello, I ordered a while ago and would like to know when it arrives. ".repeat(9))
                .append("\",\"priority\":").append(PRIORITY[random.nextInt(PRIORITY.length)]).append(",\"status\":\"")
                .append(STATUS[random.nextInt(STATUS.length)])
                .append("\",\"recipient\":\"support@example.com\",\"requester_id\":")
                .append(9_000_000_000L + random.nextInt(50_000)).append(",\"submitter_id\":9000000001,\"assignee_id\":")
                .append(77_000 + random.nextInt(40)).append(",\"organization_id\":31,\"group_id\":")
                .append(5 + random.nextInt(6))
                .append(",\"collaborator_ids\":[],\"follower_ids\":[],\"email_cc_ids\":[],\"forum_topic_id\":null,")
                .append("\"problem_id\":null,\"has_incidents\":false,\"is_public\":true,\"due_at\":null,")
                .append("\"tags\":[\"billing\",\"order\",\"eu\"],\"custom_fields\":[");
        for (int field = 0; field < 8; field++) {
            json.append(field == 0 ? "" : ",").append("{\"id\":").append(360_000_000_000L + field).append(",\"value\":\"value")
                    .append(random.nextInt(20)).append("\"}");
        }
        json.append("],\"satisfaction_rating\":{\"score\":\"unoffered\"},\"sharing_agreement_ids\":[],")
                .append("\"followup_ids\":[],\"ticket_form_id\":360000389592,\"brand_id\":2,\"allow_channelback\":false,")
                .append("\"allow_attachments\":true,\"from_messaging_channel\":false,\"support_type\":\"agent\",")
                .append("\"metric_set\":{\"ticket_id\":").append(id)
                .append(",\"reopens\":0,\"replies\":2,\"assignee_stations\":1,\"group_stations\":1,\"solved_at\":null,")
                .append("\"reply_time_in_minutes\":{\"calendar\":").append(random.nextInt(600))
                .append(",\"business\":42},\"full_resolution_time_in_minutes\":{\"calendar\":254,\"business\":254}}}");
    }
}
