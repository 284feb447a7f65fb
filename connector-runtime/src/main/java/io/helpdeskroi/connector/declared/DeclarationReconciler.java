package io.helpdeskroi.connector.declared;

import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.jboss.logging.Logger;

import io.helpdeskroi.connector.ConnectorConfig;
import io.helpdeskroi.connector.connection.Declarations;
import io.helpdeskroi.connector.connection.DeclaredConnections;
import io.helpdeskroi.connector.spi.InvalidSettings;
import io.helpdeskroi.rest.ProblemException;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;

/**
 * Makes connections what the folder of declarations says: at start, and whenever a file or a secret has changed.
 */
@ApplicationScoped
class DeclarationReconciler implements Declarations {

    private static final Logger LOG = Logger.getLogger(DeclarationReconciler.class);

    private final DeclaredConnections connections;
    private final Optional<DeclarationFolder> folder;
    private final String folderName;
    private final MultiGauge broken;
    /** Digest of each file that was applied, by its name. */
    private final Map<String, String> applied = new ConcurrentHashMap<>();
    private volatile List<Declaration> seen = List.of();

    DeclarationReconciler(DeclaredConnections connections, ConnectorConfig config, MeterRegistry registry) {
        this.connections = connections;
        this.folder = config.declarations().map(path -> new DeclarationFolder(path,
                new Secrets(name -> Optional.ofNullable(System.getenv(name)))));
        this.folderName = config.declarations().map(Object::toString).orElse("");
        this.broken = MultiGauge.builder("helpdeskroi.connector.declaration.broken")
                .description("1 when nothing of a file of declarations could be applied").register(registry);
    }

    @Override
    public List<Declaration> now() {
        return seen;
    }

    void start(@Observes StartupEvent start) {
        look();
    }

    @Scheduled(every = "{helpdeskroi.connector.declarations-check}", delayed = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void again() {
        look();
    }

    /** Looks at the folder once. What goes wrong with a file stays with that file. */
    synchronized void look() {
        List<Declaration> now = new ArrayList<>();
        try {
            List<DeclarationFile> files = folder.map(DeclarationFolder::read).orElse(List.of());
            Map<String, String> managed = connections.managed();
            for (DeclarationFile file : files) {
                now.add(apply(file, files, managed));
            }
            withdraw(files, now);
        } catch (UncheckedIOException unreadable) {
            // Not the same as an empty folder: a mount that is missing must not stop every connection.
            now.add(new Declaration(folderName, State.BROKEN, "the folder cannot be read", List.of()));
        } catch (RuntimeException databaseAway) {
            LOG.warnf("declarations could not be compared with the connections: %s", databaseAway.getClass().getSimpleName());
            return;
        }
        tell(now);
    }

    private Declaration apply(DeclarationFile file, List<DeclarationFile> files, Map<String, String> managed) {
        boolean asItWas = file.digest().equals(applied.get(file.name()))
                && file.connections().stream().allMatch(name -> file.declaration().equals(managed.get(name)));
        try {
            if (file.fault().isPresent()) {
                applied.remove(file.name());
                return new Declaration(file.name(), State.BROKEN, file.fault().get(), file.connections());
            }
            if (!asItWas) {
                applyOnce(file, files);
                applied.put(file.name(), file.digest());
                LOG.infof("declarations of %s applied: %s", file.name(), file.connections());
            }
            return new Declaration(file.name(), State.APPLIED, null, file.connections());
        } catch (InvalidSettings refused) {
            applied.remove(file.name());
            return new Declaration(file.name(), State.BROKEN, refused.getMessage(), file.connections());
        } catch (RuntimeException unforeseen) {
            // A value that the database refuses; if the database is away, nothing of this look is told.
            applied.remove(file.name());
            return new Declaration(file.name(), State.BROKEN, "the connections cannot be stored as declared ("
                    + unforeseen.getClass().getSimpleName() + ")", file.connections());
        }
    }

    /** Another replica may make the same connection at the same moment; then there is one to compare with. */
    private void applyOnce(DeclarationFile file, List<DeclarationFile> files) {
        try {
            connections.apply(file.declaration(), file.wanted(), manager -> holds(manager, file, files));
        } catch (ProblemException madeMeanwhile) {
            connections.apply(file.declaration(), file.wanted(), manager -> holds(manager, file, files));
        }
    }

    /** A file that cannot be read may still declare what it declared before. */
    private static boolean holds(String manager, DeclarationFile wanting, List<DeclarationFile> files) {
        return files.stream().filter(file -> file.declaration().equals(manager)).findFirst()
                .map(file -> file.fault().isPresent()
                        || file.connections().stream().anyMatch(wanting.connections()::contains))
                .orElse(false);
    }

    private void withdraw(List<DeclarationFile> files, List<Declaration> now) {
        connections.managed().forEach((connection, declaration) -> {
            boolean declared = files.stream().anyMatch(file -> file.declaration().equals(declaration)
                    && (file.connections().contains(connection) || isBroken(file.name(), now)));
            if (!declared) {
                connections.withdraw(connection, declaration);
                LOG.warnf("connection %s is paused: it is not declared in %s any more", connection, declaration);
            }
        });
        applied.keySet().removeIf(name -> files.stream().noneMatch(file -> file.name().equals(name)));
    }

    private static boolean isBroken(String name, List<Declaration> now) {
        return now.stream().anyMatch(file -> file.file().equals(name) && file.state() == State.BROKEN);
    }

    private void tell(List<Declaration> now) {
        now.stream().filter(file -> file.state() == State.BROKEN && !seen.contains(file))
                .forEach(file -> LOG.errorf("declarations of %s not applied: %s", file.file(), file.reason()));
        seen = List.copyOf(now);
        broken.register(now.stream().map(file -> Row.of(Tags.of("file", file.file()), file.state() == State.BROKEN ? 1 : 0))
                .toList(), true);
    }
}
