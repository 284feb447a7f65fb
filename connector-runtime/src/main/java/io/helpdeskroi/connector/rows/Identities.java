package io.helpdeskroi.connector.rows;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

import io.helpdeskroi.contract.Customer;

/**
 * By what other sources may know a customer, as every connector writes it.
 */
public final class Identities {

    private static final String ADDRESS = "email_sha256";

    private Identities() {
    }

    /**
     * @param address e-mail address; null where the row has none
     * @param externalId the account's own id of the customer; null where the row has none
     */
    public static List<Customer.Identity> of(String address, String externalId) {
        List<Customer.Identity> identities = new ArrayList<>();
        if (address != null && !address.isBlank()) {
            identities.add(new Customer.Identity(ADDRESS, hash(address)));
        }
        if (externalId != null && !externalId.isBlank()) {
            // Some accounts use addresses as external ids.
            boolean isAddress = externalId.contains("@");
            identities.add(new Customer.Identity(isAddress ? ADDRESS : "external_id",
                    isAddress ? hash(externalId) : externalId));
        }
        return identities.stream().distinct().toList();
    }

    /** SHA-256 of the trimmed, lower-case address in hexadecimal digits. */
    public static String hash(String address) {
        return sha256(address.strip().toLowerCase(Locale.ROOT));
    }

    /** SHA-256 of a text in hexadecimal digits. */
    public static String sha256(String text) {
        try {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** A vendor's name of a language, such as {@code en-us} or {@code de_AT}, as BCP 47 writes it. */
    public static String language(String locale) {
        return Locale.forLanguageTag(locale.replace('_', '-')).toLanguageTag();
    }
}
