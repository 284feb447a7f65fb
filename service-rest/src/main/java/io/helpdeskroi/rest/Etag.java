package io.helpdeskroi.rest;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * Entity tags: of a version number for things that are edited, of the content for answers that are computed.
 */
public final class Etag {

    private Etag() {
    }

    /** The tag of a thing's version, with its quotes. */
    public static String ofVersion(long version) {
        return '"' + Long.toString(version) + '"';
    }

    /** The tag of a content, with its quotes. */
    public static String ofContent(String content) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
            return '"' + Base64.getUrlEncoder().withoutPadding().encodeToString(digest).substring(0, 22) + '"';
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /**
     * Checks an {@code If-Match} header against the present version.
     *
     * @throws ProblemException 428 when the header is missing, 412 when it names another version
     */
    public static void requireMatch(String ifMatch, long version, String what) {
        if (ifMatch == null || ifMatch.isBlank()) {
            throw ProblemException.ifMatchMissing(what);
        }
        if (!ifMatch.trim().equals(ofVersion(version)) && !ifMatch.trim().equals("*")) {
            throw ProblemException.changedMeanwhile(what);
        }
    }
}
