package io.helpdeskroi.rest;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;

import org.junit.jupiter.api.Test;

import io.helpdeskroi.contract.Leg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;

@QuarkusTest
class ProblemsTest {

    private static final String PROBLEM = "application/problem+json";

    /** What a service would offer, reduced to the ways it can fail. */
    @Path("/things")
    @PermitAll
    public static class Things {

        private final Clock clock;

        Things(Clock clock) {
            this.clock = clock;
        }

        @POST
        public Leg accept(Leg leg) {
            return leg;
        }

        @PUT
        public Map<String, Instant> edit(@HeaderParam("If-Match") String ifMatch) {
            Etag.requireMatch(ifMatch, 7, "thing");
            return Map.of("edited_at", clock.instant());
        }

        @GET
        @Path("/broken")
        public String broken() {
            throw new IllegalStateException("secret detail");
        }

        @GET
        @Path("/missing")
        public String missing() {
            throw ProblemException.notFound("thing", "42");
        }
    }

    @Test
    void namesTheFieldThatBreaksTheContract() {
        given().contentType(ContentType.JSON).body("""
                {"entity":"leg","interaction_id":"acme/interaction/call:1","leg_no":1,"channel":"voice",
                 "queued_at":"2025-05-26T08:00:00Z","ended_at":"2025-05-26T07:59:00Z"}""")
                .post("/things").then().statusCode(400).contentType(PROBLEM)
                .body("field", equalTo("ended_at"), "expected", equalTo("an instant not before queued_at"));
    }

    @Test
    void namesTheFieldOfTheWrongType() {
        given().contentType(ContentType.JSON).body("{\"entity\":\"leg\",\"leg_no\":\"first\"}")
                .post("/things").then().statusCode(400).contentType(PROBLEM).body("field", equalTo("leg_no"));
    }

    @Test
    void saysWhereABodyStopsBeingJson() {
        given().contentType(ContentType.JSON).body("{\"entity\":\"leg\",")
                .post("/things").then().statusCode(400).contentType(PROBLEM)
                .body("type", equalTo("urn:helpdeskroi:problem:unreadable-json"));
    }

    @Test
    void readsAndWritesTheContractsForm() {
        given().contentType(ContentType.JSON).body("""
                {"entity":"leg","interaction_id":"acme/interaction/call:1","leg_no":1,"channel":"voice",
                 "queued_at":"2025-05-26T08:00:00Z"}""")
                .post("/things").then().statusCode(200)
                .body("interaction_id", equalTo("acme/interaction/call:1"), "direction", equalTo("inbound"),
                        "queued_at", equalTo("2025-05-26T08:00:00Z"), "ended_at", nullValue());
    }

    @Test
    void tellsNothingOfAnUnexpectedFailure() {
        given().get("/things/broken").then().statusCode(500).contentType(PROBLEM)
                .body("title", equalTo("Something failed here")).body(not(containsString("secret")));
    }

    @Test
    void tellsWhatIsNotThere() {
        given().get("/things/missing").then().statusCode(404).contentType(PROBLEM)
                .body("detail", equalTo("there is no thing '42'"));
        given().get("/nowhere").then().statusCode(404);
    }

    @Test
    void changesOnlyTheVersionThatWasRead() {
        given().put("/things").then().statusCode(428).contentType(PROBLEM);
        given().header("If-Match", "\"6\"").put("/things").then().statusCode(412).contentType(PROBLEM);
        given().header("If-Match", Etag.ofVersion(7)).put("/things").then().statusCode(200)
                .body("edited_at", not(nullValue()));
    }
}
