package io.helpdeskroi.connector.fake;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.regex.Pattern;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.databind.JsonNode;

import io.helpdeskroi.connector.spi.Account;
import io.helpdeskroi.connector.spi.Authentication;
import io.helpdeskroi.connector.spi.Census;
import io.helpdeskroi.connector.spi.Cursor;
import io.helpdeskroi.connector.spi.FetchContext;
import io.helpdeskroi.connector.spi.Fetched;
import io.helpdeskroi.connector.spi.MappedRecord;
import io.helpdeskroi.connector.spi.ReadCost;
import io.helpdeskroi.connector.spi.ResponseMeaning;
import io.helpdeskroi.connector.spi.SingleRead;
import io.helpdeskroi.connector.spi.StreamDescriptor;
import io.helpdeskroi.connector.spi.VendorConnector;
import io.helpdeskroi.connector.spi.VendorDescriptor;
import io.helpdeskroi.connector.spi.VendorDescriptor.Bucket;
import io.helpdeskroi.connector.spi.VendorDescriptor.LimitReading;
import io.helpdeskroi.connector.spi.VendorDescriptor.Setting;
import io.helpdeskroi.connector.spi.VendorFailure;
import io.helpdeskroi.connector.spi.VendorHttp;
import io.helpdeskroi.connector.spi.VendorStream;
import io.helpdeskroi.contract.Agent;
import io.helpdeskroi.contract.AgentKind;
import io.helpdeskroi.contract.Channel;
import io.helpdeskroi.contract.Entity;
import io.helpdeskroi.contract.FactRecord;
import io.helpdeskroi.contract.Interaction;
import io.helpdeskroi.contract.Vendor;

/**
 * A vendor with an agents list and a cases feed; {@code mode} chooses how it signs.
 */
@ApplicationScoped
class FakeVendor implements VendorConnector<FakeApi> {

    @Override
    public VendorDescriptor descriptor() {
        return new VendorDescriptor(Vendor.OTHER, "Fake desk",
                List.of(new Setting("base_url", "Address of the account.", true, "https?://[a-z0-9.:-]+",
                        "https://acme.example"),
                        new Setting("account", "What the limits belong to.", false, "[a-z0-9-]+", "acme"),
                        new Setting("mode", "How requests are signed.", false, "token|basic|oauth", "token")),
                List.of(new Setting("token", "API token.", false, "[a-z0-9-]+", null),
                        new Setting("client_secret", "OAuth secret.", false, null, null),
                        new Setting("access_token", "OAuth access token.", false, null, null),
                        new Setting("refresh_token", "OAuth refresh token, good once.", false, null, null)),
                List.of(new Bucket("cases", Pattern.compile("/api/cases"), 6_000),
                        new Bucket("account", Pattern.compile(".*"), 60_000)),
                (bucket, headers, now) -> bucket.id().equals("cases")
                        ? headers.firstValue("X-Remaining").map(left -> new LimitReading(6_000, Integer.parseInt(left),
                                now.plusSeconds(1)))
                        : Optional.empty());
    }

    @Override
    public Authentication authentication(Account account) {
        return switch (account.setting("mode").orElse("token")) {
            case "oauth" -> new Authentication.OAuth(URI.create(account.requiredSetting("base_url") + "/oauth/tokens"), "us",
                    account.requiredCredential("client_secret"), Authentication.Grant.REFRESH_TOKEN,
                    Authentication.BodyFormat.JSON, Duration.ofSeconds(30));
            case "basic" -> new Authentication.Basic("us", account.requiredCredential("token"));
            default -> new Authentication.Bearer(account.requiredCredential("token"));
        };
    }

    @Override
    public FakeApi open(Account account, VendorHttp http) {
        return http.client(FakeApi.class, URI.create(account.requiredSetting("base_url")));
    }

    @Override
    public String quotaKey(Account account) {
        return account.setting("account").orElse(account.sourceId());
    }

    @Override
    public List<VendorStream<FakeApi>> streams() {
        return List.of(new Feed("agents", Entity.AGENT, true, FakeApi::agents), new Feed("cases", Entity.INTERACTION, false,
                FakeApi::cases));
    }

