package io.helpdeskroi.connector.declared;

import com.fasterxml.jackson.annotation.JsonCreator;

import io.helpdeskroi.connector.spi.InvalidSettings;

/**
 * Where a credential is: in an environment variable or in a file. A file of declarations never holds one itself.
 *
 * @param env name of the variable; null when it is in a file
 * @param file path of the file; null when it is in a variable
 */
record SecretReference(String env, String file) {

    private static final String EXPECTED = "{env: NAME} or {file: /path}";

    @JsonCreator
    SecretReference {
        if ((env == null) == (file == null)) {
            throw new InvalidSettings("credentials", "is no reference", EXPECTED);
        }
    }

    /** Called for a credential that stands in the file itself, which is then not repeated anywhere. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static SecretReference inline(String secret) {
        throw new InvalidSettings("credentials", "stands in the file in clear", EXPECTED);
    }
}
