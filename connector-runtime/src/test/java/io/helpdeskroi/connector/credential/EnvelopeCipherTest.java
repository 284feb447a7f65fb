package io.helpdeskroi.connector.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.helpdeskroi.connector.spi.Secret;

class EnvelopeCipherTest {

    private final EnvelopeCipher cipher = new EnvelopeCipher("k1", key("0123456789abcdef0123456789abcdef"));

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
        EnvelopeCipher other = new EnvelopeCipher("k2", key("fedcba9876543210fedcba9876543210"));
        assertThatThrownBy(() -> other.open(cipher.seal("secret", "acme"), "acme")).hasMessageContaining("'k1'")
                .hasMessageContaining("'k2'");
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "c2hvcnQ=", "not base64!", "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWYw" })
    void refusesAKeyOfAnotherForm(String key) {
        assertThatThrownBy(() -> new EnvelopeCipher("k1", new Secret(key))).isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("expected the Base64 of 32 bytes");
    }

    private static Secret key(String bytes) {
        return new Secret(Base64.getEncoder().encodeToString(bytes.getBytes(StandardCharsets.US_ASCII)));
    }
}
