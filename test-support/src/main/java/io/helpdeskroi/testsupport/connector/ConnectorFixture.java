package io.helpdeskroi.testsupport.connector;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;

import java.util.Map;
import java.util.Set;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;

/**
 * What {@link ConnectorScenarios} needs to know of a vendor: one of its paged feeds, as requests and answers. The feed of
 * the scenarios has three pages; the third is the last, and a later poll asks for page four.
 *
 * <p>
 * Pages are numbered from 1. An expected id is that of a fact without its source: {@code interaction/ticket:501}.
 */
public interface ConnectorFixture {

    /** Id of the stream that the scenarios read; no other is chosen. */
    String stream();

    /** The settings of a connection to the stub vendor at this base URL ({@code http://127.0.0.1:port}). */
    Map<String, String> settings(String baseUrl);

    /** Credentials that need no request before use, such as an API token. */
    Map<String, String> credentials();

    /** Another set of credentials, as an admin would enter them after a refusal. */
    Map<String, String> otherCredentials();

    /** Text that must not appear in any answer or log: the secret parts of both sets of credentials. */
    Set<String> secrets();

    /** Matches the request for a page of the feed: page 1 without cursor, the others with that of the page before. */
    MappingBuilder request(int page);

    /** The body of a page with at least two records. */
    String page(int page);

    /** Ids of the facts that a page gives. */
    Set<String> ids(int page);

    /** Stubs for whatever else the stream asks the vendor for. */
    default void others(WireMockServer vendor) {
        // Most feeds need nothing else.
    }

    /** A first and last page of which one row breaks the vendor's format; its other rows are those of page 1. */
    String malformedPage();

    /** A first and last page with a value that the vendor's documentation does not know, on a record of page 1. */
    String unknownValuePage();

    /** A first and last page that reports the first record of page 1 as deleted. */
    String deletedPage();

    /** Id of the deleted record. */
    String deletedId();

    /** A page 1 that claims more to come and whose cursor leads to page 1 again, as matched by {@link #loopRequest}. */
    String loopingPage();

    /** Matches the request that follows {@link #loopingPage}. */
    MappingBuilder loopRequest();

    /** A page 1 whose link to the next page points to another host. */
    String foreignLinkPage(String foreignBaseUrl);

    /**
     * The body of a page that a later poll gives: it shows a record that was not visible before, although its time lies before
     * that of records of page 3.
     */
    String latePage();

    /** Id of the record that became visible late. */
    String lateId();

    /** Matches the request of the later poll, if it asks for a time at which the late record can be found. */
    default MappingBuilder lateRequest() {
        return request(4);
    }

    /** The answer to too many requests that says in the vendor's own way to wait for about two seconds. */
    default ResponseDefinitionBuilder limited() {
        return aResponse().withStatus(429).withHeader("Retry-After", "2");
    }
}
