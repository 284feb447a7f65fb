package io.helpdeskroi.connector.audit;

import java.security.Principal;
import java.util.Optional;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.jwt.JsonWebToken;

import io.quarkus.arc.Arc;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.security.identity.SecurityIdentity;

/**
 * Who asks for what is being done: the person or machine of the request, or the runtime itself.
 */
@ApplicationScoped
public class Caller {

    private static final String RUNTIME = "system";

    private final CurrentIdentityAssociation identities;

    Caller(CurrentIdentityAssociation identities) {
        this.identities = identities;
    }

    /** A person's user name, a machine's client id, or {@code system} outside of any request. */
    public String name() {
        if (!Arc.container().requestContext().isActive()) {
            return RUNTIME;
        }
        SecurityIdentity identity = identities.getIdentity();
        return identity.isAnonymous() ? RUNTIME : name(identity.getPrincipal());
    }

    /** A machine's token names its client; the subject it also has is a number that tells a reader nothing. */
    private static String name(Principal principal) {
        if (principal instanceof JsonWebToken token) {
            return Stream.of("upn", "preferred_username", "client_id", "azp")
                    .map(claim -> Optional.<Object> ofNullable(token.getClaim(claim))).flatMap(Optional::stream)
                    .map(Object::toString).filter(text -> !text.isBlank()).findFirst().orElseGet(token::getName);
        }
        return principal.getName();
    }
}
