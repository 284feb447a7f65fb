package io.helpdeskroi.metrics.fact;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import io.helpdeskroi.contract.Channel;
import io.helpdeskroi.contract.Event;
import io.helpdeskroi.contract.FactId;
import io.helpdeskroi.contract.Interaction;
import io.helpdeskroi.contract.Source;

/**
 * The slices a case falls into (C11) as valid at an instant. What is missing is {@code unknown}, so that slices add up.
 */
public final class Dimensions {

    /** The dimensions of every observation; those of queue entries have {@code queue} besides. */
    public static final List<String> NAMES = List.of("channel", "channel_group", "direction", "source", "vendor", "team",
            "topic", "priority", "product", "brand", "language", "country", "region", "journey_stage", "in_hours",
            "handled_by", "resolver");

    static final String UNKNOWN = "unknown";

    private final CaseHistory history;
    private final Map<String, String> constant;
    private Map<String, String> last;
    private String lastTeam;
    private String lastPriority;
    private String lastQueue;
    /** Most cases stay with one team and priority: then every instant has the same slices. */
    private final boolean steady;

    Dimensions(CaseHistory history) {
        this.history = history;
        Interaction interaction = history.interaction;
        String source = history.cluster.survivor().id().source();
        steady = history.priorities.isEmpty() && history.assignments.teamNeverChanges();
        constant = new HashMap<>(32);
        constant.put("channel", lower(interaction.channel()));
        constant.put("channel_group", group(interaction.channel()));
        constant.put("direction", lower(interaction.direction()));
        constant.put("source", source);
        constant.put("vendor", history.directory.source(source).map(Source::vendor).map(Dimensions::lower).orElse(UNKNOWN));
        constant.put("topic", orUnknown(interaction.topic()));
        constant.put("product", orUnknown(interaction.product()));
        constant.put("brand", orUnknown(interaction.brand()));
        constant.put("language", orUnknown(interaction.language()));
        constant.put("country", orUnknown(interaction.country()));
        constant.put("region", orUnknown(interaction.region()));
        constant.put("journey_stage", lower(interaction.journeyStage()));
        constant.put("in_hours", inHours());
        constant.put("handled_by", history.handledBy().wire());
        constant.put("resolver", Optional.ofNullable(history.statuses.standingSolve()).map(solve -> solve.resolver().wire())
                .orElse("none"));
    }

    Map<String, String> at(Instant instant) {
        return at(instant, null);
    }

    /** With the queue of a leg; null for measures that know no queue. */
    Map<String, String> at(Instant instant, String queue) {
        if (steady && last != null && Objects.equals(queue, lastQueue)) {
            return last;
        }
        FactId teamId = history.assignments.teamAt(instant);
        String team = teamId == null ? UNKNOWN : teamId.toString();
        String priority = priorityAt(instant);
        if (last == null || !team.equals(lastTeam) || !priority.equals(lastPriority) || !Objects.equals(queue, lastQueue)) {
            Map<String, String> all = new HashMap<>(constant);
            all.put("team", team);
            all.put("priority", priority);
            if (queue != null) {
                all.put("queue", queue);
            }
            last = Map.copyOf(all);
            lastTeam = team;
            lastPriority = priority;
            lastQueue = queue;
        }
        return last;
    }

    private String priorityAt(Instant instant) {
        String current = null;
        for (Event change : history.priorities) {
            if (change.occurredAt().isAfter(instant)) {
                return current == null ? orUnknown(change.from()) : current;
            }
            current = orUnknown(change.to());
        }
        return current == null ? lower(history.interaction.priority()) : current;
    }

    private String inHours() {
        return history.schedules.clock().contains(history.createdAt).map(open -> open ? "in" : "out").orElse(UNKNOWN);
    }

    private static String group(Channel channel) {
        return switch (channel) {
            case EMAIL, WEB_FORM, MESSAGING, SOCIAL_PUBLIC, SOCIAL_PRIVATE, COMMUNITY, REVIEW, VOICEMAIL -> "written_async";
            case CHAT, VOICE -> "realtime";
            case HELP_CENTER, BOT, IVR -> "self_service";
            case API, OTHER -> "other";
        };
    }

    private static String orUnknown(String value) {
        return value == null || value.isBlank() ? UNKNOWN : value;
    }

    static String lower(Enum<?> value) {
        return value == null ? UNKNOWN : value.name().toLowerCase(Locale.ROOT);
    }
}
