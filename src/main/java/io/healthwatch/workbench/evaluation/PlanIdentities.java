package io.healthwatch.workbench.evaluation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.healthwatch.workbench.run.Attachment;
import io.healthwatch.workbench.run.Plan;
import io.healthwatch.workbench.run.PlanIdentity;
import io.healthwatch.workbench.run.RunHeader;
import io.healthwatch.workbench.runtime.catalog.Catalog;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Tells whether runs measured the same plan, and if not, what differs. */
public final class PlanIdentities {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    private PlanIdentities() {}

    /**
     * The identity of a plan that is measured here.
     *
     * @throws IOException when a module cannot be read
     */
    static PlanIdentity of(Plan plan, Catalog catalog) throws IOException {
        var modules = new TreeMap<String, String>();
        for (var cell : plan.cells()) {
            var file = catalog.find(cell.variant())
                    .flatMap(variant -> catalog.module(variant, cell.language(), cell.scenario()))
                    .filter(found -> found.toString().endsWith(".wasm"));
            if (file.isPresent()) {
                modules.put(
                        cell.language() + "/" + cell.scenario(),
                        Attachment.of(Files.readAllBytes(file.get())).sha256());
            }
        }
        return of(plan, modules);
    }

    /** The identity of a plan that is measured with modules of these hashes, by {@code language/scenario}. */
    public static PlanIdentity of(Plan plan, Map<String, String> modules) {
        try {
            var text = JSON.writeValueAsString(plan) + JSON.writeValueAsString(modules);
            return new PlanIdentity(
                    Attachment.of(text.getBytes(StandardCharsets.UTF_8)).sha256(), modules);
        } catch (JsonProcessingException plansCanBeWritten) {
            throw new IllegalStateException(plansCanBeWritten);
        }
    }

    /** What keeps two runs from being of the same plan; empty where nothing does. */
    public static List<String> differences(RunHeader one, RunHeader other) {
        if (one.identity() == null || other.identity() == null) {
            return List.of((one.identity() == null ? one : other).id()
                    + " does not record its modules: it was measured by an older workbench");
        }
        if (one.identity().sha256().equals(other.identity().sha256())) {
            return List.of();
        }
        var differences = new ArrayList<String>();
        differ(differences, "profile", one.plan().profile(), other.plan().profile());
        differ(differences, "effort", one.plan().effort(), other.plan().effort());
        differ(differences, "seed", one.plan().seed(), other.plan().seed());
        only(differences, one, other);
        only(differences, other, one);
        differ(differences, "own module", one.plan().own(), other.plan().own());
        var names = new TreeSet<>(one.identity().modules().keySet());
        names.addAll(other.identity().modules().keySet());
        for (var name : names) {
            differ(
                    differences,
                    "module " + name,
                    one.identity().modules().get(name),
                    other.identity().modules().get(name));
        }
        return differences.isEmpty() ? List.of("the plan's hash, as different workbenches make it") : differences;
    }

    private static void differ(List<String> differences, String what, Object one, Object other) {
        if (!Objects.equals(one, other)) {
            differences.add(what + " (" + one + " and " + other + ")");
        }
    }

    /** Names the cells of one plan that the other lacks. */
    private static void only(List<String> differences, RunHeader one, RunHeader other) {
        var cells = cells(one.plan());
        cells.removeAll(cells(other.plan()));
        if (!cells.isEmpty()) {
            differences.add("cells that only " + one.id() + " has (" + String.join(", ", cells) + ")");
        }
    }

    private static Set<String> cells(Plan plan) {
        return plan.cells().stream()
                .map(cell -> cell.on("").series() + " " + cell.scenario() + " " + cell.language())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
