package io.helpdeskroi.kubernetes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.Assumptions;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;

/**
 * The objects of a kustomization as {@code kubectl kustomize} renders them, typed by the Kubernetes model.
 */
record Manifests(List<HasMetadata> objects) {

    /** Renders a folder below {@code deploy/kubernetes}; skips the test where kubectl is not installed. */
    static Manifests render(String folder) {
        try {
            Process kubectl = new ProcessBuilder("kubectl", "kustomize", folder)
                    .directory(Path.of("").toAbsolutePath().toFile())
                    .redirectError(ProcessBuilder.Redirect.INHERIT).start();
            String yaml = new String(kubectl.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (kubectl.waitFor() != 0) {
                throw new AssertionError("kubectl kustomize " + folder + " failed");
            }
            KubernetesSerialization serialization = new KubernetesSerialization();
            List<HasMetadata> objects = new ArrayList<>();
            for (String document : yaml.split("(?m)^---\\s*$")) {
                objects.add(serialization.unmarshal(document));
            }
            return new Manifests(objects);
        } catch (IOException missing) {
            Assumptions.abort("kubectl is not installed: " + missing.getMessage());
            throw new UncheckedIOException(missing);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    <T extends HasMetadata> Stream<T> all(Class<T> type) {
        return objects.stream().filter(type::isInstance).map(type::cast);
    }

    /** Paths of fields that the model does not know: typing errors that a lenient reader would swallow. */
    List<String> unknownFields() {
        List<String> unknown = new ArrayList<>();
        for (HasMetadata object : objects) {
            collect(object, object.getKind() + "/" + object.getMetadata().getName(), unknown);
        }
        return unknown;
    }

    private static void collect(Object value, String path, List<String> unknown) {
        if (value instanceof Map<?, ?> map) {
            map.forEach((key, entry) -> collect(entry, path + "." + key, unknown));
        } else if (value instanceof Collection<?> items) {
            int index = 0;
            for (Object item : items) {
                collect(item, path + "[" + index++ + "]", unknown);
            }
        } else if (value != null && value.getClass().getName().startsWith("io.fabric8.kubernetes.api.model")
                && !value.getClass().isEnum()) {
            for (Method getter : value.getClass().getMethods()) {
                if (getter.getParameterCount() == 0 && getter.getName().startsWith("get")
                        && getter.getDeclaringClass() != Object.class) {
                    visit(value, getter, path, unknown);
                }
            }
        }
    }

    private static void visit(Object owner, Method getter, String path, List<String> unknown) {
        Object value;
        try {
            value = getter.invoke(owner);
        } catch (IllegalAccessException | InvocationTargetException notReadable) {
            throw new IllegalStateException(path + "." + getter.getName(), notReadable);
        }
        if (getter.getName().equals("getAdditionalProperties")) {
            ((Map<?, ?>) value).keySet().forEach(key -> unknown.add(path + "." + key));
        } else {
            collect(value, path + "." + getter.getName().substring(3), unknown);
        }
    }
}
