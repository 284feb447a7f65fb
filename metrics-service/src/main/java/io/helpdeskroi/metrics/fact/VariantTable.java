package io.helpdeskroi.metrics.fact;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.BiConsumer;

/**
 * One value per combination of parameter values, written with as few variants as possible: a parameter that makes no
 * difference is not named (see {@link Variants}).
 */
final class VariantTable<V> {

    private final List<Parameter> parameters;
    private final List<V> cells;

    VariantTable(Parameter... parameters) {
        this.parameters = new ArrayList<>(List.of(parameters));
        this.parameters.sort(Comparator.comparing(Parameter::wire));
        int size = 1;
        for (Parameter parameter : parameters) {
            size *= parameter.choices().size();
        }
        cells = new ArrayList<>(Collections.nCopies(size, null));
    }

    /** The value under this combination, given in alphabetical order of the parameters' names; null for no row. */
    void put(V value, int... choices) {
        int cell = 0;
        for (int i = 0; i < parameters.size(); i++) {
            cell = cell * parameters.get(i).choices().size() + choices[i];
        }
        cells.set(cell, value);
    }

    void forEachRow(BiConsumer<String, V> row) {
        boolean[] matters = new boolean[parameters.size()];
        int stride = 1;
        for (int i = parameters.size() - 1; i >= 0; i--) {
            int choices = parameters.get(i).choices().size();
            matters[i] = matters(stride, choices);
            stride *= choices;
        }
        write(0, 0, "", matters, row);
    }

    private boolean matters(int stride, int choices) {
        for (int cell = 0; cell < cells.size(); cell++) {
            if (cell / stride % choices > 0 && !Objects.equals(cells.get(cell), cells.get(cell - stride))) {
                return true;
            }
        }
        return false;
    }

    private void write(int parameter, int cell, String variant, boolean[] matters, BiConsumer<String, V> row) {
        if (parameter == parameters.size()) {
            if (cells.get(cell) != null) {
                row.accept(variant, cells.get(cell));
            }
            return;
        }
        List<String> choices = parameters.get(parameter).choices();
        for (int choice = 0; choice < (matters[parameter] ? choices.size() : 1); choice++) {
            String named = !matters[parameter] ? variant
                    : (variant.isEmpty() ? "" : variant + ',') + parameters.get(parameter).wire() + '=' + choices.get(choice);
            write(parameter + 1, cell * choices.size() + choice, named, matters, row);
        }
    }
}
