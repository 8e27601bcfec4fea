package io.healthwatch.workbench.decision;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.healthwatch.workbench.evaluation.Criterion;
import java.util.Arrays;
import java.util.Locale;

/** What is weighed among the options that fulfil the requirements. */
public enum Consideration {
    /** The time to the first answer in a fresh process. */
    COLD_START(Criterion.COLD_START, 15),
    /** The time of a steady execution. */
    EXECUTION(Criterion.EXECUTION, 15),
    /** The memory that it takes. */
    MEMORY(Criterion.MEMORY, 10),
    /** What an extension has to carry. */
    BUNDLE(Criterion.BUNDLE, 15),
    /** The share of attacks that were held. */
    SECURITY("Security", 20),
    /** How helpful the runtime's errors are. */
    ERROR_MESSAGES("Error messages", 5),
    /** Whether modules can be debugged. */
    DEBUGGING("Debugging support", 5),
    /** How easy it is to get started. */
    DOCUMENTATION("Documentation quality", 5),
    /** How active and helpful the community is. */
    COMMUNITY("Community ecosystem", 5),
    /** What it takes to install it. */
    SETUP("Setup complexity", 2),
    /** How it is used from Node. */
    BINDING("Node binding ergonomics", 2),
    /** For how many platforms it comes, and how it is built for them. */
    CROSS_PLATFORM("Cross-platform build", 1);

    private final String title;
    private final Criterion criterion;
    private final double weight;

    Consideration(Criterion criterion, double weight) {
        this(criterion.title(), criterion, weight);
    }

    Consideration(String title, double weight) {
        this(title, null, weight);
    }

    Consideration(String title, Criterion criterion, double weight) {
        this.title = title;
        this.criterion = criterion;
        this.weight = weight;
    }

    /** The name in data: lower case with hyphens. */
    @JsonValue
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The consideration of that name in data. */
    @JsonCreator
    public static Consideration of(String id) {
        return valueOf(id.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    /** The criterion whose figure it weighs; null where it is not measured. */
    public Criterion criterion() {
        return criterion;
    }

    /** The consideration that weighs that criterion's figure. */
    static Consideration of(Criterion criterion) {
        return Arrays.stream(values())
                .filter(each -> each.criterion == criterion)
                .findFirst()
                .orElseThrow();
    }

    /** Whether it is a row of the rubric, which people rate or evidence suggests a score for. */
    public boolean isRated() {
        return criterion == null && this != SECURITY;
    }

    /** The name for people. */
    public String title() {
        return title;
    }

    /** Its weight where nobody chose another; only ratios of weights mean something. */
    public double standardWeight() {
        return weight;
    }
}
