package io.helpdeskroi.sandbox.intercom;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.ws.rs.core.Response;

import io.helpdeskroi.sandbox.control.Json;

/**
 * The shape of the vendor's errors.
 */
final class ErrorList {

    private ErrorList() {
    }

    static Map<String, Object> body(String code, String message) {
        return Json.object("type", "error.list", "request_id", UUID.randomUUID().toString(), "errors",
                List.of(Json.object("code", code, "message", message)));
    }

    static Response of(int status, String code, String message) {
        return Json.answer(status, body(code, message));
    }

    static Response notFound(String what) {
        return of(404, "not_found", what + " not found");
    }
}
