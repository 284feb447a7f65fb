package io.helpdeskroi.local.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.helpdeskroi.local.option.Exit;
import io.helpdeskroi.local.option.LaunchFailure;

class PlatformTest {

    @ParameterizedTest
    @CsvSource({ "Linux, amd64", "Linux, aarch64", "Mac OS X, x86_64", "Mac OS X, aarch64" })
    void hasItsPostgresOnTheClassPath(String osName, String osArch) {
        assertThat(getClass().getResource("/" + Platform.of(osName, osArch).archive())).isNotNull();
    }

    @Test
    void saysWhichMachinesWillDo() {
        assertThatExceptionOfType(LaunchFailure.class).isThrownBy(() -> Platform.of("Windows 11", "amd64"))
                .withMessageContaining("Linux and macOS")
                .satisfies(failure -> assertThat(failure.exit()).isEqualTo(Exit.POSTGRES));
    }
}
