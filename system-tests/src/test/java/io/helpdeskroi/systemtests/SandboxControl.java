package io.helpdeskroi.systemtests;

import java.io.IOException;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * The hands on the sandbox: what goes wrong there, and what it noticed of the connectors.
 *
 * @param sandbox its API
 */
record SandboxControl(Service sandbox) {

    /** The company at a glance. */
    JsonNode company() throws IOException, InterruptedException {
        return sandbox.get("/company");
    }

    /** Has these faults strike from now on, by chance of this seed. */
    void misbehave(long seed, Collection<String> faults) throws IOException, InterruptedException {
        sandbox.ask("PUT", "/sandbox/faults", "{\"seed\":" + seed + ",\"faults\":[" + String.join(",", faults) + "]}");
    }

    /** Ends all faults. */
    void behave() throws IOException, InterruptedException {
        sandbox.ask("DELETE", "/sandbox/faults", "");
    }

    /** Ids of a vendor's records that were served malformed since the faults were set, as {@code kind/id}. */
    Set<String> struck(String vendor) throws IOException, InterruptedException {
        Set<String> struck = new TreeSet<>();
        for (JsonNode record : sandbox.get("/sandbox/faults/struck").path("records")) {
            if (record.path("vendor").asText().equals(vendor)) {
                struck.add(record.path("kind").asText() + "/" + record.path("id").asText());
            }
        }
        return struck;
    }

    /** How many records of a vendor and kind the cuts leave out. */
    long hidden(String vendor, String kind) throws IOException, InterruptedException {
        long hidden = 0;
        for (JsonNode record : sandbox.get("/sandbox/faults/hidden").path("records")) {
            if (record.path("vendor").asText().equals(vendor) && record.path("kind").asText().equals(kind)) {
                hidden += record.path("count").asLong();
            }
        }
        return hidden;
    }

    /** Requests that any vendor has seen. */
    long requests() throws IOException, InterruptedException {
        return sandbox.get("/sandbox/requests").path("total").asLong();
    }

    /** Use of every request budget, by its name. */
    JsonNode budgets() throws IOException, InterruptedException {
        return sandbox.get("/sandbox/requests").path("buckets");
    }
}
