package io.helpdeskroi.local.option;

import java.util.Locale;

/**
 * The connectors of a run, one for each vendor.
 */
public enum Connector {
    /** Zendesk Support and Talk. */
    ZENDESK(11),
    /** Intercom. */
    INTERCOM(12);

    /** Most processes of one connector; their ports are reserved. */
    public static final int MOST_REPLICAS = 4;
    private static final int SECOND_REPLICAS = 30;
    private static final int LATER_REPLICAS = 10;

    private final int offset;

    Connector(int offset) {
        this.offset = offset;
    }

    /** Its name, also that of its database and its login. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Name of its module, and of the client it calls the metrics service as. */
    public String module() {
        return "connector-" + word();
    }

    /** Name of one of its processes; the first is called like the connector. */
    public String process(int replica) {
        return replica == 1 ? word() : word() + "-" + replica;
    }

    /** Port of one of its processes, counted from the base: 11, 41, 51, 61 for Zendesk. */
    int offset(int replica) {
        return replica == 1 ? offset : offset + SECOND_REPLICAS + LATER_REPLICAS * (replica - 2);
    }
}
