package io.helpdeskroi.benchmarks;

import java.util.List;

/**
 * Entry point: {@code benchmarks/run extract}, {@code write}, {@code ingest}, or several of them.
 */
public final class Benchmarks {

    private Benchmarks() {
    }

    public static void main(String[] suites) throws Exception {
        System.out.printf("Java %s, %d processors, heap %d MB%n", System.getProperty("java.version"),
                Runtime.getRuntime().availableProcessors(), Runtime.getRuntime().maxMemory() >> 20);
        for (String suite : suites.length == 0 ? List.of("extract", "write", "ingest") : List.of(suites)) {
            switch (suite) {
                case "extract" -> new ExtractSuite().run();
                case "write" -> new WriteSuite().run();
                case "ingest" -> new IngestSuite().run();
                default -> throw new IllegalArgumentException("no suite '" + suite + "'; there are extract, write, ingest");
            }
        }
    }
}
