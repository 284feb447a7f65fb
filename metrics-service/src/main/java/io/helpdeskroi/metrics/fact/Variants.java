package io.helpdeskroi.metrics.fact;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which rows answer a request. A variant is {@code name=value} pairs joined by commas in alphabetical order of the names; it
 * names only what its row depends on, therefore a request matches every variant made of a subset of its own values.
 */
public final class Variants {

    /** The variant of a row that holds under every parameter value. */
    public static final String ALL = "";

    private Variants() {
    }

    /**
     * The variants that hold under these parameter values; a parameter of the kind that is not given has its default. Give
     * them to the query as an IN list.
     */
    public static Set<String> matching(Kind kind, Map<String, String> params) {
        List<Parameter> parameters = new ArrayList<>(kind.parameters());
        parameters.sort(Comparator.comparing(Parameter::wire));
        Set<String> matching = new TreeSet<>();
        matching.add(ALL);
        for (Parameter parameter : parameters) {
            String pair = parameter.wire() + '=' + params.getOrDefault(parameter.wire(), parameter.defaultValue());
            for (String shorter : List.copyOf(matching)) {
                matching.add(shorter.isEmpty() ? pair : shorter + ',' + pair);
            }
        }
        return matching;
    }
}
