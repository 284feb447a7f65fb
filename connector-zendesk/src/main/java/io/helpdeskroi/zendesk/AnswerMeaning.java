package io.helpdeskroi.zendesk;

import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;

import io.helpdeskroi.connector.spi.ResponseMeaning;
import io.helpdeskroi.connector.spi.VendorFailure;

/**
 * What Zendesk's bad answers mean where the status alone does not say it. The vendor has no single error format, so the
 * body is only searched for the words that matter.
 */
final class AnswerMeaning implements ResponseMeaning {

    private static final Pattern SINGLE_ROW = Pattern.compile("/\\d+(/|$|\\.json)");

    /** Marks a failure that a smaller page avoids. */
    static final class PageTooBig extends RuntimeException {
        PageTooBig() {
            super("the page takes the vendor too long", null, false, false);
        }
    }

    /** Marks a failure that reading on without the cursor may avoid. */
    static final class CursorRefused extends RuntimeException {
        CursorRefused() {
            super("the vendor may not know the cursor", null, false, false);
        }
    }

    @Override
    public Optional<VendorFailure> read(int status, String path, Supplier<String> body) {
        return Optional.ofNullable(switch (status) {
            case 400 -> new VendorFailure.Protocol(path + " answered 400: a parameter or the cursor is not accepted",
                    new CursorRefused());
            case 404 -> SINGLE_ROW.matcher(path).find() ? null
                    : new VendorFailure.Forbidden(path + " answered 404: the account lacks the feature");
            case 422 -> body.get().contains("Too recent start_time")
                    ? new VendorFailure.NothingYet(path + " answered 422: too recent")
                    : null;
            case 504 -> body.get().contains("upstream request timeout")
                    ? new VendorFailure.Transient(path + " answered 504: upstream request timeout", new PageTooBig())
                    : null;
            default -> null;
        });
    }
}
