package io.helpdeskroi.connector.spi;

import java.util.List;

/**
 * Reads one object of a feed anew, to retry a row that could not be read and to ask whether an object still exists.
 *
 * @param <S> the vendor's session
 */
@FunctionalInterface
public interface SingleRead<S> {

    /**
     * What the feed would give for this object now: the same facts under the same ids. For an object that the vendor has
     * deleted, its tombstone.
     *
     * @param vendorId the vendor's id as in {@link MappedRecord.Malformed#vendorId()}
     * @throws VendorFailure any failure, classified; {@link VendorFailure.Gone} when the vendor knows no such object and
     *         nothing is left to say about it
     */
    List<MappedRecord> read(S session, FetchContext context, String vendorId);
}
