package io.helpdeskroi.roi.ledger;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.helpdeskroi.roi.ServiceTest;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.config.EncoderConfig;
import io.restassured.response.ValidatableResponse;

@QuarkusTest
class CostTableTest extends ServiceTest {

    private static final String MAPPING = "?delimiter=;&column=Beleg:id&column=Betrag:amount";
    private static final String TABLE = """
            Beleg;category;nature;Betrag;currency;date;source;remark
            t1;training;one_off;1500.00;EUR;2025-02-03;"more ""books""; paper";ignored
            t2;technology;one_off;99;EUR;2025-02-04;;
            """;

    @Test
    void takesATableWithItsOwnColumnNames() {
        send(MAPPING, TABLE).statusCode(200).body("results.outcome", contains("stored", "stored"));
        send(MAPPING, TABLE).statusCode(200).body("results.outcome", contains("unchanged", "unchanged"));
        finance().get("/api/v1/costs").then().body("items.amount", contains("1500", "99"),
                "items[0].source", equalTo("more \"books\"; paper"));
    }

    @ParameterizedTest
    @CsvSource({ "99,-99,[1].amount", "t2;technology,t2;toys,[1].category", "2025-02-04;;,2025-02-04;,[1]", "t2;,t2\";,body" })
    void refusesTheWholeTableForOneRow(String part, String wrong, String field) {
        send(MAPPING, TABLE.replace(part, wrong)).statusCode(400).body("field", equalTo(field));
        finance().get("/api/v1/costs").then().body("items", hasSize(0));
    }

    @ParameterizedTest
    @CsvSource({ "?column=Summe:amount,column", "?column=amount,column", "?delimiter=ab,delimiter" })
    void refusesAMappingThatDoesNotFit(String mapping, String field) {
        send(mapping, TABLE).statusCode(400).body("field", equalTo(field));
    }

    @Test
    void readsTheEncodingThatTheSenderNames() {
        byte[] table = TABLE.replace("paper", "Bücher").getBytes(StandardCharsets.ISO_8859_1);
        finance().config(RestAssured.config().encoderConfig(EncoderConfig.encoderConfig()
                .appendDefaultContentCharsetToContentTypeIfUndefined(false))).contentType("text/csv").body(table)
                .post("/api/v1/costs" + MAPPING).then().statusCode(400).body("field", equalTo("body"));
        finance().contentType("text/csv; charset=ISO-8859-1").body(table).post("/api/v1/costs" + MAPPING).then()
                .statusCode(200);
        finance().get("/api/v1/costs/t1").then().body("source", equalTo("more \"books\"; Bücher"));
    }

    @Test
    void refusesTwoColumnsForOneField() {
        send(MAPPING + "&column=remark:amount", TABLE).statusCode(400).body("field", equalTo("column"));
    }

    private static ValidatableResponse send(String mapping, String table) {
        return finance().contentType("text/csv").body(table).post("/api/v1/costs" + mapping).then();
    }
}
