package io.helpdeskroi.sandbox.intercom;

import java.util.Optional;

/**
 * A version of the vendor's interface. Shapes and words of answers depend on it.
 *
 * @param minor of 2.x; the preview is above all
 */
record Version(int minor) {

    /** What the app is set to: counts where a request names none. */
    private static final Version OF_APP = new Version(14);
    private static final int OLDEST = 7;
    private static final int NEWEST = 17;
    private static final int PREVIEW = 99;

    /** The version of a header, the app's own for none; empty for one that does not exist. */
    static Optional<Version> of(String header) {
        if (header == null || header.isBlank()) {
            return Optional.of(OF_APP);
        }
        if (header.equals("Preview") || header.equals("Unstable")) {
            return Optional.of(new Version(PREVIEW));
        }
        if (!header.matches("2\\.[0-9]{1,2}")) {
            return Optional.empty();
        }
        int minor = Integer.parseInt(header.substring(2));
        return minor < OLDEST || minor > NEWEST ? Optional.empty() : Optional.of(new Version(minor));
    }

    boolean atLeast(int other) {
        return minor >= other;
    }
}
