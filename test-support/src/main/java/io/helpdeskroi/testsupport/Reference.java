package io.helpdeskroi.testsupport;

import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Assumptions;

/**
 * Public reference payloads and golden data kept outside the project under their own licences. The system property
 * {@code helpdeskroi.reference} names the folder; a test that needs a file is skipped, visibly, where it is absent.
 */
public final class Reference {

    private Reference() {
    }

    /** The path of a reference file, for example {@code fixtures/zendesk/tickets.json}; skips the test if absent. */
    public static Path file(String relative) {
        Path file = Path.of(System.getProperty("helpdeskroi.reference", "")).resolve(relative);
        Assumptions.assumeTrue(Files.isReadable(file), () -> "reference data not at hand: " + relative);
        return file;
    }
}
