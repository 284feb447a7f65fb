package io.helpdeskroi.sandbox.intercom;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A place in the results of a search: after the record of this id and sort value. Opaque on the wire.
 */
record SearchCursor(long sortMillis, long id, int page) {

    private static final Pattern FORM = Pattern.compile("\\[(-?[0-9]{1,18}),([0-9]{1,18}),([0-9]{1,9})]");

    String encoded() {
        return Base64.getEncoder()
                .encodeToString(("[" + sortMillis + "," + id + "," + page + "]").getBytes(StandardCharsets.UTF_8));
    }

    static Optional<SearchCursor> decode(String encoded) {
        try {
            Matcher matcher = FORM.matcher(new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8));
            return matcher.matches() ? Optional.of(new SearchCursor(Long.parseLong(matcher.group(1)),
                    Long.parseLong(matcher.group(2)), Integer.parseInt(matcher.group(3)))) : Optional.empty();
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }
}
