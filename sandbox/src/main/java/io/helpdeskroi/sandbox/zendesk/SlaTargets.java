package io.helpdeskroi.sandbox.zendesk;

import java.util.ArrayList;
import java.util.List;

/**
 * The account's one SLA policy: targets in business minutes by priority.
 */
final class SlaTargets {

    static final long POLICY = 360_009_000_001L;
    static final String TITLE = "Standard";

    /** A target of the policy; {@code policyMetric} is the policy's name for what metric events call {@code eventMetric}. */
    record Target(String priority, String policyMetric, String eventMetric, int minutes) {
    }

    private SlaTargets() {
    }

    static int firstReplyMinutes(String priority) {
        return switch (priority) {
            case "urgent" -> 60;
            case "high" -> 120;
            case "low" -> 480;
            default -> 240;
        };
    }

    static int requesterWaitMinutes(String priority) {
        return 4 * firstReplyMinutes(priority);
    }

    static List<Target> all() {
        List<Target> targets = new ArrayList<>();
        for (String priority : List.of("low", "normal", "high", "urgent")) {
            targets.add(new Target(priority, "first_reply_time", "reply_time", firstReplyMinutes(priority)));
            targets.add(new Target(priority, "next_reply_time", "reply_time", firstReplyMinutes(priority)));
            targets.add(new Target(priority, "requester_wait_time", "requester_wait_time", requesterWaitMinutes(priority)));
        }
        return targets;
    }
}
