package io.helpdeskroi.connector.delivery;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;

import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyWriter;

/**
 * A batch as it travels: JSON, gzipped once however often it is sent.
 */
record PackedBatch(byte[] gzip) {

    /** Writes the bytes as they are; the platform's JSON writer would wrap them in a JSON text. */
    @Produces(MediaType.APPLICATION_JSON)
    static final class Writer implements MessageBodyWriter<PackedBatch> {

        @Override
        public boolean isWriteable(Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
            return type == PackedBatch.class;
        }

        @Override
        public void writeTo(PackedBatch batch, Class<?> type, Type genericType, Annotation[] annotations,
                MediaType mediaType, MultivaluedMap<String, Object> headers, OutputStream body) throws IOException {
            body.write(batch.gzip());
        }
    }
}
