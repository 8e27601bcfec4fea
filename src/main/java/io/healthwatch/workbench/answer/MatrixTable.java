package io.healthwatch.workbench.answer;

import io.healthwatch.workbench.chart.Numbers;
import io.healthwatch.workbench.chart.Table;
import io.healthwatch.workbench.evaluation.CellResult;
import io.healthwatch.workbench.evaluation.Criterion;
import io.healthwatch.workbench.evaluation.Matrix;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * The matrix as it is laid out: the request's four columns first, whether measured or not, then what was
 * measured beside them, baselines last.
 *
 * @param host the host that is shown where a variant was measured in several: {@code node} or {@code jvm}
 * @param language the probes' language that is shown, baselines have their own; empty for a run without runtimes
 * @param severalLanguages whether the run has others beside it
 * @param targets the target of each criterion
 * @param entries by criterion and column key; none for a column of which nothing was measured
 */
public record MatrixTable(
        String host,
        String language,
        boolean severalLanguages,
        List<MatrixColumn> columns,
        Map<Criterion, Double> targets,
        Map<Criterion, Map<String, Matrix.Entry>> entries) {

    /** The request's columns and the variants that may stand in each, the best-known first. */
    private static final Map<String, List<String>> REQUESTED = new LinkedHashMap<>();

    static {
        REQUESTED.put("Wasmtime", List.of("wasmtime-cranelift", "wasmtime-winch", "wasmtime-java"));
        REQUESTED.put("Wasmer", List.of("wasmer-cranelift", "wasmer-singlepass"));
        REQUESTED.put("WASM3", List.of("wasm3"));
        REQUESTED.put("Node", List.of("node", "javet"));
    }

    /** One cell of a variant in a host. */
    private record Place(String variant, String host, String machine) {}

    /**
     * Lays out a run.
     *
     * @param host the host to prefer
     * @param preferred the language to prefer
     * @param targets replace the request's
     * @param whyMissing says of a variant that is not in the run why it is not; empty for unknown
     */
    public static MatrixTable of(
            RunSnapshot run,
            String host,
            String preferred,
            Map<Criterion, Double> targets,
            UnaryOperator<String> whyMissing) {
        var all = new EnumMap<Criterion, Double>(Criterion.class);
        for (var criterion : Criterion.values()) {
            all.put(criterion, targets.getOrDefault(criterion, criterion.target()));
        }
        var language = run == null ? "" : Evidence.language(run, preferred);
        var results = run == null ? List.<CellResult>of() : Evidence.results(run, "", "", language);
        var places = new LinkedHashSet<Place>();
        results.forEach(result ->
                places.add(new Place(result.cell().variant(), result.cell().host(), result.cell().machine())));
        var columns = columns(places, results, host, whyMissing);
        var matrix = run != null && targets.isEmpty() ? run.matrix() : Matrix.of(results, all);
        Predicate<Matrix.Entry> shown = entry ->
                Evidence.isBaseline(entry.variant()) || entry.language().equals(language);
        var entries = new EnumMap<Criterion, Map<String, Matrix.Entry>>(Criterion.class);
        for (var criterion : Criterion.values()) {
            var row = new HashMap<String, Matrix.Entry>();
            for (var column : columns) {
                matrix.entries().stream()
                        .filter(shown)
                        .filter(entry -> entry.criterion() == criterion
                                && entry.variant().equals(column.variant())
                                && entry.host().equals(column.host())
                                && entry.machine().equals(column.machine()))
                        .findFirst()
                        .ifPresent(entry -> row.put(column.key(), entry));
            }
            entries.put(criterion, Map.copyOf(row));
        }
        return new MatrixTable(
                host, language, run != null && Evidence.languages(run).size() > 1, columns, all, entries);
    }

    private static List<MatrixColumn> columns(
            Set<Place> places, List<CellResult> results, String host, UnaryOperator<String> whyMissing) {
        var columns = new ArrayList<MatrixColumn>();
        var machines = places.stream().map(Place::machine).distinct().toList();
        var chosen = places.stream()
                .map(place -> inHost(places, place.variant(), host, place.machine()))
                .collect(Collectors.toCollection(LinkedHashSet::new));
        var taken = new LinkedHashSet<Place>();
        REQUESTED.forEach((title, candidates) -> {
            var found = machines.stream()
                    .map(machine -> candidates.stream()
                            .map(variant -> inHost(places, variant, host, machine))
                            .filter(Objects::nonNull)
                            .findFirst())
                    .flatMap(Optional::stream)
                    .toList();
            found.forEach(place -> columns.add(column(MatrixColumn.Group.REQUEST, title, place, results)));
            taken.addAll(found);
            if (found.isEmpty()) {
                columns.add(new MatrixColumn(
                        MatrixColumn.Group.REQUEST,
                        title,
                        candidates.getFirst(),
                        "",
                        "",
                        "",
                        reason(whyMissing.apply(candidates.getFirst()))));
            }
        });
        for (var group : List.of(MatrixColumn.Group.ALSO, MatrixColumn.Group.BASELINE)) {
            chosen.stream()
                    .filter(place -> !taken.contains(place))
                    .filter(place -> Evidence.isBaseline(place.variant()) == (group == MatrixColumn.Group.BASELINE))
                    .forEach(place -> columns.add(column(group, title(place.variant()), place, results)));
        }
        return List.copyOf(columns);
    }

    private static String reason(String why) {
        return why.isBlank() ? "Not part of this run." : "Not part of this run. " + why;
    }

    /** The variant on a machine in the preferred host, or in the other one; null where it was not measured there. */
    private static Place inHost(Set<Place> places, String variant, String host, String machine) {
        var preferred = new Place(variant, host, machine);
        return places.contains(preferred)
                ? preferred
                : places.stream()
                        .filter(place -> place.variant().equals(variant) && place.machine().equals(machine))
                        .findFirst()
                        .orElse(null);
    }

    private static MatrixColumn column(
            MatrixColumn.Group group, String title, Place place, List<CellResult> results) {
        var implementation = results.stream()
                .filter(result -> result.cell().variant().equals(place.variant())
                        && result.cell().host().equals(place.host())
                        && result.cell().machine().equals(place.machine()))
                .map(result -> result.version().isEmpty() ? "" : (result.version() + " " + result.implementation()).strip())
                .filter(words -> !words.isEmpty())
                .findFirst()
                .orElse("");
        return new MatrixColumn(group, title, place.variant(), place.host(), place.machine(), implementation, "");
    }

    private static String title(String variant) {
        return switch (variant) {
            case "wasmtime-cranelift" -> "Wasmtime Cranelift";
            case "wasmtime-winch" -> "Wasmtime Winch";
            case "wasmer-cranelift" -> "Wasmer Cranelift";
            case "wasmer-singlepass" -> "Wasmer Singlepass";
            case "wasmtime-java" -> "wasmtime-java";
            case "wasm3" -> "WASM3";
            case "node" -> "Node";
            case "javet" -> "Javet";
            case "graalwasm" -> "GraalWasm";
            case "graalwasm-interpreter" -> "GraalWasm interp.";
            case "chicory" -> "Chicory";
            case "chicory-interpreter" -> "Chicory interp.";
            case "endive" -> "Endive";
            case "endive-interpreter" -> "Endive interp.";
            case "native" -> "Native C";
            case "script" -> "Node script";
            default -> variant;
        };
    }

    /** The entry at that place; null where the column has none. */
    public Matrix.Entry entry(Criterion criterion, MatrixColumn column) {
        return entries.get(criterion).get(column.key());
    }

    /** Where the verdict is another scenario's than the one with the greatest value: which; else empty. */
    public static String elsewhere(Matrix.Entry entry) {
        if (entry == null || entry.figure() == null) {
            return "";
        }
        var deciding = entry.all().stream()
                .filter(result -> entry.criterion().verdict(result, entry.target()) == entry.verdict())
                .map(CellResult::cell)
                .toList();
        if (entry.worst() == null || deciding.contains(entry.worst())) {
            return "";
        }
        var scenarios = deciding.stream()
                .map(cell -> Scenarios.title(cell.scenario()))
                .distinct()
                .toList();
        return scenarios.isEmpty() ? "" : "The verdict comes from " + String.join(", ", scenarios) + ".";
    }

    /** Whether the targets are the request's. */
    public boolean targetsAreTheRequests() {
        return targets.entrySet().stream()
                .allMatch(target -> target.getValue() == target.getKey().target());
    }

    /** What an entry's figure is from. */
    private static String place(Matrix.Entry entry) {
        if (entry == null) {
            return "";
        }
        if (entry.bundle() != null) {
            return entry.bundle().breakdown();
        }
        return entry.worst() == null ? "" : Scenarios.title(entry.worst().scenario());
    }

    /** The matrix as figures: a row a criterion and column. */
    public Table table() {
        var rows = new ArrayList<Table.Row>();
        for (var criterion : Criterion.values()) {
            for (var column : columns) {
                var entry = entry(criterion, column);
                var figure = entry == null ? null : entry.figure();
                rows.add(new Table.Row(
                        entry == null ? null : entry.worst(),
                        List.of(
                                criterion.title(),
                                column.title(),
                                column.series(),
                                entry == null ? "" : Languages.title(entry.language()),
                                entry == null ? "not measured" : entry.verdict().word(),
                                Table.value(figure),
                                Table.low(figure),
                                Table.high(figure),
                                entry == null ? Double.NaN : entry.p95(),
                                criterion.unit(),
                                targets.get(criterion),
                                place(entry),
                                figure == null ? 0 : figure.observations(),
                                entry == null ? column.reason() : entry.reason())));
            }
        }
        return new Table(
                "Success criteria; where a variant was measured in both hosts, "
                        + (host.equals("node") ? "Node" : "the JVM") + " is shown",
                List.of(
                        Table.Column.text("Criterion"),
                        Table.Column.text("Runtime"),
                        Table.Column.text("Variant"),
                        Table.Column.text("Language"),
                        Table.Column.text("Verdict"),
                        Table.Column.number("Value", ""),
                        Table.Column.number("Low", ""),
                        Table.Column.number("High", ""),
                        Table.Column.number("p95", ""),
                        Table.Column.text("Unit"),
                        Table.Column.number("Target", ""),
                        Table.Column.text("Worst scenario"),
                        Table.Column.number("Forks", ""),
                        Table.Column.text("Remark")),
                rows);
    }

    /** The matrix as the request draws it, in Markdown: a row a criterion, a column a runtime. */
    public String markdown() {
        var text = new StringBuilder(severalLanguages ? "Probes in " + Languages.title(language) + ".\n\n" : "");
        text.append("| Metric | Target |");
        columns.forEach(column -> text.append(' ')
                .append(column.title())
                .append(column.series().isEmpty() || column.series().equalsIgnoreCase(column.title()) ? "" : " (" + column.series() + ")")
                .append(" |"));
        text.append("\n|---|---|").append("---|".repeat(columns.size())).append('\n');
        for (var criterion : Criterion.values()) {
            text.append("| **").append(criterion.title()).append("** | < ")
                    .append(Numbers.round(targets.get(criterion))).append(' ').append(criterion.unit()).append(" |");
            for (var column : columns) {
                text.append(' ').append(inMarkdown(criterion, entry(criterion, column))).append(" |");
            }
            text.append('\n');
        }
        return text.toString();
    }

    private static String inMarkdown(Criterion criterion, Matrix.Entry entry) {
        if (entry == null || entry.figure() == null) {
            return "_not measured_";
        }
        return entry.verdict().word() + ": **" + Numbers.of(entry.figure(), criterion.unit()) + "**"
                + (entry.figure().interval() == null ? "" : " (" + Numbers.of(entry.figure().interval()) + ")");
    }
}
