package io.helpdeskroi.sandbox.zendesk;

import jakarta.ws.rs.core.Response;

import io.helpdeskroi.sandbox.control.Json;

/**
 * The shape most of the vendor's errors have.
 */
final class ErrorJson {

    private ErrorJson() {
    }

    static Response of(int status, String error, String description) {
        return Json.answer(status, Json.object("error", error, "description", description));
    }
}