    @Override
    public ResponseMeaning responses() {
        return (status, path, body) -> status == 422 && body.get().contains("too recent")
                ? Optional.of(new VendorFailure.NothingYet(path + ": too recent"))
                : Optional.empty();
    }

    /** A feed of rows {@code {id, updated, status, deleted}}. */
    record Feed(String id, Entity entity, boolean optional, BiFunction<FakeApi, String, FakeApi.Page> request)
            implements
                VendorStream<FakeApi> {

        @Override
        public StreamDescriptor descriptor() {
            StreamDescriptor ranged = new StreamDescriptor(id, id, Set.of(entity), optional, Duration.ofSeconds(1),
                    Duration.ofSeconds(1)).costing(new ReadCost(2, 0, "/api/" + id));
            return entity == Entity.AGENT ? ranged.readWhole() : ranged;
        }

        @Override
        public Fetched fetch(FakeApi session, FetchContext context) {
            String cursor = context.cursor().map(Cursor::text).orElse(null);
            FakeApi.Page page = cursor != null && cursor.startsWith("http") ? session.follow(cursor)
                    : context.until().map(until -> session.casesBetween(cursor, context.start().toString(), until.toString()))
                            .orElseGet(() -> request.apply(session, cursor));
            if (page.report() != null) {
                return new Fetched.Pending(new Cursor(page.report()), context.now().plusMillis(100));
            }
            List<MappedRecord> records = new ArrayList<>();
            page.rows().forEach(row -> records.addAll(mapped(row, context)));
            return new Fetched.Page(records, new Cursor(page.link() == null ? page.next() : page.link()), page.more(),
                    Optional.ofNullable(page.highWaterMark()).map(Instant::parse));
        }

        @Override
        public Optional<Census<FakeApi>> census() {
            return entity == Entity.INTERACTION ? Optional.of(new CaseCensus()) : Optional.empty();
        }

        @Override
        public Optional<SingleRead<FakeApi>> single() {
            return entity == Entity.INTERACTION
                    ? Optional.of((session, context, vendorId) -> mapped(session.one(vendorId), context))
                    : Optional.empty();
        }

        private List<MappedRecord> mapped(JsonNode row, FetchContext context) {
            MappedRecord record = map(row, context);
            if (row.path("status").asText().equals("partial")) {
                return List.of(record, new MappedRecord.Partial(row.path("id").asText()));
            }
            return record instanceof MappedRecord.Skipped
                    ? List.of(record, new MappedRecord.Readable(row.path("id").asText()))
                    : List.of(record);
        }

        private MappedRecord map(JsonNode row, FetchContext context) {
            String id = row.path("id").asText();
            if (!row.path("updated").isTextual()) {
                return new MappedRecord.Malformed(id, "updated", "is missing; expected an instant");
            }
            if (row.path("status").asText().equals("draft")) {
                return new MappedRecord.Skipped("draft");
            }
            Instant updated = Instant.parse(row.path("updated").asText());
            return new MappedRecord.Delivered(switch (entity) {
                case AGENT -> new FactRecord(context.id(Entity.AGENT, "user:" + id), updated,
                        new Agent(AgentKind.HUMAN, null, null, null, null, null, null));
                case INTERACTION -> new FactRecord(context.id(Entity.INTERACTION, "case:" + id), updated, interaction(row));
                default -> throw new IllegalStateException("the fake vendor has no " + entity);
            }, row.path("status").asText().equals("odd") ? List.of("status") : List.of(), Optional.of(id));
        }

        private static Interaction interaction(JsonNode row) {
            Instant updated = Instant.parse(row.path("updated").asText());
            return new Interaction(Channel.EMAIL, null, null, null, updated, null, null, null, null, false, null, null, null,
                    null, null, null, null, null, false, false, row.path("deleted").asBoolean() ? updated : null, null, null,
                    null, null, null, null, null, null, row.path("status").asText(null), Map.of(), Map.of());
        }
    }

}
