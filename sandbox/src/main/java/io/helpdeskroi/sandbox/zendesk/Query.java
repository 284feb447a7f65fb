package io.helpdeskroi.sandbox.zendesk;

import java.util.List;
import java.util.Optional;

import jakarta.ws.rs.core.UriInfo;

/**
 * The query parameters of a request.
 */
final class Query {

    private final UriInfo uri;

    Query(UriInfo uri) {
        this.uri = uri;
    }

    Optional<String> text(String name) {
        return Optional.ofNullable(uri.getQueryParameters().getFirst(name)).filter(value -> !value.isBlank());
    }

    /** A number; empty when absent or not a number. */
    Optional<Long> number(String name) {
        return text(name).filter(value -> value.matches("-?[0-9]{1,18}")).map(Long::parseLong);
    }

    /** A page size between 1 and {@code most}, which is also the default. */
    int size(String name, int most) {
        return (int) Math.max(1, Math.min(most, number(name).orElse((long) most)));
    }

    boolean includes(String sideload) {
        return text("include").map(include -> List.of(include.split(",")).contains(sideload)).orElse(false);
    }

    /** {@code &name=value} for each of the named parameters that is present, to keep them in links. */
    String kept(String... names) {
        StringBuilder kept = new StringBuilder();
        for (String name : names) {
            text(name).ifPresent(value -> kept.append('&').append(name.replace("[", "%5B").replace("]", "%5D")).append('=')
                    .append(java.net.URLEncoder.encode(value, java.nio.charset.StandardCharsets.UTF_8)));
        }
        return kept.toString();
    }
}
