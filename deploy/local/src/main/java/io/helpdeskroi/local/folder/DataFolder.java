package io.helpdeskroi.local.folder;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.helpdeskroi.contract.ContractJson;
import io.helpdeskroi.local.option.Command;
import io.helpdeskroi.local.option.Exit;
import io.helpdeskroi.local.option.LaunchFailure;

/**
 * The folder a local run keeps everything in: version, settings, secrets, keys, database, logs and state.
 */
public final class DataFolder {

    /** Layout of the folder; a launcher of another version refuses it. */
    static final String VERSION = "1";

    private static final long MEBIBYTE = 1L << 20;
    private static final ObjectMapper JSON = ContractJson.mapper();

    private final Path root;
    /** Kept, because a channel that nobody refers to is closed, and its lock with it. */
    private FileChannel lockFile;

    /** The folder at a path, which need not exist yet. */
    public DataFolder(Path root) {
        this.root = root;
    }

    /** Whether a run has ever been started here. */
    public boolean exists() {
        return Files.exists(versionFile());
    }

    /** Fails unless the folder is new, empty, or one of this version. */
    public void requireUsable() {
        if (exists()) {
            String found = PrivateFiles.read(versionFile()).strip();
            if (!found.equals(VERSION)) {
                throw new LaunchFailure(Exit.DATA_FOLDER,
                        root + " holds data of version " + found + ", this program reads version "
                                + VERSION + ": start it with the release that made it, or choose another folder with --data.");
            }
        } else if (Files.exists(root) && !isEmpty(root)) {
            throw new LaunchFailure(Exit.DATA_FOLDER,
                    root + " is not empty and not a data folder of this program: choose another folder with --data.");
        }
    }

    /** Fails unless a run has been started here before. */
    public void requireExisting() {
        if (!exists()) {
            throw new LaunchFailure(Exit.DATA_FOLDER,
                    "There is no data folder at " + root + ": start with deploy/local/up first.");
        }
        requireUsable();
    }

    /** Fails when too little space is free for a company of this many interactions. */
    public void requireSpace(int interactions) {
        long needed = needed(interactions);
        Path existing = root;
        while (!Files.exists(existing)) {
            existing = existing.getParent();
        }
        try {
            FileStore store = Files.getFileStore(existing);
            if (store.getUsableSpace() < needed) {
                throw new LaunchFailure(Exit.DISK_FULL,
                        "Only " + store.getUsableSpace() / MEBIBYTE + " MiB are free for " + root
                                + ", " + needed / MEBIBYTE
                                + " MiB are needed: free some space, or choose another folder with --data.");
            }
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot tell the free space of " + existing, failure);
        }
    }

    /** Bytes that a company of this many interactions takes, with the database's own needs. */
    static long needed(int interactions) {
        return 700 * MEBIBYTE + interactions * 20_000L;
    }

    /** Settings of a run: those of the folder with what the command line may change, or fresh ones. */
    public Settings settings(Command.Up up) {
        return Files.exists(settingsFile()) ? read(settingsFile(), Settings.class).with(up) : Settings.fresh(up);
    }

    /** Makes this the folder of a run with these settings. */
    public void keep(Settings settings) {
        write(settingsFile(), settings);
        PrivateFiles.write(versionFile(), VERSION + "\n");
    }

    /** The secrets kept here, with new ones for the names that have none. */
    public Secrets secrets(List<String> names) {
        Path file = root.resolve("secrets.json");
        Map<String, String> known = Files.exists(file) ? read(file, new TypeReference<>() {
        }) : Map.of();
        Secrets secrets = new Secrets(known).including(names);
        write(file, secrets.values());
        return secrets;
    }

    /** Keeps other launchers away from this folder for the life of this process. */
    public void lock() {
        PrivateFiles.folder(root);
        PrivateFiles.folder(run());
        try {
            lockFile = FileChannel.open(run().resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = lockFile.tryLock();
            if (lock == null) {
                throw alreadyRunning();
            }
        } catch (OverlappingFileLockException sameProcess) {
            throw alreadyRunning();
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot lock " + root, failure);
        }
    }

    /** Folder of the keys. */
    public Path keys() {
        return created("keys");
    }

    /** Folder of the logs, one file per process. */
    public Path logs() {
        return created("logs");
    }

    /** Folder of the database server. */
    public Path postgres() {
        return root.resolve("postgres");
    }

    /** Folder of what only matters while it runs. */
    public Path run() {
        return created("run");
    }

    /** The folder itself. */
    public Path root() {
        return root;
    }

    private LaunchFailure alreadyRunning() {
        return new LaunchFailure(Exit.ALREADY_RUNNING,
                "It already runs on " + root + ": see deploy/local/status, or stop it with deploy/local/down.");
    }

    private Path created(String name) {
        Path folder = root.resolve(name);
        PrivateFiles.folder(folder);
        return folder;
    }

    private Path settingsFile() {
        return root.resolve("settings.json");
    }

    private Path versionFile() {
        return root.resolve("VERSION");
    }

    private static boolean isEmpty(Path folder) {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.allMatch(entry -> entry.getFileName().toString().equals("run"));
        } catch (IOException failure) {
            throw new LaunchFailure(Exit.DATA_FOLDER, folder + " cannot be read as a folder.", failure);
        }
    }

    private static <T> T read(Path file, Class<T> type) {
        return read(file, JSON.constructType(type));
    }

    private static <T> T read(Path file, TypeReference<T> type) {
        return read(file, JSON.constructType(type.getType()));
    }

    private static <T> T read(Path file, com.fasterxml.jackson.databind.JavaType type) {
        try {
            return JSON.readValue(PrivateFiles.read(file), type);
        } catch (JsonProcessingException failure) {
            throw new LaunchFailure(Exit.DATA_FOLDER, file + " is damaged and cannot be read.", failure);
        }
    }

    private static void write(Path file, Object content) {
        try {
            PrivateFiles.write(file, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(content) + "\n");
        } catch (JsonProcessingException failure) {
            throw new IllegalStateException("cannot write " + file, failure);
        }
    }
}
