package io.helpdeskroi.local.folder;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EncryptionKeysTest {

    @TempDir
    Path folder;

    @Test
    void keepTheKeyThatWasMadeFirst() throws IOException {
        EncryptionKeys made = EncryptionKeys.in(folder);

        assertThat(Base64.getDecoder().decode(made.current())).hasSize(32);
        assertThat(EncryptionKeys.in(folder)).isEqualTo(made);
        assertThat(made.former()).isEmpty();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("connector.key"))))
                .isEqualTo("rw-------");
    }

    @Test
    void changeWhenTheKeyIsMovedAside() throws IOException {
        EncryptionKeys before = EncryptionKeys.in(folder);
        Files.move(folder.resolve("connector.key"), folder.resolve("connector.former.key"));

        EncryptionKeys after = EncryptionKeys.in(folder);

        assertThat(after.current()).isNotEqualTo(before.current());
        assertThat(after.former()).isEqualTo(List.of(before.current()));
        assertThat(after.toString()).doesNotContain(after.current()).doesNotContain(before.current());
    }
}
