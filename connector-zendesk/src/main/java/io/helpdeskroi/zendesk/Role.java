package io.helpdeskroi.zendesk;

/**
 * What a Zendesk user is to the service desk now; the vendor keeps no history of it.
 */
enum Role {
    CUSTOMER,
    AGENT;

    /** Everyone who is not an end user is staff: agents, admins, and whatever role comes after them. */
    static Role of(String vendorRole) {
        return vendorRole == null || vendorRole.equals("end-user") ? CUSTOMER : AGENT;
    }
}
