package io.helpdeskroi.roi.kpi;

import java.time.Instant;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/**
 * The last answer to a question.
 */
@Entity
@Table(name = "kpi_read")
class KpiReadRow {

    @Id
    String question;
    String kpi;
    Double value;
    String reason;
    @Column(name = "as_of")
    Instant asOf;
    @Column(name = "read_at")
    Instant readAt;
}
