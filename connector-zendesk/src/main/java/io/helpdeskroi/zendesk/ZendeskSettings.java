package io.helpdeskroi.zendesk;

import java.net.URI;
import java.time.Duration;
import java.util.regex.Pattern;

import io.helpdeskroi.connector.spi.Account;
import io.helpdeskroi.connector.spi.Authentication;
import io.helpdeskroi.connector.spi.InvalidSettings;
import io.helpdeskroi.connector.spi.Secret;

/**
 * What an admin says of a Zendesk account.
 *
 * @param base address of the account, without path for the vendor itself
 * @param authentication how requests are signed
 */
record ZendeskSettings(URI base, Authentication authentication) {

    static final String SUBDOMAIN_PATTERN = "[a-z][a-z0-9-]{2,62}";
    private static final Pattern SUBDOMAIN = Pattern.compile(SUBDOMAIN_PATTERN);
    private static final Pattern VENDORS = Pattern.compile("https://" + SUBDOMAIN_PATTERN + "\\.zendesk\\.com");
    /** Access tokens live for five minutes at least. */
    private static final Duration RENEW_BEFORE_EXPIRY = Duration.ofMinutes(1);

    /** @throws InvalidSettings naming the setting at fault */
    static ZendeskSettings of(Account account) {
        URI base = base(account);
        return new ZendeskSettings(base, authentication(account, base));
    }

    /** Credentials go to the vendor's own hosts only; plain HTTP the runtime refuses, or allows to a loopback address. */
    private static URI base(Account account) {
        if (account.setting("base_url").isPresent()) {
            String text = account.requiredSetting("base_url");
            try {
                URI base = URI.create(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
                boolean vendors = !"https".equals(base.getScheme()) || VENDORS.matcher(base.toString()).matches();
                if (vendors && base.getHost() != null && base.getQuery() == null && base.getFragment() == null) {
                    return base;
                }
            } catch (IllegalArgumentException unreadable) {
                throw new InvalidSettings("settings.base_url", "is no address", "https://{subdomain}.zendesk.com");
            }
            throw new InvalidSettings("settings.base_url", "is not an address of the vendor",
                    "https://{subdomain}.zendesk.com");
        }
        String subdomain = account.requiredSetting("subdomain");
        if (!SUBDOMAIN.matcher(subdomain).matches()) {
            throw new InvalidSettings("settings.subdomain", "is not a Zendesk subdomain",
                    "3 to 63 lower-case letters, digits and dashes, starting with a letter");
        }
        return URI.create("https://" + subdomain + ".zendesk.com");
    }

    private static Authentication authentication(Account account, URI base) {
        if (account.credential("api_token").isPresent()) {
            return new Authentication.Basic(account.requiredSetting("email") + "/token",
                    account.requiredCredential("api_token"));
        }
        if (account.credential("refresh_token").isPresent()) {
            return oauth(account, base, Authentication.Grant.REFRESH_TOKEN);
        }
        if (account.credential("client_secret").isPresent()) {
            return oauth(account, base, Authentication.Grant.CLIENT_CREDENTIALS);
        }
        return account.credential("access_token").<Authentication> map(Authentication.Bearer::new).orElseThrow(
                () -> new InvalidSettings("credentials", "name no way to sign in",
                        "client_secret with refresh_token or alone, access_token, or api_token"));
    }

    private static Authentication oauth(Account account, URI base, Authentication.Grant grant) {
        Secret secret = account.requiredCredential("client_secret");
        return new Authentication.OAuth(URI.create(base + "/oauth/tokens"), account.requiredSetting("client_id"), secret, grant,
                Authentication.BodyFormat.JSON, RENEW_BEFORE_EXPIRY);
    }
}
