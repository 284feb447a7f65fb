package io.helpdeskroi.connector.connection;

import java.util.List;

/**
 * The files that declare connections, as this process last saw them.
 */
public interface Declarations {

    List<Declaration> now();

    /**
     * One file.
     *
     * @param reason what is wrong with it and what would be right; null when it is applied
     * @param connections names that it declares, as far as it could be read
     */
    record Declaration(String file, State state, String reason, List<String> connections) {
    }

    /** Whether what a file says is so. */
    enum State {
        /** All connections of the file are as it declares them. */
        APPLIED,
        /** Something is wrong with the file: nothing of it was applied, its connections are as they were. */
        BROKEN
    }
}
