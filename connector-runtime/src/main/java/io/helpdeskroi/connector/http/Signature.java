package io.helpdeskroi.connector.http;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

import io.helpdeskroi.connector.spi.Authentication;
import io.helpdeskroi.connector.spi.VendorFailure;

/**
 * How the requests of a session are signed: the value of the Authorization header, and what a refusal of it means.
 */
interface Signature extends AnswerReader.Acceptance {

    /** The value of the Authorization header. */
    String authorization();

    static String bearer(String token) {
        return "Bearer " + token;
    }

    /** A signature that stays the same. */
    record Fixed(String authorization) implements Signature {

        static Fixed of(Authentication.Basic basic) {
            return new Fixed("Basic " + Base64.getEncoder().encodeToString(
                    (basic.user() + ":" + basic.password().reveal()).getBytes(StandardCharsets.UTF_8)));
        }

        static Fixed of(Authentication.Bearer bearer) {
            return new Fixed(Signature.bearer(bearer.token().reveal()));
        }

        @Override
        public void accepted() {
            // Nothing to learn: it cannot be renewed.
        }

        @Override
        public VendorFailure refused(String authorization, VendorFailure.Credentials refusal) {
            return refusal;
        }

        @Override
        public String toString() {
            return "<redacted>";
        }
    }
}
