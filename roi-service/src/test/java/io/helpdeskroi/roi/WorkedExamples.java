package io.helpdeskroi.roi;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;

import io.helpdeskroi.testsupport.Reference;

/**
 * The short examples of the ROI catalogue, read from the reference data; a comma inside quotes belongs to its cell.
 */
public final class WorkedExamples {

    private WorkedExamples() {
    }

    /** The expected text of the row with this id, measure and inputs. */
    public static String expected(String id, String measure, String inputs) {
        return rows("golden/worked_examples.csv").stream()
                .filter(row -> row.get(0).equals(id) && row.get(1).equals(measure) && row.get(2).equals(inputs))
                .findFirst().orElseThrow(() -> new AssertionError("no example " + id + " " + measure + " " + inputs)).get(3);
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
