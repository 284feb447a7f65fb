package io.helpdeskroi.contract;

/**
 * The roles that endpoints ask for, as they stand in a token's {@code groups} claim.
 */
public final class Role {

    /** Reads KPIs and service figures, no money and no settings. */
    public static final String VIEWER = "viewer";
    /** Reads everything a viewer may, the records behind it, and defines targets. */
    public static final String ANALYST = "analyst";
    /** Reads and keeps costs, revenue and everything derived from money. */
    public static final String FINANCE = "finance";
    /** Configures connections, schedules and settings. */
    public static final String ADMIN = "admin";
    /** Reads audit trails and runs privacy requests. */
    public static final String AUDITOR = "auditor";
    /** Machines that deliver facts. */
    public static final String INGEST = "ingest";

    private Role() {
    }
}
