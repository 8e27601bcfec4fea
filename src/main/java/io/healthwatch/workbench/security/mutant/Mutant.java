package io.healthwatch.workbench.security.mutant;

import io.healthwatch.workbench.run.Sha256;

/**
 * A mutated module.
 *
 * @param number its number, from 0
 * @param base the module that it was made of, such as {@code c/error-handling}
 * @param module its bytes
 * @param config what the base would be given
 */
public record Mutant(int number, String base, byte[] module, String config) {

    /** The SHA-256 of its bytes, in hex. */
    public String sha256() {
        return Sha256.of(module);
    }
}
