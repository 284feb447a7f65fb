package io.helpdeskroi.connector.connection;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.hibernate.annotations.ColumnTransformer;

import io.helpdeskroi.connector.spi.Account;
import io.helpdeskroi.connector.spi.Secret;
import io.helpdeskroi.contract.Vendor;

/**
 * A vendor account to read, without its credentials.
 */
@Entity
@Table(name = "connection")
public class Connection {

    @Id
    private String id;
    @Enumerated(EnumType.STRING)
    private Vendor vendor;
    private long version;
    @Enumerated(EnumType.STRING)
    private ConnectionState state;
    @Column(name = "state_reason")
    private String stateReason;
    @Convert(converter = JsonMap.class)
    @ColumnTransformer(write = "cast(? as jsonb)")
    private Map<String, String> settings;
    private String[] streams;
    @Convert(converter = JsonMap.class)
    @Column(name = "field_mappings")
    @ColumnTransformer(write = "cast(? as jsonb)")
    private Map<String, String> fieldMappings;
    @Column(name = "backfill_start")
    private Instant backfillStart;
    @Column(name = "poll_interval")
    private String pollInterval;
    @Column(name = "quota_share")
    private BigDecimal quotaShare;
    private String zone;
    @Column(name = "managed_by")
    private String managedBy;
    @Column(name = "withdrawn_from")
    private String withdrawnFrom;
    @Column(name = "created_at")
    private Instant createdAt;
    @Column(name = "updated_at")
    private Instant updatedAt;

    /** For the ORM. */
    protected Connection() {
    }

    Connection(String id, ConnectionSettings wanted, Instant now) {
        this.id = id;
        this.vendor = wanted.vendor();
        this.state = ConnectionState.ACTIVE;
        this.createdAt = now;
        apply(wanted, now);
    }

    /** Takes what the admin wants; the vendor of a connection never changes. */
    final void apply(ConnectionSettings wanted, Instant now) {
        version++;
        settings = wanted.settings();
        streams = wanted.streams().toArray(String[]::new);
        fieldMappings = wanted.fieldMappings();
        backfillStart = wanted.backfillStart();
        pollInterval = wanted.pollInterval().map(Duration::toString).orElse(null);
        quotaShare = wanted.quotaShare();
        zone = wanted.zone().getId();
        updatedAt = now;
    }

    /** Its credentials are others now: whoever works it with the former ones has another version. */
    void credentialsReplaced(Instant now) {
        version++;
        updatedAt = now;
    }

    /** Belongs to a declaration from now on. */
    void managedBy(String declaration) {
        managedBy = declaration;
        withdrawnFrom = null;
    }

    /** Its declaration is gone; it can be taken back by it until somebody changes it by hand. */
    void withdraw() {
        withdrawnFrom = managedBy;
        managedBy = null;
    }

    /** Somebody changed it by hand. */
    void forgetDeclaration() {
        withdrawnFrom = null;
    }

    void become(ConnectionState newState, String reason) {
        state = newState;
        stateReason = reason;
    }

    /** Slug; the source id of everything it delivers. */
    public String id() {
        return id;
    }

    public Vendor vendor() {
        return vendor;
    }

    /** Rises with every change of the configuration. */
    public long version() {
        return version;
    }

    public ConnectionState state() {
        return state;
    }

    public Optional<String> stateReason() {
        return Optional.ofNullable(stateReason);
    }

    public Map<String, String> settings() {
        return settings;
    }

    /** Ids of the streams that are read; empty: all. */
    public List<String> streams() {
        return List.of(streams);
    }

    public Map<String, String> fieldMappings() {
        return fieldMappings;
    }

    public Instant backfillStart() {
        return backfillStart;
    }

    /** Least time between two polls of a stream that has caught up; empty: as the stream says. */
    public Optional<Duration> pollInterval() {
        return Optional.ofNullable(pollInterval).map(Duration::parse);
    }

    public BigDecimal quotaShare() {
        return quotaShare;
    }

    public ZoneId zone() {
        return ZoneId.of(zone);
    }

    /** The declaration that it belongs to, as {@code file:<name>}; empty when it is managed over the API. */
    public Optional<String> managedBy() {
        return Optional.ofNullable(managedBy);
    }

    /** The declaration that it belonged to last. */
    Optional<String> withdrawnFrom() {
        return Optional.ofNullable(withdrawnFrom);
    }

    Instant createdAt() {
        return createdAt;
    }

    Instant updatedAt() {
        return updatedAt;
    }

    /** What the vendor module gets to see. */
    public Account account(Map<String, Secret> credentials) {
        return new Account(id, settings, credentials);
    }
}
