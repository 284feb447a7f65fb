package io.helpdeskroi.connector.credential;

/**
 * Stored credentials that this process cannot decrypt; the message says which key is needed and no more.
 */
public final class CredentialsUnreadable extends RuntimeException {

    CredentialsUnreadable(String message, Throwable cause) {
        super(message, cause);
    }
}
