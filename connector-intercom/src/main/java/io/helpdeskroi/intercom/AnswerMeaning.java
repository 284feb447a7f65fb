package io.helpdeskroi.intercom;

import java.net.http.HttpHeaders;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.helpdeskroi.connector.spi.ResponseMeaning;
import io.helpdeskroi.connector.spi.VendorFailure;

/**
 * What Intercom's bad answers mean where the status alone does not say it. A body may be the vendor's error list, a proxy's
 * HTML or nothing, so it is only searched for the first error code.
 */
final class AnswerMeaning implements ResponseMeaning {

    private static final Pattern CODE = Pattern.compile("\"code\"\\s*:\\s*\"([a-z_]{1,40})\"");
    private static final Pattern SINGLE = Pattern
            .compile("/(conversations|tickets|contacts|companies)/(?!search$|deleted$|scroll$)[^/]+$");

    /** Marks a failure that reading on without the cursor may avoid. */
    static final class CursorRefused extends RuntimeException {
        CursorRefused() {
            super("the vendor may not know the cursor", null, false, false);
        }
    }

    /** Marks the answer that another walk through the companies is still open. */
    static final class ScrollExists extends RuntimeException {
        ScrollExists() {
            super("a walk through the companies is open", null, false, false);
        }
    }

    @Override
    public Optional<VendorFailure> read(int status, String path, Supplier<String> body) {
        return Optional.ofNullable(switch (status) {
            case 400 -> refused(path, code(body));
            case 401 -> new VendorFailure.Credentials(path + " answered 401" + code(body)
                    + ": the access token is not accepted; it may also belong to a workspace in another region than configured");
            case 403 -> new VendorFailure.Forbidden(path + " answered 403" + code(body)
                    + ": the workspace's plan or the token's permissions do not cover it");
            case 404, 406 -> SINGLE.matcher(path).find() ? missing(status, path, code(body))
                    : new VendorFailure.Forbidden(path + " answered " + status + ": the workspace does not offer it");
            case 409 -> new VendorFailure.Protocol(path + " answered 409" + code(body), null);
            default -> null;
        });
    }

    @Override
    public Optional<Instant> limitedUntil(HttpHeaders headers, Instant now) {
        return IntercomLimits.resetsAt(headers, now);
    }

    /** A proxy on the way answers 404 too: what it says must not pass for a deletion, which nothing takes back. */
    private static VendorFailure missing(int status, String path, String code) {
        return status == 404 && code.endsWith("not_found)") ? new VendorFailure.Gone(path + " answered 404" + code)
                : new VendorFailure.Protocol(path + " answered " + status + code + " without saying that it is gone", null);
    }

    private static VendorFailure refused(String path, String code) {
        return switch (code) {
            case " (intercom_version_invalid)" -> new VendorFailure.Protocol(path + " answered 400" + code
                    + ": the vendor no longer serves version " + IntercomApi.VERSION
                    + " of its API, so that this connector has to be updated", null);
            case " (scroll_exists)" -> new VendorFailure.Protocol(path + " answered 400" + code, new ScrollExists());
            default -> new VendorFailure.Protocol(path + " answered 400" + code
                    + ": a parameter or the cursor is not accepted", new CursorRefused());
        };
    }

    private static String code(Supplier<String> body) {
        Matcher code = CODE.matcher(body.get());
        return code.find() ? " (" + code.group(1) + ")" : "";
    }
}
