package io.healthwatch.workbench.decision;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.healthwatch.workbench.assessment.ChecklistItem;
import io.healthwatch.workbench.evaluation.Criterion;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * What an option may be required to fulfil: a criterion of the matrix, or an item of the security checklist.
 *
 * @param id the name in data
 * @param title the name for people
 * @param criterion the criterion, or null
 * @param item the checklist item, or null
 */
public record Requirement(@JsonValue String id, String title, Criterion criterion, ChecklistItem item) {

    /** All of them, criteria first. */
    public static final List<Requirement> ALL = Stream.concat(
                    Arrays.stream(Criterion.values()).map(Requirement::of),
                    Arrays.stream(ChecklistItem.values()).map(Requirement::of))
            .toList();

    /** The criterion as a requirement. */
    public static Requirement of(Criterion criterion) {
        return new Requirement(criterion.id(), criterion.title(), criterion, null);
    }

    /** The checklist item as a requirement. */
    public static Requirement of(ChecklistItem item) {
        return new Requirement(item.id(), item.title(), null, item);
    }

    /** The requirement of that name in data. */
    @JsonCreator
    public static Requirement of(String id) {
        return ALL.stream()
                .filter(requirement -> requirement.id.equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no requirement " + id + "."));
    }
}
