package io.helpdeskroi.local.process;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * How one service is run.
 *
 * @param name name in logs and reports
 * @param jar its runnable jar
 * @param port its port
 * @param heapMegabytes most heap it may take
 * @param work what its code is compiled for
 * @param environment its settings
 */
public record ServiceSpec(String name, Path jar, int port, int heapMegabytes, Work work,
        Map<String, String> environment) {

    /** How much work lies before a process. */
    public enum Work {
        /** Over before the optimizing compiler has paid for itself: it takes half of the processor time of such a run. */
        LITTLE("-XX:TieredStopAtLevel=1", "-XX:ReservedCodeCacheSize=128m"),
        MUCH;

        private final List<String> options;

        Work(String... options) {
            this.options = List.of(options);
        }
    }

    public ServiceSpec {
        environment = Map.copyOf(environment);
    }

    /** Command line that starts it with the Java that runs the launcher. */
    List<String> command() {
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + heapMegabytes + "m", "-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError", "-XX:MaxMetaspaceSize=256m",
                "-Dfile.encoding=UTF-8"));
        command.addAll(work.options);
        command.addAll(List.of("-jar", jar.toString()));
        return command;
    }

    /** The environment without its values, which may be secret. */
    @Override
    public String toString() {
        return "ServiceSpec[" + name + ", " + jar + ", " + port + "]";
    }
}
