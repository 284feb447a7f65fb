package io.helpdeskroi.connector.spi;

import java.util.List;

/**
 * One vendor: its description, how a session with an account is opened, and the feeds that can be read. Implemented once
 * per connector module as an application-scoped bean; the runtime does everything else.
 *
 * @param <S> the vendor's session: its typed REST client with the account's settings
 */
public interface VendorConnector<S> {

    /** What admins see and fill in; constant. */
    VendorDescriptor descriptor();

    /**
     * How requests of this account are signed. Called once per session; never makes a request.
     *
     * @throws InvalidSettings naming the setting or credential at fault
     */
    Authentication authentication(Account account);

    /**
     * A session with an account; cheap, makes no request. The client comes from {@link VendorHttp#client}, so that every
     * request is signed, budgeted and its failures classified.
     *
     * @throws InvalidSettings naming the setting at fault
     */
    S open(Account account, VendorHttp http);

    /** The feeds, reference data first (an interaction should find its agents and schedules known). */
    List<VendorStream<S>> streams();

    /**
     * What the vendor's request limit belongs to: connections with equal keys share one budget. Never a secret in clear, as
     * it is stored.
     */
    default String quotaKey(Account account) {
        return account.sourceId();
    }

    /** What bad answers mean with this vendor where their status does not say it. */
    default ResponseMeaning responses() {
        return ResponseMeaning.STANDARD;
    }
}
