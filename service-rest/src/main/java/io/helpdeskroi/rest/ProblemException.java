package io.helpdeskroi.rest;

import io.helpdeskroi.contract.Problem;

/**
 * A request that ends with this problem.
 */
public final class ProblemException extends RuntimeException {

    private final transient Problem problem;

    public ProblemException(Problem problem) {
        super(problem.title() + (problem.detail() == null ? "" : ": " + problem.detail()));
        this.problem = problem;
    }

    public Problem problem() {
        return problem;
    }

    /** 400: a field of the request is not acceptable. */
    public static ProblemException field(String field, String fault, String expected) {
        return new ProblemException(Problem.ofField(400, field, field + " " + fault, expected));
    }

    /** 404: there is no such thing. */
    public static ProblemException notFound(String what, String id) {
        return new ProblemException(Problem.of(404, "not-found", "Not found", "there is no " + what + " '" + id + "'"));
    }

    /** 409: the request contradicts the present state. */
    public static ProblemException conflict(String detail) {
        return new ProblemException(Problem.of(409, "conflict", "Conflict", detail));
    }

    /** 412: the thing has changed since the client read it. */
    public static ProblemException changedMeanwhile(String what) {
        return new ProblemException(Problem.of(412, "changed-meanwhile", "Changed meanwhile",
                "the " + what + " is not the one of your If-Match; read it again"));
    }

    /** 428: the request must say which version it changes. */
    public static ProblemException ifMatchMissing(String what) {
        return new ProblemException(Problem.of(428, "if-match-missing", "If-Match is missing",
                "send the ETag of the " + what + " you read as If-Match"));
    }
}
