package io.helpdeskroi.local.token;

import java.util.List;

/**
 * A service that may ask for tokens of its own.
 *
 * @param id client id
 * @param secret client secret
 * @param roles roles its tokens carry
 */
public record MachineClient(String id, String secret, List<String> roles) {

    public MachineClient {
        roles = List.copyOf(roles);
    }

    @Override
    public String toString() {
        return "MachineClient[" + id + ", " + roles + "]";
    }
}
