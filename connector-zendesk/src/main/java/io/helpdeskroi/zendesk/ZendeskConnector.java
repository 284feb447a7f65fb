package io.helpdeskroi.zendesk;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

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
 * Zendesk Support and Talk. Signing in with OAuth comes first: API tokens end on 2027-04-30.
 */
@ApplicationScoped
public class ZendeskConnector implements VendorConnector<ZendeskSession> {

    private static final VendorDescriptor DESCRIPTOR = new VendorDescriptor(Vendor.ZENDESK, "Zendesk",
            List.of(new Setting("subdomain", "The account's name: what stands before .zendesk.com.", false,
                    ZendeskSettings.SUBDOMAIN_PATTERN, "acme"),
                    new Setting("base_url", "The account's whole address instead of its subdomain.", false, "https?://.+",
                            "https://acme.zendesk.com"),
                    new Setting("email", "Address of the user an API token belongs to.", false, "[^@\\s]+@[^@\\s]+",
                            "admin@example.com"),
                    new Setting("client_id", "Unique identifier of the OAuth client.", false, null, "helpdesk_roi")),
            List.of(new Setting("client_secret",
                    "Secret of the OAuth client; without a refresh token it signs in by itself.", false, null, null),
                    new Setting("refresh_token", "OAuth refresh token of an admin; each is good for one use.", false, null,
                            null),
                    new Setting("access_token", "OAuth access token; without a refresh token it ends with its lifetime.", false,
                            null, null),
                    new Setting("api_token", "API token; accepted by Zendesk until 2027-04-30.", false, null, null)),
            ZendeskLimits.BUCKETS, new ZendeskLimits());

    private final List<VendorStream<ZendeskSession>> streams = List.of(new ScheduleStream(), new GroupStream(),
            new UserStream(),
            new OrganizationStream(), new TicketStream(), new TicketEventStream(), new MetricEventStream(), new RatingStream(),
            new SurveyStream(), new CallStream(), new CallLegStream());

    @Override
    public VendorDescriptor descriptor() {
        return DESCRIPTOR;
    }

    @Override
    public Authentication authentication(Account account) {
        return ZendeskSettings.of(account).authentication();
    }

    @Override
    public ZendeskSession open(Account account, VendorHttp http) {
        ZendeskSettings settings = ZendeskSettings.of(account);
        return new ZendeskSession(settings.base(), http.client(ZendeskApi.class, settings.base()));
    }

    @Override
    public List<VendorStream<ZendeskSession>> streams() {
        return streams;
    }

    @Override
    public ResponseMeaning responses() {
        return new AnswerMeaning();
    }
}
