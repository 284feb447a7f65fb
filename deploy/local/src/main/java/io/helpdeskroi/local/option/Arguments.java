package io.helpdeskroi.local.option;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The options of one command, as {@code --name value}, {@code --name=value} or a bare {@code --flag}.
 */
final class Arguments {

    private final Map<String, String> values = new LinkedHashMap<>();

    Arguments(List<String> words, Set<String> valued, Set<String> flags) {
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            int equals = word.indexOf('=');
            String name = equals < 0 ? word : word.substring(0, equals);
            if (flags.contains(name) && equals < 0) {
                put(name, "true");
            } else if (!valued.contains(name)) {
                throw new LaunchFailure(Exit.USAGE, "\"" + word + "\" is not an option of this command.");
            } else if (equals >= 0) {
                put(name, word.substring(equals + 1));
            } else if (i + 1 < words.size()) {
                i++;
                put(name, words.get(i));
            } else {
                throw new LaunchFailure(Exit.USAGE, name + " needs a value.");
            }
        }
    }

    Optional<String> value(String name) {
        return Optional.ofNullable(values.get(name));
    }

    boolean flag(String name) {
        return values.containsKey(name);
    }

    private void put(String name, String value) {
        if (values.put(name, value) != null) {
            throw new LaunchFailure(Exit.USAGE, name + " is given twice.");
        }
    }
}
