package io.helpdeskroi.sandbox.zendesk;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A place in a cursor export: after the record of this id at this time. Opaque on the wire.
 */
record Cursor(long at, long id) {

    private static final Pattern FORM = Pattern.compile("([0-9]{1,12})\\.0\\|\\|([0-9]{1,18})\\|");

    String encoded() {
        return Base64.getEncoder().withoutPadding()
                .encodeToString((at + ".0||" + id + "|").getBytes(StandardCharsets.UTF_8));
    }

    static Optional<Cursor> decode(String encoded) {
        try {
            Matcher matcher = FORM.matcher(new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8));
            return matcher.matches()
                    ? Optional.of(new Cursor(Long.parseLong(matcher.group(1)), Long.parseLong(matcher.group(2))))
                    : Optional.empty();
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }
}
