package io.helpdeskroi.connector.http;

import java.util.Map;
import java.util.function.UnaryOperator;

import io.helpdeskroi.connector.spi.Secret;
import io.helpdeskroi.connector.spi.VendorFailure;

/**
 * Where new tokens are made: alone, and stored before anyone sees them.
 */
@FunctionalInterface
public interface TokenRenewal {

    /** Never renews: for a check, which must not use up a token that is good only once. */
    TokenRenewal REFUSED = renewal -> {
        throw new VendorFailure.Credentials("not checked: an access token would have to be made with the refresh token, "
                + "which may be good only once; the next poll does that");
    };

    /**
     * @param renewal gets the credentials as they are stored, and gives those to store
     * @return the credentials after the renewal
     */
    Map<String, Secret> renew(UnaryOperator<Map<String, Secret>> renewal);
}
