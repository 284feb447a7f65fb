package io.helpdeskroi.intercom;

import java.net.URI;
import java.util.Map;
import java.util.Optional;

import io.helpdeskroi.connector.spi.Account;
import io.helpdeskroi.connector.spi.InvalidSettings;

/**
 * What an admin says of an Intercom workspace.
 *
 * @param region where the workspace lives; empty where only an address of a stand-in is known
 * @param base address of the API
 */
record IntercomSettings(Optional<String> region, URI base) {

    static final String REGION_PATTERN = "us|eu|au";
    private static final Map<String, String> HOSTS = Map.of("us", "https://api.intercom.io", "eu",
            "https://api.eu.intercom.io", "au", "https://api.au.intercom.io");

    /** @throws InvalidSettings naming the setting at fault */
    static IntercomSettings of(Account account) {
        if (account.setting("base_url").isEmpty()) {
            String region = account.requiredSetting("region");
            if (!HOSTS.containsKey(region)) {
                throw new InvalidSettings("settings.region", "is no region of the vendor", "us, eu or au");
            }
            return new IntercomSettings(Optional.of(region), URI.create(HOSTS.get(region)));
        }
        URI base = base(account.requiredSetting("base_url"));
        return new IntercomSettings(account.setting("region").or(() -> HOSTS.entrySet().stream()
                .filter(host -> host.getValue().equals(base.toString())).map(Map.Entry::getKey).findFirst()), base);
    }

    /** Credentials go to the vendor's own hosts only; plain HTTP the runtime refuses, or allows to a loopback address. */
    private static URI base(String text) {
        try {
            URI base = URI.create(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
            boolean acceptable = !"https".equals(base.getScheme()) || HOSTS.containsValue(base.toString());
            if (acceptable && base.getHost() != null && base.getQuery() == null && base.getFragment() == null) {
                return base;
            }
        } catch (IllegalArgumentException unreadable) {
            throw new InvalidSettings("settings.base_url", "is no address", "https://api.intercom.io");
        }
        throw new InvalidSettings("settings.base_url", "is not an address of the vendor",
                "https://api.intercom.io, https://api.eu.intercom.io or https://api.au.intercom.io");
    }
}
