package io.helpdeskroi.intercom;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import io.helpdeskroi.connector.spi.FetchContext;
import io.helpdeskroi.connector.spi.Fetched;
import io.helpdeskroi.connector.spi.MappedRecord;
import io.helpdeskroi.connector.spi.ReadCost;
import io.helpdeskroi.connector.spi.SingleRead;
import io.helpdeskroi.connector.spi.StreamDescriptor;
import io.helpdeskroi.connector.spi.VendorFailure;
import io.helpdeskroi.connector.spi.VendorStream;
import io.helpdeskroi.contract.Entity;

/**
 * Customers' companies. Their list in numbered pages ends at 10,000, so the vendor's scroll is walked, of which a workspace
 * has one at a time; it ends with an empty page, and by itself after a minute without a request.
 */
final class CompanyStream implements VendorStream<IntercomSession> {

    private static final StreamDescriptor DESCRIPTOR = new StreamDescriptor("companies", "Companies",
            Set.of(Entity.ORGANISATION), false, Duration.ofMinutes(1), Duration.ofHours(1))
            .costing(new ReadCost(100, 0, "/companies/scroll")).readWhole();
    private static final Duration SCROLL_ENDS = Duration.ofMinutes(1);

    @Override
    public StreamDescriptor descriptor() {
        return DESCRIPTOR;
    }

    @Override
    public Fetched fetch(IntercomSession session, FetchContext context) {
        WholeList.Position asked = WholeList.Position.of(context);
        Listing page = page(session, context, asked.scroll());
        PeopleMapper mapper = new PeopleMapper(Ids.of(context), context.fieldMappings());
        List<MappedRecord> records = Listing.map(page.rows(),
                row -> mapper.company(Field.read(row, PeopleMapper.CompanyRow.class)));
        if (page.rows().isEmpty() || page.scrollParam() == null || page.scrollParam().isEmpty()) {
            return WholeList.ended(records, DESCRIPTOR, asked);
        }
        // The vendor's cursor stays the same from page to page: the number tells this reading's pages apart.
        return WholeList.goesOn(records, new WholeList.Position(asked.begun(), asked.page() + 1, page.scrollParam()));
    }

    @Override
    public Optional<SingleRead<IntercomSession>> single() {
        return Optional.of((session, context, id) -> {
            PeopleMapper mapper = new PeopleMapper(Ids.of(context), context.fieldMappings());
            return Listing.map(List.of(session.api().company(id)),
                    row -> mapper.company(Field.read(row, PeopleMapper.CompanyRow.class)));
        });
    }

    private static Listing page(IntercomSession session, FetchContext context, String scroll) {
        try {
            try {
                return session.api().companies(scroll);
            } catch (VendorFailure.Transient | VendorFailure.Forbidden failure) {
                return anew(session, scroll, failure);
            } catch (VendorFailure.Protocol failure) {
                return failure.getCause() instanceof AnswerMeaning.CursorRefused ? anew(session, scroll, failure)
                        : raise(failure);
            }
        } catch (VendorFailure.Protocol failure) {
            if (failure.getCause() instanceof AnswerMeaning.ScrollExists) {
                throw new VendorFailure.RateLimited(failure.getMessage(), context.now().plus(SCROLL_ENDS));
            }
            throw failure;
        }
    }

    /** A scroll that broke off is over: companies are read again from the first. */
    private static Listing anew(IntercomSession session, String scroll, VendorFailure failure) {
        return scroll == null ? raise(failure) : session.api().companies(null);
    }

    private static Listing raise(VendorFailure failure) {
        throw failure;
    }
}
