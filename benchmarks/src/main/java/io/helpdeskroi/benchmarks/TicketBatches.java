package io.helpdeskroi.benchmarks;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;

import com.fasterxml.jackson.databind.ObjectMapper;

import io.helpdeskroi.connector.spi.Cursor;
import io.helpdeskroi.connector.spi.Fetched;
import io.helpdeskroi.connector.spi.MappedRecord;
import io.helpdeskroi.contract.Batch;
import io.helpdeskroi.contract.ContractJson;
import io.helpdeskroi.contract.Entity;
import io.helpdeskroi.contract.FactRecord;
import io.helpdeskroi.contract.Source;
import io.helpdeskroi.contract.Vendor;
import io.helpdeskroi.zendesk.TicketNormalizer;

/**
 * The made-up tickets as the connector would deliver them: gzipped batches of 1,000 facts, for any source.
 */
final class TicketBatches {

    private static final ObjectMapper JSON = ContractJson.mapper();

    private final List<List<FactRecord>> pages = new ArrayList<>();

    TicketBatches(TicketPages tickets) {
        TicketNormalizer normalizer = new TicketNormalizer(
                cursor -> tickets.get(cursor == null ? 0 : Integer.parseInt(cursor.substring("page-".length()))));
        Optional<Cursor> cursor = Optional.empty();
        Fetched.Page page;
        do {
            page = normalizer.page(cursor);
            pages.add(page.records().stream().map(record -> ((MappedRecord.Delivered) record).record()).toList());
            cursor = Optional.of(page.next());
        } while (page.more());
    }

    long facts() {
        return pages.stream().mapToLong(List::size).sum();
    }

    /** The bodies of all batches, as if another account had delivered the same tickets. */
    List<byte[]> of(String source) throws IOException {
        Source account = new Source(source, Vendor.ZENDESK, List.of(Entity.INTERACTION, Entity.EVENT));
        List<byte[]> bodies = new ArrayList<>();
        for (List<FactRecord> page : pages) {
            String json = JSON.writeValueAsString(new Batch(account, "tickets", null, page)).replace("\"benchmark/",
                    '"' + source + '/');
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
                gzip.write(json.getBytes(java.nio.charset.StandardCharsets.UTF_8));
            }
            bodies.add(bytes.toByteArray());
        }
        return bodies;
    }
}
