package io.helpdeskroi.connector.connection;

import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import io.helpdeskroi.connector.spi.VendorConnector;
import io.helpdeskroi.connector.spi.VendorStream;
import io.helpdeskroi.contract.Entity;
import io.helpdeskroi.contract.Source;
import io.helpdeskroi.contract.Vendor;
import io.quarkus.arc.All;

/**
 * The vendors of this connector; most have one.
 */
@ApplicationScoped
public class Vendors {

    private final List<VendorConnector<?>> connectors;

    Vendors(@All List<VendorConnector<?>> connectors) {
        if (connectors.isEmpty()) {
            throw new IllegalStateException("this connector has no VendorConnector bean");
        }
        this.connectors = connectors;
    }

    public List<VendorConnector<?>> all() {
        return connectors;
    }

    /** @throws IllegalStateException if this connector does not have the vendor */
    public VendorConnector<?> of(Vendor vendor) {
        return find(vendor).orElseThrow(() -> new IllegalStateException("this connector does not speak " + vendor));
    }

    /** A connection as a source of facts, with every kind of fact that its streams deliver. */
    public Source source(Connection connection) {
        List<Entity> entities = of(connection.vendor()).streams().stream().map(VendorStream::descriptor)
                .filter(stream -> connection.streams().isEmpty() || connection.streams().contains(stream.id()))
                .flatMap(stream -> stream.entities().stream()).distinct().sorted().toList();
        return new Source(connection.id(), connection.vendor(), entities);
    }

    Optional<VendorConnector<?>> find(Vendor vendor) {
        for (VendorConnector<?> connector : connectors) {
            if (connector.descriptor().vendor() == vendor) {
                return Optional.of(connector);
            }
        }
        return Optional.empty();
    }
}
