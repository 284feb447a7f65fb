package io.helpdeskroi.local.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.helpdeskroi.local.option.Command;
import io.helpdeskroi.local.option.CompanySize;
import io.helpdeskroi.local.option.Exit;
import io.helpdeskroi.local.option.LaunchFailure;
import io.helpdeskroi.local.option.Vendors;

class DataFolderTest {

    @TempDir
    Path parent;

    private Path root;
    private DataFolder folder;

    @BeforeEach
    void newFolder() {
        root = parent.resolve("data");
        folder = new DataFolder(root);
    }

    @Test
    void remembersWhatItWasMadeFor() {
        folder.lock();
        folder.keep(folder.settings(up("77", 5L, 9000)));

        assertThat(new DataFolder(root).settings(up(null, null, null)))
                .isEqualTo(new Settings("77", 5, Vendors.SANDBOX, 9000));
    }

    @Test
    void mayMoveToOtherPorts() {
        folder.lock();
        folder.keep(folder.settings(up("small", null, 9000)));

        assertThat(folder.settings(up("3000", null, 10_000)).portBase()).isEqualTo(10_000);
    }

    @Test
    void refusesAnotherCompany() {
        folder.lock();
        folder.keep(folder.settings(up("small", 5L, null)));

        refused(() -> folder.settings(up("year", null, null)), Exit.DATA_FOLDER, "made with --size small");
        refused(() -> folder.settings(up(null, 6L, null)), Exit.DATA_FOLDER, "made with --seed 5");
    }

    @Test
    void refusesDataOfAnotherVersion() throws IOException {
        Files.createDirectories(root);
        Files.writeString(root.resolve("VERSION"), "99\n");

        refused(folder::requireUsable, Exit.DATA_FOLDER, "holds data of version 99, this program reads version 1");
    }

    @Test
    void leavesOtherPeoplesFoldersAlone() throws IOException {
        Files.createDirectories(root);
        Files.writeString(root.resolve("thesis.txt"), "years of work");

        refused(folder::requireUsable, Exit.DATA_FOLDER, "is not empty and not a data folder of this program");
    }

    @Test
    void asksForAFirstStartBeforeATokenCanBeMade() {
        refused(folder::requireExisting, Exit.DATA_FOLDER, "start with deploy/local/up first");
    }

    @Test
    void servesOneLauncherAtATime() {
        folder.lock();

        refused(new DataFolder(root)::lock, Exit.ALREADY_RUNNING, "It already runs on " + root);
    }

    @Test
    void keepsItsSecretsAndAddsNewOnes() {
        folder.lock();
        Secrets first = folder.secrets(List.of("a"));
        Secrets second = folder.secrets(List.of("a", "b"));

        assertThat(second.of("a")).isEqualTo(first.of("a")).hasSizeGreaterThan(40).isNotEqualTo(second.of("b"));
        assertThat(second).hasToString("Secrets" + second.values().keySet());
    }

    @Test
    void isReadableByItsOwnerOnly() throws IOException {
        folder.lock();
        folder.secrets(List.of("a"));

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(root))).isEqualTo("rwx------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(root.resolve("secrets.json"))))
                .isEqualTo("rw-------");
    }

    @Test
    void asksForRoomThatGrowsWithTheCompany() {
        assertThat(DataFolder.needed(300_000)).isGreaterThan(DataFolder.needed(3_000)).isGreaterThan(6_000_000_000L);
        refused(() -> folder.requireSpace(Integer.MAX_VALUE), Exit.DISK_FULL, "MiB are needed");
    }

    @Test
    void forgetsTheRunWhenItIsOver() {
        folder.lock();
        RunState state = new RunState(ProcessIdentity.of(ProcessHandle.current()), java.util.Map.of("metrics", 1), List.of(),
                true, false);
        state.save(folder);

        assertThat(RunState.load(folder)).contains(state);
        assertThat(state.launcher().find()).isPresent();
        RunState.forget(folder);
        assertThat(RunState.load(folder)).isEmpty();
    }

    private Command.Up up(String size, Long seed, Integer portBase) {
        return new Command.Up(root, Optional.ofNullable(size).map(CompanySize::of), Optional.ofNullable(seed), Optional.empty(),
                Optional.ofNullable(portBase), 1, false);
    }

    private static void refused(Runnable action, Exit exit, String sentence) {
        assertThatExceptionOfType(LaunchFailure.class).isThrownBy(action::run).withMessageContaining(sentence)
                .satisfies(failure -> assertThat(failure.exit()).isEqualTo(exit));
    }
}
