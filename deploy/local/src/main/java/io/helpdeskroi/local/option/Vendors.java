package io.helpdeskroi.local.option;

import java.util.Locale;

/**
 * Whom the connectors talk to.
 */
public enum Vendors {
    /** The generated company on this machine, connected by the launcher. */
    SANDBOX,
    /** Real vendor accounts, which an admin connects. */
    REAL;

    /** The word for it on the command line. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
