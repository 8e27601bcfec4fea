package io.healthwatch.workbench.quality;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/**
 * What people rate: one runtime as one project delivers it, whatever its modes; from {@code assets/quality/products.json}.
 *
 * @param id lower case with hyphens; of what has to be installed, also the installer's name
 * @param title for people
 * @param variants the ids of its variants
 * @param delivery in which form its makers deliver it
 * @param packages under which names registries have it, or were said to have it
 */
public record Product(String id, String title, List<String> variants, Delivery delivery, List<Published> packages) {

    /** In which form a runtime comes. */
    public enum Delivery {
        /** Node has it. */
        @JsonProperty("part-of-node")
        PART_OF_NODE,
        /** Java archives. */
        @JsonProperty("jars")
        JARS,
        /** A native library. */
        @JsonProperty("binary")
        BINARY,
        /** Sources of a native library. */
        @JsonProperty("sources")
        SOURCES
    }

    /**
     * A name in a registry.
     *
     * @param registry {@code npm}, {@code PyPI}, {@code crates.io} or {@code Maven Central}
     * @param platform the platform that this package is for; null where it is for all
     */
    public record Published(String registry, String name, String platform) {

        /** Registry and name. */
        public String address() {
            return registry + ": " + name;
        }
    }
}
