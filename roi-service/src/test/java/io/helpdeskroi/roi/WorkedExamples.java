package io.helpdeskroi.roi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import io.helpdeskroi.testsupport.Reference;

/**
 * The short examples of the ROI catalogue, read from the reference data; a comma inside quotes belongs to its cell.
 */
public final class WorkedExamples {

    private static final String FILE = "golden/worked_examples.csv";

    private WorkedExamples() {
    }

    /**
     * What the catalogue expects of an example, checked against {@code printed}, which the test carries itself so that it
     * also stands where the reference data is not at hand.
     */
    public static String expected(String id, String measure, String inputs, String printed) {
        Path file = Path.of(System.getProperty("helpdeskroi.reference", "")).resolve(FILE);
        if (Files.isReadable(file)) {
            assertThat(rows(FILE)).as("%s %s %s", id, measure, inputs)
                    .anySatisfy(row -> assertThat(row.subList(0, 4)).containsExactly(id, measure, inputs, printed));
        }
        return printed;
    }

    /** The rows of a comma-separated reference file, without its header. */
    public static List<List<String>> rows(String file) {
        try {
            return Files.readAllLines(Reference.file(file)).stream().skip(1).map(WorkedExamples::cells).toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static List<String> cells(String line) {
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (char character : line.toCharArray()) {
            if (character == '"') {
                quoted = !quoted;
            } else if (character == ',' && !quoted) {
                cells.add(cell.toString());
                cell.setLength(0);
            } else {
                cell.append(character);
            }
        }
        cells.add(cell.toString());
        return cells;
    }
}
