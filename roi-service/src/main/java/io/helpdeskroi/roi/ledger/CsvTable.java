package io.helpdeskroi.roi.ledger;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import jakarta.ws.rs.core.MediaType;

import io.helpdeskroi.rest.ProblemException;

/**
 * A table as RFC 4180 writes it: a header, rows, quoted cells that may hold delimiters, quotes and line breaks.
 */
record CsvTable(List<String> header, List<List<String>> rows) {

    /** The characters of a body in the encoding that its type names, else UTF-8; wrong bytes are not replaced by others. */
    static String text(byte[] body, MediaType type) {
        try {
            String charset = type.getParameters().getOrDefault(MediaType.CHARSET_PARAMETER, "UTF-8");
            return Charset.forName(charset).newDecoder().decode(ByteBuffer.wrap(body)).toString();
        } catch (CharacterCodingException | IllegalArgumentException undecodable) {
            throw ProblemException.field("body", "is not in its encoding",
                    "UTF-8, or the encoding that Content-Type names, such as text/csv; charset=windows-1252");
        }
    }

    static CsvTable parse(String text, char delimiter) {
        List<List<String>> lines = new ArrayList<>();
        List<String> line = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        String body = text.startsWith("\uFEFF") ? text.substring(1) : text;
        for (int index = 0; index < body.length(); index++) {
            char character = body.charAt(index);
            if (quoted && character == '"' && index + 1 < body.length() && body.charAt(index + 1) == '"') {
                cell.append(character);
                index++;
            } else if (character == '"') {
                quoted = !quoted;
            } else if (!quoted && character == delimiter) {
                line.add(cell.toString());
                cell.setLength(0);
            } else if (!quoted && character == '\n') {
                end(lines, line, cell);
                line = new ArrayList<>();
            } else if (quoted || character != '\r') {
                cell.append(character);
            }
        }
        if (quoted) {
            throw ProblemException.field("body", "ends inside a quoted cell", "a closing quote");
        }
        end(lines, line, cell);
        if (lines.isEmpty()) {
            throw ProblemException.field("body", "is empty", "a header line and a line for each entry");
        }
        return new CsvTable(lines.get(0).stream().map(String::strip).toList(), lines.subList(1, lines.size()));
    }

    /** The cells of a row that are not blank, by the name of their column or what it is mapped to. */
    Map<String, String> cells(int row, Map<String, String> mapping) {
        List<String> cells = rows.get(row);
        if (cells.size() != header.size()) {
            throw ProblemException.field("[" + row + "]", "has " + cells.size() + " cells", header.size() + ", as the header");
        }
        Map<String, String> named = new LinkedHashMap<>();
        for (int column = 0; column < cells.size(); column++) {
            String field = mapping.getOrDefault(header.get(column), header.get(column));
            if (!cells.get(column).isBlank() && named.put(field, cells.get(column).strip()) != null) {
                throw ProblemException.field("column", "gives '" + field + "' two columns", "one column for each field");
            }
        }
        return named;
    }

    private static void end(List<List<String>> lines, List<String> line, StringBuilder cell) {
        if (!line.isEmpty() || !cell.toString().isBlank()) {
            line.add(cell.toString());
            lines.add(line);
        }
        cell.setLength(0);
    }
}
