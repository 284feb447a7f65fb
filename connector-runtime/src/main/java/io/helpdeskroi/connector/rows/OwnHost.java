package io.helpdeskroi.connector.rows;

import java.net.URI;

import io.helpdeskroi.connector.spi.VendorFailure;

/**
 * Addresses in answers are never followed, only the cursors in them are used; one that names another host than the
 * account's shows that the answer is not what it should be.
 */
public final class OwnHost {

    private OwnHost() {
    }

    /**
     * @param base address of the account
     * @param link null where the answer has none
     * @throws VendorFailure.Protocol when the link leads elsewhere
     */
    public static void require(URI base, String link) {
        if (link == null) {
            return;
        }
        try {
            URI uri = base.resolve(link);
            if (base.getHost().equalsIgnoreCase(uri.getHost()) && base.getPort() == uri.getPort()) {
                return;
            }
        } catch (IllegalArgumentException unreadable) {
            throw new VendorFailure.Protocol("a link in the answer is no address", unreadable);
        }
        throw new VendorFailure.Protocol("a link in the answer leads to another host than " + base.getHost()
                + "; it was not followed", null);
    }
}
