package io.helpdeskroi.zendesk;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import io.helpdeskroi.connector.rows.FieldMappings;
import io.helpdeskroi.connector.rows.Mapped;
import io.helpdeskroi.connector.spi.FetchContext;
import io.helpdeskroi.connector.spi.Fetched;
import io.helpdeskroi.connector.spi.MappedRecord;
import io.helpdeskroi.connector.spi.ReadCost;
import io.helpdeskroi.connector.spi.SingleRead;
import io.helpdeskroi.connector.spi.StreamDescriptor;
import io.helpdeskroi.connector.spi.VendorFailure;
import io.helpdeskroi.connector.spi.VendorStream;
import io.helpdeskroi.contract.Entity;
import io.helpdeskroi.contract.FactRecord;
import io.helpdeskroi.contract.Organisation;

/**
 * Customers' companies, by time: there is no cursor export of them.
 */
final class OrganizationStream implements VendorStream<ZendeskSession> {

    private static final StreamDescriptor DESCRIPTOR = new StreamDescriptor("organizations", "Organizations",
            Set.of(Entity.ORGANISATION), false, Duration.ofMinutes(2), Duration.ofMinutes(5))
            .costing(new ReadCost(1_000, 0, "/api/v2/incremental/organizations"));
    private final TimeExport<OrganizationPage.Organization> export = new TimeExport<>(DESCRIPTOR, Duration.ZERO,
            row -> VendorTime.epochSecond(row.updatedAt()), OrganizationPage.Organization::id);

    @Override
    public StreamDescriptor descriptor() {
        return DESCRIPTOR;
    }

    @Override
    public Fetched fetch(ZendeskSession session, FetchContext context) {
        FieldMappings fields = FieldMappings.withPrefix("organization.", context.fieldMappings());
        return export.read(session, context, HoldBack.beginning(context), session.api()::organizations,
                rows -> Mapped.rows("organizations", rows, OrganizationPage.Organization::id,
                        row -> map(row, Ids.of(context), fields)));
    }

    @Override
    public Optional<SingleRead<ZendeskSession>> single() {
        return Optional.of(OrganizationStream::one);
    }

    private static List<MappedRecord> one(ZendeskSession session, FetchContext context, String vendorId) {
        OrganizationPage.Single answer = session.api().organization(Ids.number(vendorId));
        if (answer.organization() == null) {
            throw new VendorFailure.Protocol("the answer has no organization", null);
        }
        FieldMappings fields = FieldMappings.withPrefix("organization.", context.fieldMappings());
        return Mapped.row(vendorId, answer.organization(), row -> map(row, Ids.of(context), fields));
    }

    static List<MappedRecord> map(OrganizationPage.Organization row, Ids ids, FieldMappings fields) {
        FieldMappings.Values values = fields.read(row.organizationFields());
        Organisation organisation = new Organisation(row.name(), values.text("industry"), values.text("size_band"),
                values.text("plan"), values.whole("seats"));
        return List.of(new MappedRecord.Delivered(new FactRecord(ids.organisation(row.id()),
                VendorTime.required(row.updatedAt(), "updated_at"), organisation)));
    }
}
