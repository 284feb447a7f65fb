package io.helpdeskroi.metrics.http;

import static io.restassured.RestAssured.given;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;

import javax.sql.DataSource;

import jakarta.inject.Singleton;

import com.fasterxml.jackson.databind.ObjectMapper;

import io.helpdeskroi.contract.Batch;
import io.helpdeskroi.contract.BatchReceipt;
import io.helpdeskroi.contract.ContractJson;
import io.helpdeskroi.contract.FactRecord;
import io.helpdeskroi.contract.KpiValue;
import io.helpdeskroi.contract.KpiValues;
import io.helpdeskroi.contract.Role;
import io.helpdeskroi.contract.Source;
import io.helpdeskroi.metrics.ingest.Rederivation;
import io.helpdeskroi.testsupport.SettableClock;
import io.helpdeskroi.testsupport.TestTokens;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

/**
 * The service as its clients see it, with a clock to move and an empty database to begin with.
 */
@Singleton
public class Metrics {

    static final ObjectMapper JSON = ContractJson.mapper();

    final SettableClock clock;
    private final DataSource dataSource;
    private final Rederivation rederivation;

    Metrics(SettableClock clock, DataSource dataSource, Rederivation rederivation) {
        this.clock = clock;
        this.dataSource = dataSource;
        this.rederivation = rederivation;
    }

    /** As after the first start. */
    void clear() {
        update("""
                TRUNCATE subject, fact, interaction, merge_link, derivation_input, rederivation, observation, restatement,
                    source, source_stream, source_mark, account_zone, account;
                INSERT INTO account VALUES (1, 1, 'monday', 'EUR', NULL, 5, 20, 60, 30, 0, 1, 5);
                INSERT INTO account_zone VALUES ('-infinity', 'UTC');
                UPDATE reference_version SET version = version + 1
                """);
    }

    static RequestSpecification as(String... roles) {
        return given().auth().oauth2(TestTokens.of(roles));
    }

    BatchReceipt deliver(Source source, Instant mark, List<FactRecord> facts) {
        return read(deliver(new Batch(source, "all", mark, facts)), BatchReceipt.class);
    }

    static Response deliver(Batch batch) {
        try {
            ByteArrayOutputStream zipped = new ByteArrayOutputStream();
            try (GZIPOutputStream zip = new GZIPOutputStream(zipped)) {
                zip.write(JSON.writeValueAsBytes(batch));
            }
            return as(Role.INGEST).contentType(ContentType.JSON).header("Content-Encoding", "gzip")
                    .body(zipped.toByteArray()).post("/api/v1/batches");
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static Response deliver(String json) {
        return as(Role.INGEST).contentType(ContentType.JSON).body(json.getBytes(StandardCharsets.UTF_8))
                .post("/api/v1/batches");
    }

    /** Derives what is queued, as the scheduler would. */
    int drain() {
        return rederivation.drain();
    }

    void account(String json) {
        as(Role.ADMIN).contentType(ContentType.JSON).body(json).put("/api/v1/account").then().statusCode(200);
    }

    /** The values of a KPI; arguments are query parameters, name and value in turn. */
    List<KpiValue> values(String kpi, String... query) {
        RequestSpecification request = as(Role.VIEWER);
        for (int index = 0; index < query.length; index += 2) {
            request.queryParam(query[index], query[index + 1]);
        }
        return read(request.get("/api/v1/kpis/" + kpi + "/values"), KpiValues.class).values();
    }

    private static <T> T read(Response response, Class<T> type) {
        try {
            return JSON.readValue(response.then().statusCode(200).extract().asString(), type);
        } catch (IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    KpiValue value(String kpi, String... query) {
        List<KpiValue> values = values(kpi, query);
        if (values.size() != 1) {
            throw new AssertionError(values.size() + " values of " + kpi + ": " + values);
        }
        return values.get(0);
    }

    /** Every believed observation as text, independent of keys and of when it was derived. */
    List<String> observations() {
        return query("""
                SELECT concat_ws(' ', s.kind, s.variant, i.id, o.ordinal, o.at, o.until, o.start_at, o.mature_at, o.calendar_ms,
                    o.business_ms, o.num, o.den, o.code, o.reason, c.id, a.id, d.dimensions)
                FROM observation o JOIN series s ON s.id = o.series_id JOIN slice d ON d.id = o.slice_id
                JOIN subject i ON i.key = o.interaction_key LEFT JOIN subject c ON c.key = o.customer_key
                LEFT JOIN subject a ON a.key = o.agent_key
                WHERE o.believed_to = 'infinity' ORDER BY 1
                """);
    }

    long count(String table) {
        return Long.parseLong(query("SELECT count(*) FROM " + table).get(0));
    }

    List<String> query(String sql) {
        List<String> lines = new ArrayList<>();
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                lines.add(rows.getString(1));
            }
            return lines;
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    void update(String sql) {
        try (Connection connection = dataSource.getConnection(); Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
