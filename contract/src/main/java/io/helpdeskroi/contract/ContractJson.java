package io.helpdeskroi.contract;

import java.io.IOException;
import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.exc.InvalidTypeIdException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;

/**
 * The one JSON form of the contract: snake_case names, lower-case enum values, ISO 8601 instants, nulls left out.
 * Unknown properties are ignored, so that an older service can read a newer one; unknown enum values are refused.
 */
public final class ContractJson {

    private ContractJson() {
    }

    /** A new mapper of the contract's form. */
    public static ObjectMapper mapper() {
        ObjectMapper mapper = JsonMapper.builder().enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS).build();
        mapper.getFactory().setStreamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(50).build());
        return configure(mapper);
    }

    /** Gives an existing mapper, for example a framework's, the contract's form. */
    public static ObjectMapper configure(ObjectMapper mapper) {
        SimpleModule lowerCaseEnums = new SimpleModule("lower-case-enums");
        lowerCaseEnums.addSerializer(new LowerCaseEnum());
        return mapper.registerModule(new JavaTimeModule())
                .registerModule(lowerCaseEnums)
                .setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                .setDefaultPropertyInclusion(JsonInclude.Include.NON_NULL)
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .disable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
                .disable(DeserializationFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE);
    }

    /**
     * What a failed read says about the contract: the refused field, its fault and what would be right. The offending
     * value is never part of it, since it may be personal.
     */
    public static InvalidFactException refusal(JsonMappingException failure) {
        Throwable cause = failure.getCause();
        if (cause instanceof InvalidFactException invalid) {
            return invalid;
        }
        if (failure instanceof InvalidTypeIdException) {
            return new InvalidFactException("entity", "is missing or unknown", "one of the contract's entities");
        }
        StringBuilder path = new StringBuilder();
        for (JsonMappingException.Reference reference : failure.getPath()) {
            if (reference.getFieldName() != null) {
                path.append(path.isEmpty() ? "" : ".").append(reference.getFieldName());
            }
        }
        String target = failure instanceof MismatchedInputException mismatch
                && mismatch.getTargetType() != null ? expected(mismatch.getTargetType()) : "a value of the contract's type";
        return new InvalidFactException(path.isEmpty() ? "fact" : path.toString(), "cannot be read", target);
    }

    private static String expected(Class<?> type) {
        if (type.isEnum()) {
            StringBuilder names = new StringBuilder("one of");
            for (Object constant : type.getEnumConstants()) {
                names.append(names.length() == 6 ? " " : ", ")
                        .append(((Enum<?>) constant).name().toLowerCase(Locale.ROOT));
            }
            return names.toString();
        }
        return switch (type.getSimpleName()) {
            case "Instant" -> "an ISO 8601 instant with offset, such as 2025-06-13T13:00:00Z";
            case "LocalDate" -> "an ISO 8601 date, such as 2025-06-13";
            default -> "a value of type " + type.getSimpleName().toLowerCase(Locale.ROOT);
        };
    }

    private static final class LowerCaseEnum extends JsonSerializer<Enum<?>> {

        @Override
        public Class<Enum<?>> handledType() {
            @SuppressWarnings("unchecked")
            Class<Enum<?>> type = (Class<Enum<?>>) (Class<?>) Enum.class;
            return type;
        }

        @Override
        public void serialize(Enum<?> value, JsonGenerator json, SerializerProvider provider) throws IOException {
            json.writeString(value.name().toLowerCase(Locale.ROOT));
        }
    }
}
