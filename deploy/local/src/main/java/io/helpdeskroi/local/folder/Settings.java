package io.helpdeskroi.local.folder;

import io.helpdeskroi.local.option.Command;
import io.helpdeskroi.local.option.CompanySize;
import io.helpdeskroi.local.option.Exit;
import io.helpdeskroi.local.option.LaunchFailure;
import io.helpdeskroi.local.option.Ports;
import io.helpdeskroi.local.option.Vendors;

/**
 * What a data folder was made for. The company of a folder never changes, because its facts are already in the figures;
 * the ports may.
 *
 * @param size word for the size of the sandbox company
 * @param seed seed of the sandbox company
 * @param vendors whom the connectors talk to
 * @param portBase first port of the last run
 */
public record Settings(String size, long seed, Vendors vendors, int portBase) {

    private static final long DEFAULT_SEED = 20250101;

    /** Settings of a new folder. */
    static Settings fresh(Command.Up up) {
        return new Settings(up.size().map(CompanySize::word).orElse("small"), up.seed().orElse(DEFAULT_SEED),
                up.vendors().orElse(Vendors.SANDBOX), up.portBase().orElse(Ports.DEFAULT_BASE));
    }

    /** These settings with what the command line may change, refused where it asks for another company. */
    Settings with(Command.Up up) {
        up.size().filter(asked -> CompanySize.of(size).interactions() != asked.interactions())
                .ifPresent(asked -> refuse("--size " + size));
        up.seed().filter(asked -> asked != seed).ifPresent(asked -> refuse("--seed " + seed));
        up.vendors().filter(asked -> asked != vendors).ifPresent(asked -> refuse("--vendors " + vendors.word()));
        return new Settings(size, seed, vendors, up.portBase().orElse(portBase));
    }

    /** Ports of the run. */
    public Ports ports() {
        return new Ports(portBase);
    }

    /** Size of the sandbox company. */
    public CompanySize companySize() {
        return CompanySize.of(size);
    }

    private static void refuse(String made) {
        throw new LaunchFailure(Exit.DATA_FOLDER,
                "This data folder was made with " + made + ": leave the option out, or choose another folder with --data.");
    }
}
