package io.helpdeskroi.connector.declared;

import java.util.List;
import java.util.Optional;

import io.helpdeskroi.connector.connection.DeclaredConnections.Wanted;

/**
 * A file of declarations as it is now, with the secrets that it refers to.
 *
 * @param name its name without its folder
 * @param digest of its text and its secrets: another digest is another declaration
 * @param wanted the connections that it declares
 * @param fault why nothing of it can be applied; empty when it can
 */
record DeclarationFile(String name, String digest, List<Wanted> wanted, Optional<String> fault) {

    DeclarationFile {
        wanted = List.copyOf(wanted);
    }

    /** How connections and the audit name it. */
    String declaration() {
        return declaration(name);
    }

    static String declaration(String name) {
        return "file:" + name;
    }

    List<String> connections() {
        return wanted.stream().map(one -> one.request().name()).toList();
    }

    DeclarationFile faulty(String why) {
        return new DeclarationFile(name, digest, wanted, Optional.of(why));
    }

    @Override
    public String toString() {
        return name;
    }
}
