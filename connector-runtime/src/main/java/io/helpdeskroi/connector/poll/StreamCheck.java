package io.helpdeskroi.connector.poll;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import io.helpdeskroi.connector.spi.FetchContext;
import io.helpdeskroi.connector.spi.Fetched;
import io.helpdeskroi.connector.spi.MappedRecord;
import io.helpdeskroi.connector.spi.StreamDescriptor;
import io.helpdeskroi.connector.spi.VendorDescriptor.Bucket;
import io.helpdeskroi.connector.spi.VendorFailure;
import io.helpdeskroi.contract.FactRecord;

/**
 * What a try of one stream showed.
 *
 * @param problem kind of failure; absent when there is none
 * @param missing what the account probably has to be given; absent when nothing is missing
 * @param records rows on the first page, by what became of them
 * @param newest the newest record of the page; absent when there was none
 * @param quota the request limit that the stream counts against
 */
record StreamCheck(String stream, boolean ok, boolean optional, String problem, String detail, String missing,
        Map<String, Integer> records, Sample newest, Quota quota) {

    /** A record that was read; no more of it than its id and its time, which is absent where the vendor gives none. */
    record Sample(String id, Instant at) {
    }

    /**
     * A request limit.
     *
     * @param remaining requests that may be sent now, within the share that the connection has
     * @param limit requests a minute that the vendor allows the whole account, as it last said or else as it documents
     */
    record Quota(String bucket, int remaining, int limit) {
    }

    /** Reads one page of a feed; whatever happens is in the answer. */
    static StreamCheck of(Feed feed, FetchContext context) {
        StreamDescriptor stream = feed.descriptor();
        try {
            return read(stream, feed.fetch(context));
        } catch (VendorFailure.NothingYet nothing) {
            return fine(stream, nothing.getMessage(), List.of());
        } catch (VendorFailure failure) {
            return new StreamCheck(stream.id(), false, stream.optional(), kind(failure), failure.getMessage(),
                    missing(failure), Map.of(), null, null);
        }
    }

    private static StreamCheck read(StreamDescriptor stream, Fetched fetched) {
        return fetched instanceof Fetched.Page page ? fine(stream, null, page.records())
                : fine(stream, "the vendor prepares a report", List.of());
    }

    private static StreamCheck fine(StreamDescriptor stream, String detail, List<MappedRecord> records) {
        return new StreamCheck(stream.id(), true, stream.optional(), null, detail, null, counts(records), newest(records),
                null);
    }

    /** The same with the limit of {@code path}, of a vendor's buckets with what remains of each and its limit. */
    StreamCheck counted(String path, List<Bucket> buckets, Map<String, Integer> remaining, Map<String, Integer> limits) {
        Quota found = buckets.stream().filter(bucket -> bucket.path().matcher(path).find()).findFirst()
                .flatMap(bucket -> Optional.ofNullable(remaining.get(bucket.id()))
                        .map(left -> new Quota(bucket.id(), left,
                                limits.getOrDefault(bucket.id(), bucket.perMinute()))))
                .orElse(null);
        return new StreamCheck(stream, ok, optional, problem, detail, missing, records, newest, found);
    }

    /** A vendor that refuses a request does not say which scope it misses; the request tells it. */
    private static String missing(VendorFailure failure) {
        return failure instanceof VendorFailure.Forbidden
                ? "the permission or the plan for " + failure.getMessage().replaceFirst(" answered .*", "")
                : null;
    }

    private static Map<String, Integer> counts(List<MappedRecord> records) {
        Map<String, Integer> counts = new TreeMap<>();
        for (MappedRecord record : records) {
            if (!record.isRecord()) {
                continue;
            }
            String kind = record instanceof MappedRecord.Delivered delivered ? delivered.record().id().entity().wire()
                    : record instanceof MappedRecord.Malformed ? "malformed" : "skipped";
            counts.merge(kind, 1, Integer::sum);
        }
        return counts;
    }

    private static Sample newest(List<MappedRecord> records) {
        return records.stream().filter(MappedRecord.Delivered.class::isInstance)
                .map(record -> ((MappedRecord.Delivered) record).record())
                .max(Comparator.comparing(FactRecord::sourceUpdatedAt))
                .map(fact -> new Sample(fact.id().toString(),
                        fact.sourceUpdatedAt().equals(Instant.EPOCH) ? null : fact.sourceUpdatedAt()))
                .orElse(null);
    }

    private static String kind(VendorFailure failure) {
        return failure.getClass().getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", "_").toLowerCase();
    }
}
