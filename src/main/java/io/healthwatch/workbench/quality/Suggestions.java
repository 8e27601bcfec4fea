package io.healthwatch.workbench.quality;

import java.util.List;

/**
 * The rules by which evidence suggests a score: each is what the rubric's anchors say. What is not known suggests nothing,
 * and what no rule covers is left to people.
 */
public final class Suggestions {

    static final String COMMUNITY = "community-ecosystem";
    static final String SETUP = "setup-complexity";
    static final String BINDING = "node-binding-ergonomics";
    static final String PLATFORMS = "cross-platform-build";
    static final String DOCUMENTATION = "documentation-quality";

    static final int ALL_PLATFORMS = 6;

    /** The longest build that anchor 2 of the setup allows, in seconds. */
    private static final double LONG_BUILD = 300;
    /** The ages of the last release, in days, that the community's anchors 1, 2 and 3 allow. */
    private static final List<Integer> AGES = List.of(730, 365, 120);

    private Suggestions() {}

    /**
     * The score that the evidence suggests.
     *
     * @param known all evidence of the product for that row
     */
    public static Rubric.Score score(String row, Product product, List<Evidence> known) {
        var score = switch (row) {
            case COMMUNITY -> community(known);
            case SETUP -> setup(product, known);
            case BINDING -> binding(product, known);
            case PLATFORMS -> platforms(product, known);
            default -> null;
        };
        return new Rubric.Score(row, score, known.stream().map(Evidence::text).toList());
    }

    private static Integer community(List<Evidence> known) {
        var age = Evidence.least(known, "last-release");
        return age.isEmpty()
                ? null
                : (int) AGES.stream().filter(limit -> age.getAsDouble() <= limit).count();
    }

    private static Integer setup(Product product, List<Evidence> known) {
        return switch (product.delivery()) {
            case PART_OF_NODE -> there(known, "found") ? 4 : null;
            case JARS -> there(known, "found")
                    ? Evidence.most(known, "host-options").orElse(0) > 0 ? 3 : 4
                    : null;
            case BINARY, SOURCES -> installed(product, known);
        };
    }

    private static boolean there(List<Evidence> known, String key) {
        return Evidence.least(known, key).orElse(0) > 0;
    }

    private static Integer installed(Product product, List<Evidence> known) {
        var succeeded = Evidence.least(known, "last-attempt-succeeded");
        if (succeeded.isEmpty()) {
            return null;
        }
        if (succeeded.getAsDouble() == 0) {
            return 0;
        }
        if (product.delivery() == Product.Delivery.BINARY) {
            return 3;
        }
        return there(known, "further-build-tools")
                        || Evidence.most(known, "install-seconds").orElse(0) > LONG_BUILD
                ? 1
                : 2;
    }

    private static Integer binding(Product product, List<Evidence> known) {
        if (product.delivery() == Product.Delivery.PART_OF_NODE) {
            return 4;
        }
        var inNode = Evidence.least(known, "lives-in-node");
        if (inNode.isEmpty()) {
            return null;
        }
        if (inNode.getAsDouble() == 0) {
            return 0;
        }
        if (there(known, "own-engine")) {
            return 3;
        }
        return there(known, "adapter-lines") ? 1 : 2;
    }

    private static Integer platforms(Product product, List<Evidence> known) {
        if (product.delivery() == Product.Delivery.SOURCES) {
            var tools = Evidence.least(known, "further-build-tools");
            return tools.isEmpty() ? null : tools.getAsDouble() > 0 ? 0 : 1;
        }
        var count = Evidence.most(known, "platforms");
        if (count.isEmpty() || count.getAsDouble() == 0) {
            return null;
        }
        if (count.getAsDouble() < ALL_PLATFORMS) {
            return 2;
        }
        return product.delivery() == Product.Delivery.BINARY ? 3 : 4;
    }
}
