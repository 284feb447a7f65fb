package io.helpdeskroi.connector.poll;

import java.util.List;
import java.util.function.Function;

import io.helpdeskroi.connector.connection.Connection;
import io.helpdeskroi.connector.spi.Account;
import io.helpdeskroi.connector.spi.FetchContext;
import io.helpdeskroi.connector.spi.Fetched;
import io.helpdeskroi.connector.spi.StreamDescriptor;
import io.helpdeskroi.connector.spi.VendorConnector;
import io.helpdeskroi.connector.spi.VendorHttp;

/**
 * A vendor's stream together with the session it is read in.
 */
record Feed(StreamDescriptor descriptor, Function<FetchContext, Fetched> reader) {

    /** The feeds that a connection reads, in the vendor's order. */
    static <S> List<Feed> open(VendorConnector<S> vendor, Connection connection, Account account, VendorHttp http) {
        S session = vendor.open(account, http);
        return vendor.streams().stream()
                .filter(stream -> connection.streams().isEmpty() || connection.streams().contains(stream.descriptor().id()))
                .map(stream -> new Feed(stream.descriptor(), context -> stream.fetch(session, context))).toList();
    }

    Fetched fetch(FetchContext context) {
        return reader.apply(context);
    }
}
