package io.helpdeskroi.connector.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.helpdeskroi.connector.spi.Secret;

class EnvelopeCipherTest {

    private static final Secret FIRST = key("0123456789abcdef0123456789abcdef");
    private static final Secret SECOND = key("fedcba9876543210fedcba9876543210");
    private static final Secret THIRD = key("00112233445566778899aabbccddeeff");

    private final EnvelopeCipher cipher = new EnvelopeCipher(FIRST, List.of());

    @Test
    void opensWhatItSealed() {
        EnvelopeCipher.Sealed sealed = cipher.seal("{\"token\":\"ünïcode\"}", "acme");
        assertThat(cipher.open(sealed, "acme")).isEqualTo("{\"token\":\"ünïcode\"}");
        assertThat(new String(sealed.payload(), StandardCharsets.ISO_8859_1)).doesNotContain("token");
    }

    @Test
    void sealsTheSameTextDifferentlyEachTime() {
        assertThat(cipher.seal("same", "acme").payload()).isNotEqualTo(cipher.seal("same", "acme").payload());
        assertThat(cipher.seal("same", "acme").wrappedKey()).isNotEqualTo(cipher.seal("same", "acme").wrappedKey());
    }

    @Test
    void refusesATextThatWasMovedToAnotherConnection() {
        EnvelopeCipher.Sealed sealed = cipher.seal("secret", "acme");
        assertThatThrownBy(() -> cipher.open(sealed, "other")).isInstanceOf(CredentialsUnreadable.class);
    }

    @Test
    void refusesATextThatWasChanged() {
        EnvelopeCipher.Sealed sealed = cipher.seal("secret", "acme");
        sealed.payload()[20] ^= 1;
        assertThatThrownBy(() -> cipher.open(sealed, "acme")).isInstanceOf(CredentialsUnreadable.class)
                .hasMessageContaining("acme").hasMessageContaining("HELPDESKROI_ENCRYPTION_KEY");
    }

    @Test
    void saysWhichKeyIsNeeded() {
        EnvelopeCipher other = new EnvelopeCipher(SECOND, List.of());
        assertThatThrownBy(() -> other.open(cipher.seal("secret", "acme"), "acme")).hasMessageContaining(cipher.keyId())
                .hasMessageContaining(other.keyId());
    }

    @Test
    void opensWhatAFormerKeySealed() {
        EnvelopeCipher.Sealed sealed = cipher.seal("secret", "acme");
        assertThat(new EnvelopeCipher(SECOND, List.of(THIRD, FIRST)).open(sealed, "acme")).isEqualTo("secret");
    }

    @Test
    void opensWhatWasSealedWhenKeysHadNamesOfTheirOwn() {
        EnvelopeCipher.Sealed sealed = cipher.seal("secret", "acme");
        EnvelopeCipher.Sealed named = new EnvelopeCipher.Sealed("k1", sealed.wrappedKey(), sealed.payload());
        assertThat(cipher.open(named, "acme")).isEqualTo("secret");
        assertThat(new EnvelopeCipher(SECOND, List.of(THIRD, FIRST)).open(named, "acme")).isEqualTo("secret");
        assertThatThrownBy(() -> new EnvelopeCipher(SECOND, List.of(THIRD)).open(named, "acme"))
                .isInstanceOf(CredentialsUnreadable.class);
    }

    @Test
    void rewrapsTheDataKeyAndLeavesTheTextAlone() {
        EnvelopeCipher.Sealed sealed = cipher.seal("secret", "acme");
        EnvelopeCipher.Sealed rewrapped = new EnvelopeCipher(SECOND, List.of(FIRST)).rewrap(sealed, "acme");
        EnvelopeCipher present = new EnvelopeCipher(SECOND, List.of());
        assertThat(rewrapped.keyId()).isEqualTo(present.keyId()).isNotEqualTo(sealed.keyId());
        assertThat(rewrapped.payload()).isEqualTo(sealed.payload());
        assertThat(present.open(rewrapped, "acme")).isEqualTo("secret");
        assertThatThrownBy(() -> cipher.open(rewrapped, "acme")).isInstanceOf(CredentialsUnreadable.class);
    }

    @Test
    void namesAKeyByItsFingerprint() {
        assertThat(cipher.keyId()).matches("[0-9a-f]{8}").isEqualTo(new EnvelopeCipher(FIRST, List.of(SECOND)).keyId())
                .isNotEqualTo(new EnvelopeCipher(SECOND, List.of()).keyId());
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "c2hvcnQ=", "not base64!", "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWYw" })
    void refusesAKeyOfAnotherForm(String key) {
        assertThatThrownBy(() -> new EnvelopeCipher(new Secret(key), List.of())).isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("expected the Base64 of 32 bytes");
    }

    private static Secret key(String bytes) {
        return new Secret(Base64.getEncoder().encodeToString(bytes.getBytes(StandardCharsets.US_ASCII)));
    }
}
