package io.helpdeskroi.intercom;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.helpdeskroi.connector.rows.FieldMappings;
import io.helpdeskroi.connector.spi.MappedRecord;
import io.helpdeskroi.contract.AgentKind;
import io.helpdeskroi.contract.ContractJson;
import io.helpdeskroi.contract.Event;
import io.helpdeskroi.contract.EventKind;
import io.helpdeskroi.contract.Fact;
import io.helpdeskroi.contract.FactRecord;
import io.helpdeskroi.contract.Interaction;

/**
 * The project's own payloads, written from the vendor's documentation, and what mappers made of them.
 */
final class Payloads {

    private static final ObjectMapper JSON = ContractJson.mapper();
    private static final Ids ACME = new Ids("acme");
    /** Admin 1 is the vendor's classic bot, admin 2 its AI agent. */
    private static final Staff STAFF = new Staff(Map.of("1", AgentKind.BOT, "2", AgentKind.AI_AGENT));

    private Payloads() {
    }

    /** Reads an answer as the REST client does. */
    static <T> T read(String json, Class<T> type) {
        try {
            return JSON.readValue(json, type);
        } catch (JsonProcessingException unreadable) {
            throw new IllegalArgumentException(unreadable);
        }
    }

    static String text(String name) {
        try (InputStream file = Payloads.class.getResourceAsStream("/payloads/" + name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** A conversation begun by contact c1 at {@code Instant 1790000000}, with these further fields and parts. */
    static List<MappedRecord> conversation(String fields, String... parts) {
        return conversationOf(fields, parts.length, parts);
    }

    static List<MappedRecord> conversationOf(String fields, int total, String... parts) {
        String base = """
                {"type":"conversation","id":"501","created_at":1790000000,"updated_at":1790090000,"state":"open",
                 "source":{"type":"conversation","delivered_as":"customer_initiated","author":{"type":"user","id":"c1"}},
                 "contacts":{"contacts":[{"type":"contact","id":"c1"}]},
                 "conversation_parts":{"total_count":%d,"conversation_parts":[%s]}}""".formatted(total,
                String.join(",", parts));
        return map(merged(base, fields));
    }

    static List<MappedRecord> map(JsonNode conversation) {
        ConversationMapper mapper = new ConversationMapper(ACME, STAFF, new FieldMappings(Map.of("Reason", "topic")));
        return Listing.map(List.of(conversation), row -> mapper.whole(Field.read(row, Conversation.class)));
    }

    static List<MappedRecord> ticket(String fields, String... parts) {
        String base = """
                {"type":"ticket","id":"9001","category":"Customer","ticket_state":{"category":"submitted"},
                 "created_at":1790000000,"updated_at":1790000000,"contacts":{"contacts":[{"type":"contact","id":"c1"}]},
                 "ticket_parts":{"total_count":%d,"ticket_parts":[%s]}}""".formatted(parts.length, String.join(",", parts));
        TicketMapper mapper = new TicketMapper(ACME, STAFF);
        return Listing.map(List.of(merged(base, fields)), row -> mapper.map(Field.read(row, Ticket.class)));
    }

    private static JsonNode merged(String base, String fields) {
        try {
            return JSON.readerForUpdating(read(base, JsonNode.class)).readValue("{" + fields + "}");
        } catch (JsonProcessingException unreadable) {
            throw new IllegalArgumentException(unreadable);
        }
    }

    /** A part at {@code 1790000000 + seconds}; its number is {@code seconds}, its author {@code type:id}. */
    static String part(long seconds, String type, String author, String more) {
        return "{\"type\":\"conversation_part\",\"id\":\"%d\",\"part_type\":\"%s\",\"created_at\":%d,\"updated_at\":%d,%s"
                .formatted(seconds, type, 1790000000L + seconds, 1790000000L + seconds,
                        "\"author\":{\"type\":\"%s\",\"id\":\"%s\"}%s}".formatted(author.substring(0, author.indexOf(':')),
                                author.substring(author.indexOf(':') + 1), more));
    }

    static Instant at(long seconds) {
        return Instant.ofEpochSecond(1790000000L + seconds);
    }

    static List<FactRecord> facts(List<MappedRecord> records) {
        return records.stream().filter(MappedRecord.Delivered.class::isInstance).map(MappedRecord.Delivered.class::cast)
                .map(MappedRecord.Delivered::record).toList();
    }

    /** The fact with this id (without its source) among the records. */
    static <T extends Fact> T fact(List<MappedRecord> records, String id, Class<T> type) {
        return type.cast(record(records, id).fact());
    }

    static FactRecord record(List<MappedRecord> records, String id) {
        return facts(records).stream().filter(record -> record.id().toString().equals("acme/" + id)).reduce((one, two) -> {
            throw new AssertionError("two facts have the id " + id);
        }).orElseThrow(() -> new AssertionError("no fact has the id " + id + ": " + ids(records)));
    }

    static Interaction interaction(List<MappedRecord> records) {
        return facts(records).stream().map(FactRecord::fact).filter(Interaction.class::isInstance).map(Interaction.class::cast)
                .findFirst().orElseThrow(() -> new AssertionError("no interaction among " + records));
    }

    /** The timeline as the metrics service orders it. */
    static List<Event> timeline(List<MappedRecord> records) {
        return facts(records).stream().map(FactRecord::fact).filter(Event.class::isInstance).map(Event.class::cast)
                .sorted(java.util.Comparator.comparing(Event::occurredAt).thenComparing(Event::sourceSeq)).toList();
    }

    /** The statuses of a timeline with the seconds since creation: {@code open@0}. */
    static List<String> statuses(List<MappedRecord> records) {
        return timeline(records).stream().filter(event -> event.type() == EventKind.STATUS)
                .map(event -> event.to() + "@" + (event.occurredAt().getEpochSecond() - 1790000000L)).toList();
    }

    /** Ids of the facts, without their source. */
    static List<String> ids(List<MappedRecord> records) {
        return facts(records).stream().map(record -> record.id().toString().substring("acme/".length())).toList();
    }

    static List<String> skips(List<MappedRecord> records) {
        return records.stream().filter(MappedRecord.Skipped.class::isInstance).map(MappedRecord.Skipped.class::cast)
                .map(MappedRecord.Skipped::reason).toList();
    }

    static List<MappedRecord.Malformed> malformed(List<MappedRecord> records) {
        return records.stream().filter(MappedRecord.Malformed.class::isInstance).map(MappedRecord.Malformed.class::cast)
                .toList();
    }

    /** Names of the fields whose value nobody knew. */
    static List<String> unmapped(List<MappedRecord> records) {
        return records.stream().filter(MappedRecord.Delivered.class::isInstance).map(MappedRecord.Delivered.class::cast)
                .flatMap(delivered -> delivered.unmapped().stream()).toList();
    }
}
