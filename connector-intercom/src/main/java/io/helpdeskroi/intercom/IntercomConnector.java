package io.helpdeskroi.intercom;

import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;

import io.helpdeskroi.connector.rows.Identities;
import io.helpdeskroi.connector.spi.Account;
import io.helpdeskroi.connector.spi.Authentication;
import io.helpdeskroi.connector.spi.ResponseMeaning;
import io.helpdeskroi.connector.spi.VendorConnector;
import io.helpdeskroi.connector.spi.VendorDescriptor;
import io.helpdeskroi.connector.spi.VendorDescriptor.Setting;
import io.helpdeskroi.connector.spi.VendorHttp;
import io.helpdeskroi.connector.spi.VendorStream;
import io.helpdeskroi.contract.Vendor;

/**
 * Intercom: conversations with their parts, tickets, calls and the people in them.
 */
@ApplicationScoped
public class IntercomConnector implements VendorConnector<IntercomSession> {

    private static final VendorDescriptor DESCRIPTOR = new VendorDescriptor(Vendor.INTERCOM, "Intercom",
            List.of(new Setting("region", "Where the workspace lives: us, eu or au.", false, IntercomSettings.REGION_PATTERN,
                    "us"),
                    new Setting("base_url", "The API's whole address instead of the region.", false, "https?://.+",
                            "https://api.intercom.io")),
            List.of(new Setting("access_token", "Access token of a private app of the workspace.", true, null, null)),
            IntercomLimits.BUCKETS, new IntercomLimits());

    private final List<VendorStream<IntercomSession>> streams = List.of(new AdminStream(), new TeamStream(),
            new CompanyStream(), new ContactStream(), new ConversationStream(), new TicketStream(), new DeletionStream(),
            new CallStream());
    /** Threads that have nothing to do end by themselves; sessions bound how many there are. */
    private final ExecutorService readers = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "intercom-reader");
        thread.setDaemon(true);
        return thread;
    });

    @PreDestroy
    void close() {
        readers.shutdownNow();
    }

    @Override
    public VendorDescriptor descriptor() {
        return DESCRIPTOR;
    }

    @Override
    public Authentication authentication(Account account) {
        return new Authentication.Bearer(account.requiredCredential("access_token"));
    }

    @Override
    public IntercomSession open(Account account, VendorHttp http) {
        IntercomSettings settings = IntercomSettings.of(account);
        return new IntercomSession(settings, http.client(IntercomApi.class, settings.base()), readers);
    }

    @Override
    public List<VendorStream<IntercomSession>> streams() {
        return streams;
    }

    /** The limit belongs to the app, which its token stands for. */
    @Override
    public String quotaKey(Account account) {
        return IntercomSettings.of(account).base().getHost() + ":"
                + Identities.sha256(account.requiredCredential("access_token").reveal());
    }

    @Override
    public ResponseMeaning responses() {
        return new AnswerMeaning();
    }
}
