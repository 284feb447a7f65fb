package io.helpdeskroi.connector.connection;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

import io.helpdeskroi.connector.spi.StreamDescriptor;
import io.helpdeskroi.connector.spi.VendorConnector;
import io.helpdeskroi.connector.spi.VendorDescriptor;
import io.helpdeskroi.connector.spi.VendorDescriptor.Setting;
import io.helpdeskroi.connector.spi.VendorStream;
import io.helpdeskroi.contract.Entity;
import io.helpdeskroi.contract.Role;
import io.helpdeskroi.contract.Vendor;

/**
 * What this connector is, for forms and for people: its vendors, their settings as JSON schemas, their streams.
 */
@Path("/api/v1/connector")
class ConnectorResource {

    private static final String SCHEMA = "https://json-schema.org/draft/2020-12/schema";

    private final Vendors vendors;
    private final Declarations declarations;

    ConnectorResource(Vendors vendors, Declarations declarations) {
        this.vendors = vendors;
        this.declarations = declarations;
    }

    /** The vendors that this connector speaks, and the files that declare connections. */
    record Description(List<VendorDescription> vendors, List<Declarations.Declaration> declarations) {
    }

    /** One vendor. */
    record VendorDescription(Vendor vendor, String title, Map<String, Object> settingsSchema,
            Map<String, Object> credentialsSchema, List<StreamDescription> streams, List<LimitDescription> limits) {
    }

    /** One feed. */
    record StreamDescription(String id, String title, Set<Entity> entities, boolean optional, String settleLag,
            String pollEvery) {
    }

    /** One request limit, as documented by the vendor. */
    record LimitDescription(String id, int perMinute) {
    }

    @GET
    @RolesAllowed({ Role.ADMIN, Role.AUDITOR })
    public Description get() {
        return new Description(vendors.all().stream().map(ConnectorResource::describe).toList(),
                declarations.now());
    }

    private static VendorDescription describe(VendorConnector<?> connector) {
        VendorDescriptor vendor = connector.descriptor();
        return new VendorDescription(vendor.vendor(), vendor.title(), schema(vendor.settings(), false),
                schema(vendor.credentials(), true),
                connector.streams().stream().map(VendorStream::descriptor).map(ConnectorResource::describe).toList(),
                vendor.buckets().stream().map(bucket -> new LimitDescription(bucket.id(), bucket.perMinute())).toList());
    }

    private static StreamDescription describe(StreamDescriptor stream) {
        return new StreamDescription(stream.id(), stream.title(), stream.entities(), stream.optional(),
                stream.settleLag().toString(), stream.pollEvery().toString());
    }

    private static Map<String, Object> schema(List<Setting> settings, boolean secret) {
        Map<String, Object> properties = new LinkedHashMap<>();
        for (Setting setting : settings) {
            Map<String, Object> property = new LinkedHashMap<>();
            property.put("type", "string");
            property.put("description", setting.description());
            if (setting.pattern() != null) {
                property.put("pattern", "^(?:" + setting.pattern() + ")$");
            }
            if (setting.example() != null) {
                property.put("examples", List.of(setting.example()));
            }
            if (secret) {
                property.put("writeOnly", true);
                property.put("format", "password");
            }
            properties.put(setting.key(), property);
        }
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("$schema", SCHEMA);
        schema.put("type", "object");
        schema.put("properties", properties);
        schema.put("required", settings.stream().filter(Setting::required).map(Setting::key).toList());
        schema.put("additionalProperties", false);
        return schema;
    }
}
