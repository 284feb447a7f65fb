package io.helpdeskroi.connector.spi;

import java.net.URI;
import java.time.Duration;
import java.util.Objects;

/**
 * How the requests of an account are signed.
 */
public sealed interface Authentication {

    /** HTTP Basic with fixed credentials. */
    record Basic(String user, Secret password) implements Authentication {
        public Basic {
            Objects.requireNonNull(user);
            Objects.requireNonNull(password);
        }
    }

    /** A bearer token that does not expire by itself. */
    record Bearer(Secret token) implements Authentication {
        public Bearer {
            Objects.requireNonNull(token);
        }
    }

    /**
     * OAuth with a refresh token that may be single-use: the runtime refreshes once per connection, stores the rotated
     * tokens before their first use, under the credential keys {@code access_token}, {@code refresh_token} and
     * {@code access_token_expires_at} (ISO instant), and refreshes {@code margin} before expiry.
     *
     * @param tokenEndpoint on the account's own host
     * @param body whether parameters travel as JSON or as a form
     */
    record OAuth(URI tokenEndpoint, String clientId, Secret clientSecret, Grant grant, BodyFormat body, Duration margin)
            implements
                Authentication {
    }

    /** OAuth grants a machine can use. */
    enum Grant {
        REFRESH_TOKEN,
        CLIENT_CREDENTIALS
    }

    /** How token requests carry their parameters. */
    enum BodyFormat {
        JSON,
        FORM
    }
}
