package io.healthwatch.workbench.decision;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * What a reader wants: which requirements an option must fulfil, and how much everything else counts.
 *
 * @param required the requirements that exclude an option which misses them
 * @param weights at least 0, on any scale: only their ratios count; a consideration without one counts nothing
 */
public record DecisionModel(Set<Requirement> required, Map<Consideration, Double> weights) {

    /** All requirements, and the standard weights. */
    public static final DecisionModel STANDARD = standard();

    /** Refuses weights that are negative or no numbers. */
    public DecisionModel {
        required = Set.copyOf(required);
        weights = Map.copyOf(weights);
        weights.forEach((consideration, weight) -> {
            if (!(weight >= 0) || Double.isInfinite(weight)) {
                throw new IllegalArgumentException(
                        "The weight of " + consideration.id() + " is " + weight + ": it has to be 0 or more.");
            }
        });
    }

    private static DecisionModel standard() {
        var weights = new EnumMap<Consideration, Double>(Consideration.class);
        Arrays.stream(Consideration.values()).forEach(each -> weights.put(each, each.standardWeight()));
        return new DecisionModel(new LinkedHashSet<>(Requirement.ALL), weights);
    }

    /** The weight of a consideration; 0 where it counts nothing. */
    public double weight(Consideration consideration) {
        return weights.getOrDefault(consideration, 0.0);
    }

    /** The same with another weight. */
    public DecisionModel with(Consideration consideration, double weight) {
        var changed = new EnumMap<Consideration, Double>(Consideration.class);
        changed.putAll(weights);
        changed.put(consideration, weight);
        return new DecisionModel(required, changed);
    }

    /** The same with a requirement that counts or does not. */
    public DecisionModel with(Requirement requirement, boolean counts) {
        var changed = new LinkedHashSet<>(required);
        if (counts) {
            changed.add(requirement);
        } else {
            changed.remove(requirement);
        }
        return new DecisionModel(changed, weights);
    }
}
