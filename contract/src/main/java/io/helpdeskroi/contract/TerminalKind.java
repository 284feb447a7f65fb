package io.helpdeskroi.contract;

/**
 * How an interaction came to its end; only {@code SOLVED} and {@code CLOSED} count as solved.
 */
public enum TerminalKind {
    SOLVED,
    CLOSED,
    ABANDONED,
    CONTAINED,
    IGNORED,
    EXPIRED
}
