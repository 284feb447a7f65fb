package io.helpdeskroi.local.onboard;

import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.helpdeskroi.contract.Role;
import io.helpdeskroi.local.option.Connector;
import io.helpdeskroi.local.option.Exit;
import io.helpdeskroi.local.option.LaunchFailure;
import io.helpdeskroi.local.option.Ports;
import io.helpdeskroi.local.token.TokenSigner;
import io.helpdeskroi.local.wait.Patience;

/**
 * The sandbox company as a customer of this installation: connected once, its money booked once, then followed until
 * everything it has is read. Every step can be repeated and changes nothing the second time.
 */
public final class SandboxCompany {

    /** The connection whose opening hours are the account's. */
    private static final String SCHEDULES = "sandbox-zendesk";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);
    private static final List<String> LEDGER = List.of("exchange_rates", "costs", "revenues", "benefits");

    private final Api sandbox;
    private final List<VendorAccount> accounts;
    private final Api metrics;
    private final Api roi;
    private final Patience patience;

    /** The company of a run whose services are ready. */
    public SandboxCompany(Ports ports, TokenSigner signer, Patience patience) {
        HttpClient http = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).version(HttpClient.Version.HTTP_1_1)
                .build();
        this.patience = patience;
        this.sandbox = new Api(http, Ports.url(ports.sandbox()), signer, List.of());
        this.accounts = Arrays.stream(Connector.values()).map(vendor -> new VendorAccount(vendor,
                new Api(http, Ports.url(ports.connector(vendor)), signer, List.of(Role.ADMIN)), Ports.url(ports.sandbox())))
                .toList();
        this.metrics = new Api(http, Ports.url(ports.metrics()), signer, List.of(Role.ADMIN, Role.VIEWER));
        this.roi = new Api(http, Ports.url(ports.roi()), signer, List.of(Role.FINANCE, Role.ADMIN));
    }

    /** Makes it known to every service; {@code token} opens its account with a vendor. */
    public void connect(Function<Connector, String> token) {
        JsonNode company = sandbox.get("/company");
        describeAccount(company);
        keepBooks();
        accounts.forEach(account -> account.connect(company, token.apply(account.vendor())));
    }

    /** Waits until every stream has been read to its end. */
    public void awaitFirstPoll(Duration limit, Consumer<String> report) {
        Progress progress = new Progress(report);
        boolean done = patience.until(limit, LOOK_EVERY, () -> {
            try {
                List<JsonNode> streams = new ArrayList<>();
                accounts.forEach(account -> account.streams().forEach(streams::add));
                return progress.isDone(streams);
            } catch (LaunchFailure away) {
                // A connector that died is being started again; the limit is for those that stay away.
                return false;
            }
        });
        if (!done && !patience.isStopped()) {
            throw new LaunchFailure(Exit.ONBOARDING,
                    "The sandbox company is not read after " + limit.toMinutes() + " min: " + progress.last() + ".");
        }
    }

    /** Its headline figures. */
    public String figures() {
        return new Figures(metrics, roi).table();
    }

    private void describeAccount(JsonNode company) {
        ObjectNode account = JSON.createObjectNode();
        account.put("timezone", company.path("timezone").asText());
        account.put("currency", company.path("currency").asText());
        align(roi, "/api/v1/settings", account.deepCopy());
        account.put("default_schedule_id", SCHEDULES + "/schedule/schedule:" + company.path("default_schedule_id").asText());
        align(metrics, "/api/v1/account", account);
    }

    /** Changes a resource only where it differs: putting the same account again would restate nothing but cost much. */
    private static void align(Api api, String path, ObjectNode wanted) {
        Api.Answer current = api.call("GET", path, null, "");
        ObjectNode merged = current.body().isObject() ? ((ObjectNode) current.body()).deepCopy() : JSON.createObjectNode();
        merged.setAll(wanted);
        if (merged.equals(current.body())) {
            return;
        }
        Api.Answer changed = api.call("PUT", path, merged, current.etag());
        if (changed.status() / 100 != 2) {
            throw new LaunchFailure(Exit.ONBOARDING,
                    "PUT " + path + " of the company's account was answered with " + changed.status() + ": " + changed.body());
        }
    }

    private void keepBooks() {
        JsonNode ledger = sandbox.get("/company/ledger");
        for (String book : LEDGER) {
            JsonNode entries = ledger.path(book);
            if (!entries.isEmpty()) {
                roi.send("POST", "/api/v1/" + book.replace('_', '-'), entries);
            }
        }
    }
}
