package io.helpdeskroi.connector.poll;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import io.helpdeskroi.connector.connection.Connection;
import io.helpdeskroi.connector.ledger.FeedCensus;
import io.helpdeskroi.connector.spi.Account;
import io.helpdeskroi.connector.spi.FetchContext;
import io.helpdeskroi.connector.spi.Fetched;
import io.helpdeskroi.connector.spi.MappedRecord;
import io.helpdeskroi.connector.spi.StreamDescriptor;
import io.helpdeskroi.connector.spi.VendorConnector;
import io.helpdeskroi.connector.spi.VendorHttp;
import io.helpdeskroi.connector.spi.VendorStream;

/**
 * A vendor's stream together with the session it is read in.
 */
public record Feed(StreamDescriptor descriptor, Function<FetchContext, Fetched> reader, Optional<FeedCensus> census,
        Optional<ObjectReader> single, CountedObjects counted) {

    /** Reads one object anew. */
    @FunctionalInterface
    public interface ObjectReader {
        List<MappedRecord> read(FetchContext context, String vendorId);
    }

    /** The feeds that a connection reads, in the vendor's order. */
    static <S> List<Feed> open(VendorConnector<S> vendor, Connection connection, Account account, VendorHttp http) {
        S session = vendor.open(account, http);
        CountedObjects counted = CountedObjects.of(vendor.streams(), session);
        return vendor.streams().stream()
                .filter(stream -> connection.streams().isEmpty() || connection.streams().contains(stream.descriptor().id()))
                .map(stream -> of(stream, session, counted)).toList();
    }

    private static <S> Feed of(VendorStream<S> stream, S session, CountedObjects counted) {
        return new Feed(stream.descriptor(), context -> stream.fetch(session, context),
                stream.census().map(census -> FeedCensus.of(census, session)),
                stream.single().map(single -> (context, vendorId) -> single.read(session, context, vendorId)), counted);
    }

    Fetched fetch(FetchContext context) {
        return reader.apply(context);
    }
}
