package io.helpdeskroi.metrics.ingest;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.zip.GZIPInputStream;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;

import io.helpdeskroi.contract.BatchReceipt;
import io.helpdeskroi.contract.Problem;
import io.helpdeskroi.contract.Role;
import io.helpdeskroi.rest.ProblemException;

/**
 * Where facts are delivered. Sending a batch again is always safe.
 */
@Path("/api/v1/batches")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.INGEST)
public class BatchResource {

    private static final int MOST_BYTES = 16 * 1024 * 1024;

    private final Ingest ingest;

    BatchResource(Ingest ingest) {
        this.ingest = ingest;
    }

    @POST
    public BatchReceipt deliver(@HeaderParam(HttpHeaders.CONTENT_ENCODING) String encoding, byte[] body)
            throws IOException {
        return ingest.accept(BatchReader.read(plain(encoding, body)));
    }

    private static byte[] plain(String encoding, byte[] body) {
        if (encoding == null || encoding.isBlank() || "identity".equalsIgnoreCase(encoding)) {
            return body;
        }
        if (!"gzip".equalsIgnoreCase(encoding)) {
            throw new ProblemException(Problem.ofField(415, "content-encoding",
                    "content-encoding is neither gzip nor identity", "gzip or identity"));
        }
        try (GZIPInputStream unzipped = new GZIPInputStream(new ByteArrayInputStream(body))) {
            byte[] plain = unzipped.readNBytes(MOST_BYTES + 1);
            if (plain.length > MOST_BYTES) {
                throw new ProblemException(Problem.of(413, "too-large", "The batch is too large",
                        "a batch may have 16 MB before compression; send fewer records at once"));
            }
            return plain;
        } catch (IOException notGzip) {
            throw new ProblemException(Problem.of(400, "unreadable-body", "The body is not readable",
                    "the body breaks off or is not gzip as content-encoding says"));
        }
    }
}
