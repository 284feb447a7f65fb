package io.helpdeskroi.zendesk;

import java.io.IOException;
import java.util.Locale;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;

/**
 * How something came into Zendesk. Tickets carry an object, events often only the channel's name, old rows a number.
 *
 * @param channel lower case with underscores; a number as its digits
 * @param source optional
 */
@JsonDeserialize(using = Via.Reader.class)
record Via(String channel, Source source) {

    /**
     * Where it came from.
     *
     * @param from optional
     * @param to optional
     * @param rel relation to the source, for example {@code follow_up}; optional
     */
    record Source(End from, End to, String rel) {
    }

    /** One end of a source; only a ticket's id is of interest, the addresses beside it are personal. Optional. */
    record End(Long ticketId) {
    }

    /** The written form without source. */
    private record Whole(String channel, Source source) {
    }

    /** @return the relation to the source, or an empty text */
    String rel() {
        return source == null || source.rel() == null ? "" : source.rel();
    }

    /** Done by a trigger, automation or other rule, without a person. */
    boolean byRule() {
        return channel.equals("rule") || rel().equals("trigger") || rel().equals("automation");
    }

    boolean byBot() {
        return channel.startsWith("answer_bot");
    }

    boolean ofMerge() {
        return channel.equals("merge") || rel().equals("merge");
    }

    static final class Reader extends JsonDeserializer<Via> {

        @Override
        public Via deserialize(JsonParser json, DeserializationContext context) throws IOException {
            if (json.currentToken() == JsonToken.START_OBJECT) {
                Whole whole = context.readValue(json, Whole.class);
                return new Via(name(whole.channel()), whole.source());
            }
            return new Via(name(context.readValue(json, String.class)), null);
        }

        /** Event feeds write display names such as "Web form". */
        private static String name(String channel) {
            return channel == null ? "" : channel.trim().toLowerCase(Locale.ROOT).replace(' ', '_');
        }
    }
}
