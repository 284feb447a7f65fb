package io.helpdeskroi.sandbox.control;

import java.util.Map;

import io.vertx.core.http.HttpServerResponse;

/**
 * What a vendor's gate has of its own: credentials, budgets, and words for refusing.
 */
public interface Vendor {

    /** First segment of its paths. */
    String name();

    /** Whether the path asks for credentials and spends a budget. */
    boolean isGuarded(String path);

    /** Whether the {@code Authorization} header is good; null for none. */
    boolean admits(String authorization);

    /** Takes the request from its budgets and tells in headers what is left; false when there was nothing left. */
    boolean affords(String path, HttpServerResponse response);

    /** Body of a 401. */
    Map<String, Object> unknown();

    /** Body of a 429. */
    Map<String, Object> overLimit();
}
