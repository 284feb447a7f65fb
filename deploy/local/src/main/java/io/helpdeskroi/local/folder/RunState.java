package io.helpdeskroi.local.folder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.databind.ObjectMapper;

import io.helpdeskroi.contract.ContractJson;

/**
 * What a launcher writes down about its run, so that {@code status}, {@code down} and the next {@code up} know.
 *
 * @param launcher the launcher itself
 * @param ports port by name
 * @param processes the services it keeps running
 * @param ready whether all services are ready
 * @param firstPollDone whether every stream of the sandbox company has been read to its end; true without a sandbox
 */
public record RunState(ProcessIdentity launcher, Map<String, Integer> ports, List<Service> processes, boolean ready,
        boolean firstPollDone) {

    private static final ObjectMapper JSON = ContractJson.mapper();

    public RunState {
        ports = Map.copyOf(ports);
        processes = List.copyOf(processes);
    }

    /**
     * A supervised service.
     *
     * @param name name of the service
     * @param identity its process
     * @param port its port
     * @param restarts how often it had to be started again
     */
    public record Service(String name, ProcessIdentity identity, int port, int restarts) {
    }

    /** The state of the last run on this folder, whether it still runs or not. */
    public static Optional<RunState> load(DataFolder folder) {
        Path file = file(folder);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(JSON.readValue(PrivateFiles.read(file), RunState.class));
        } catch (IOException damaged) {
            // A file of another launcher version says nothing about living processes that we could trust.
            return Optional.empty();
        }
    }

    /** Writes it down. */
    public void save(DataFolder folder) {
        try {
            PrivateFiles.write(file(folder), JSON.writerWithDefaultPrettyPrinter().writeValueAsString(this) + "\n");
        } catch (IOException failure) {
            throw new IllegalStateException("cannot write the state of the run", failure);
        }
    }

    /** Forgets the run, which has been stopped. */
    public static void forget(DataFolder folder) {
        try {
            Files.deleteIfExists(file(folder));
        } catch (IOException failure) {
            throw new IllegalStateException("cannot remove the state of the run", failure);
        }
    }

    private static Path file(DataFolder folder) {
        return folder.root().resolve("run").resolve("state.json");
    }
}
