package io.helpdeskroi.connector.declared;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;

import io.helpdeskroi.connector.spi.InvalidSettings;
import io.helpdeskroi.contract.ContractJson;
import io.helpdeskroi.contract.InvalidFactException;

/**
 * Reads a file of declarations: documents that each are a connection, or a list of them under {@code connections}. The
 * reader makes nothing but the records it is asked for, whatever types a file names.
 */
final class DeclarationReader {

    private final YAMLFactory yaml = YAMLFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();
    private final ObjectMapper mapper = ContractJson.configure(
            YAMLMapper.builder(yaml).enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS).build())
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    private record Listed(List<DeclaredConnection> connections) {
    }

    /** @throws InvalidSettings saying what is wrong, without any value of the file */
    List<DeclaredConnection> read(String text) {
        try {
            List<DeclaredConnection> declared = new ArrayList<>();
            List<JsonNode> documents = documents(text);
            try (JsonParser parser = yaml.createParser(text)) {
                // Read from the text and not from the trees: 0123 stays the text that it is.
                for (JsonNode document : documents) {
                    parser.nextToken();
                    declared.addAll(read(parser, document));
                }
            }
            return declared;
        } catch (UnrecognizedPropertyException unknown) {
            throw new InvalidSettings(path(unknown), "is not known", "a key of the API's connection");
        } catch (JsonMappingException unacceptable) {
            throw refusal(unacceptable);
        } catch (JacksonException unreadable) {
            String line = unreadable.getLocation() == null ? "" : " at line " + unreadable.getLocation().getLineNr();
            throw new InvalidSettings("file", "is not readable YAML" + line, "YAML");
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private List<DeclaredConnection> read(JsonParser parser, JsonNode document) throws IOException {
        if (document.isNull() || document.isMissingNode()) {
            mapper.readTree(parser);
            return List.of();
        }
        if (document.has("connections")) {
            List<DeclaredConnection> listed = mapper.readValue(parser, Listed.class).connections();
            return listed == null ? List.of() : listed;
        }
        return List.of(mapper.readValue(parser, DeclaredConnection.class));
    }

    private List<JsonNode> documents(String text) throws IOException {
        try (YAMLParser tokens = yaml.createParser(text)) {
            while (tokens.nextToken() != null) {
                if (tokens.isCurrentAlias()) {
                    throw new InvalidSettings("file", "uses a YAML alias at line " + tokens.currentTokenLocation().getLineNr(),
                            "the value itself");
                }
            }
        }
        try (JsonParser parser = yaml.createParser(text)) {
            return mapper.readerFor(JsonNode.class).<JsonNode> readValues(parser).readAll();
        }
    }

    private static InvalidSettings refusal(JsonMappingException unacceptable) {
        if (unacceptable.getCause() instanceof InvalidSettings refused) {
            return new InvalidSettings(path(unacceptable), refused.getMessage().replaceFirst("^\\S+ ", "")
                    .replaceFirst("; expected .*", ""), refused.expected());
        }
        InvalidFactException refused = ContractJson.refusal(unacceptable);
        return new InvalidSettings(path(unacceptable), refused.fault(), refused.expected());
    }

    private static String path(JsonMappingException failure) {
        StringBuilder path = new StringBuilder();
        for (JsonMappingException.Reference step : failure.getPath()) {
            path.append(step.getFieldName() == null ? "[" + step.getIndex() + "]"
                    : (path.isEmpty() ? "" : ".") + step.getFieldName());
        }
        return path.isEmpty() ? "file" : path.toString();
    }
}
