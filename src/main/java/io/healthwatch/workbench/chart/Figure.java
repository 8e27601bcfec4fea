package io.healthwatch.workbench.chart;

import io.healthwatch.workbench.run.Cell;
import io.healthwatch.workbench.statistics.Comparison;
import io.healthwatch.workbench.statistics.Estimate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What a chart shows, without saying how it is drawn. Never changes. */
public sealed interface Figure {

    /** What it shows, short. */
    String title();

    /** The axis along which values are read. */
    Axis axis();

    /** The figures of it. */
    Table table();

    /** What it is about, from the top. */
    List<Subject> subjects();

    /** All that is known of one row or line, a line each. */
    List<String> detail(int subject);

    /** How many rows it has, one below the other; 0 where it has none. */
    default int rowCount() {
        return subjects().size();
    }

    /** Whether there is nothing to draw. */
    default boolean isEmpty() {
        return subjects().isEmpty();
    }

    /** The same with these subjects alone; all else, such as the order, stays. */
    Figure where(Predicate<Subject> shown);

    /**
     * An axis.
     *
     * @param unit shown in brackets; empty for none
     * @param log logarithmic
     * @param zero whether it starts at zero; has no meaning where logarithmic
     */
    record Axis(String label, String unit, boolean log, boolean zero) {

        /** The label with its unit. */
        public String title() {
            return unit.isEmpty() ? label : label + " (" + unit + ")";
        }
    }

    /**
     * Values with intervals, a row a subject: the first measure is the one that counts, others stand beside it.
     *
     * @param baseline what rows were compared with; empty for none
     */
    record Measures(
            String title, Axis axis, List<String> names, List<MeasureRow> rows, double target, String baseline)
            implements Figure {

        /** Values that were not compared. */
        public Measures(String title, Axis axis, List<String> names, List<MeasureRow> rows, double target) {
            this(title, axis, names, rows, target, "");
        }

        @Override
        public Measures where(Predicate<Subject> shown) {
            return new Measures(
                    title, axis, names, rows.stream().filter(row -> shown.test(row.subject())).toList(), target, baseline);
        }

        @Override
        public List<Subject> subjects() {
            return rows.stream().map(MeasureRow::subject).toList();
        }

        @Override
        public List<String> detail(int row) {
            var shown = rows.get(row);
            var lines = new ArrayList<String>();
            for (var i = 0; i < names.size(); i++) {
                if (i == 0 || shown.values().get(i) != null) {
                    lines.add(names.get(i) + ": " + Numbers.sentence(shown.values().get(i), axis.unit()));
                }
            }
            if (shown.compared() != null) {
                var compared = shown.compared();
                lines.add("Than " + baseline + ", by the low quantile of each fork: "
                        + compared.answer().word()
                        + (compared.reason().isEmpty() ? "" : " (" + compared.reason() + ")") + ", "
                        + Numbers.ratio(compared.ratio()));
            }
            addEvidence(lines, shown.subject());
            return lines;
        }

        @Override
        public Table table() {
            var columns = new ArrayList<Table.Column>();
            columns.add(Table.Column.text("Variant"));
            if (!baseline.isEmpty()) {
                columns.add(Table.Column.text("Than " + baseline));
                columns.add(Table.Column.number("Ratio", "×"));
                columns.add(Table.Column.number("Ratio, low", "×"));
                columns.add(Table.Column.number("Ratio, high", "×"));
            }
            for (var name : names) {
                columns.add(Table.Column.number(name, axis.unit()));
                columns.add(Table.Column.number(name + ", low", axis.unit()));
                columns.add(Table.Column.number(name + ", high", axis.unit()));
            }
            addEvidenceColumns(columns);
            return new Table(
                    title,
                    columns,
                    rows.stream()
                            .map(row -> {
                                var values = new ArrayList<>();
                                values.add(row.subject().label());
                                if (!baseline.isEmpty()) {
                                    var compared = row.compared();
                                    values.add(compared == null ? "" : compared.answer().word());
                                    addEstimate(values, compared == null ? null : compared.ratio());
                                }
                                row.values().forEach(value -> addEstimate(values, value));
                                addEvidenceValues(values, row.subject());
                                return new Table.Row(row.subject().cell(), List.copyOf(values));
                            })
                            .toList());
        }
    }

    /** A row of measures; a value is null where nothing was measured. */
    record MeasureRow(Subject subject, List<Estimate> values, Compared compared) {

        /** A row that was not compared. */
        public MeasureRow(Subject subject, List<Estimate> values) {
            this(subject, values, null);
        }
    }

    /**
     * What a comparison with the baseline came to.
     *
     * @param ratio null where it cannot be told
     * @param reason why the answer is unsure; empty where it is sure
     */
    record Compared(Comparison.Answer answer, Estimate ratio, String reason) {}

    /**
     * Wholes and their parts, a stacked bar a subject.
     *
     * @param axis linear and from zero: nowhere else are the lengths of parts their values
     */
    record Stacks(String title, Axis axis, List<String> parts, String whole, List<StackRow> rows, double target)
            implements Figure {

        /** Refuses an axis on which parts do not add up. */
        public Stacks {
            if (axis.log() || !axis.zero()) {
                throw new IllegalArgumentException("parts add up on a linear axis from zero alone");
            }
        }

        /** The wholes without their parts, on a logarithmic axis. */
        public Measures wholesOnLogAxis() {
            return new Measures(
                    title,
                    new Axis(axis.label(), axis.unit(), true, false),
                    List.of(whole),
                    rows.stream()
                            .map(row -> new MeasureRow(row.subject(), Collections.singletonList(row.whole())))
                            .toList(),
                    target);
        }

        @Override
        public Stacks where(Predicate<Subject> shown) {
            return new Stacks(
                    title, axis, parts, whole, rows.stream().filter(row -> shown.test(row.subject())).toList(), target);
        }

        /**
         * What is left of the wholes without these parts: the sum of those that stay, of which no interval is known.
         *
         * @param hidden names of parts
         */
        public Stacks without(Set<String> hidden) {
            var staying = IntStream.range(0, parts.size())
                    .filter(part -> !hidden.contains(parts.get(part)))
                    .toArray();
            if (staying.length == parts.size()) {
                return this;
            }
            var left = Arrays.stream(staying).mapToObj(parts::get).collect(Collectors.joining(", "));
            return new Stacks(
                    title,
                    new Axis(left.isEmpty() ? "no part" : left, axis.unit(), axis.log(), axis.zero()),
                    parts,
                    "Sum of the shown parts",
                    rows.stream().map(row -> row.of(staying)).toList(),
                    Double.NaN);
        }

        @Override
        public List<Subject> subjects() {
            return rows.stream().map(StackRow::subject).toList();
        }

        @Override
        public List<String> detail(int row) {
            var shown = rows.get(row);
            var lines = new ArrayList<String>();
            lines.add(whole + ": " + Numbers.sentence(shown.whole(), axis.unit()));
            if (shown.whole() != null) {
                for (var i = 0; i < parts.size(); i++) {
                    lines.add(parts.get(i) + ": " + Numbers.of(shown.parts()[i], axis.unit()));
                }
            }
            addEvidence(lines, shown.subject());
            return lines;
        }

        @Override
        public Table table() {
            var columns = new ArrayList<Table.Column>();
            columns.add(Table.Column.text("Variant"));
            columns.add(Table.Column.number(whole, axis.unit()));
            columns.add(Table.Column.number(whole + ", low", axis.unit()));
            columns.add(Table.Column.number(whole + ", high", axis.unit()));
            parts.forEach(part -> columns.add(Table.Column.number(part, axis.unit())));
            addEvidenceColumns(columns);
            return new Table(
                    title,
                    columns,
                    rows.stream()
                            .map(row -> {
                                var values = new ArrayList<>();
                                values.add(row.subject().label());
                                addEstimate(values, row.whole());
                                Arrays.stream(row.parts()).forEach(values::add);
                                addEvidenceValues(values, row.subject());
                                return new Table.Row(row.subject().cell(), List.copyOf(values));
                            })
                            .toList());
        }
    }

    /** A whole and its parts; all NaN and null where nothing was measured. */
    record StackRow(Subject subject, double[] parts, Estimate whole) {

        /** These parts alone, at their places, and their sum. */
        private StackRow of(int[] staying) {
            var left = new double[parts.length];
            Arrays.fill(left, Double.NaN);
            for (var part : staying) {
                left[part] = parts[part];
            }
            var measured = Arrays.stream(left).filter(Double::isFinite).toArray();
            return new StackRow(
                    subject,
                    left,
                    whole == null || measured.length == 0
                            ? null
                            : new Estimate(Arrays.stream(measured).sum(), null, whole.observations()));
        }
    }

    /**
     * Ratios with intervals around one, a row a subject, and the answer at each.
     *
     * @param margin ratios that differ from one by less do not matter
     */
    record Ratios(String title, Axis axis, List<RatioRow> rows, double margin) implements Figure {

        @Override
        public Ratios where(Predicate<Subject> shown) {
            return new Ratios(
                    title, axis, rows.stream().filter(row -> shown.test(row.subject())).toList(), margin);
        }

        @Override
        public List<Subject> subjects() {
            return rows.stream().map(RatioRow::subject).toList();
        }

        @Override
        public List<String> detail(int row) {
            var shown = rows.get(row);
            var lines = new ArrayList<String>();
            lines.add(shown.answer().word() + ": " + Numbers.ratio(shown.ratio()));
            addEvidence(lines, shown.subject());
            return lines;
        }

        @Override
        public Table table() {
            var columns = new ArrayList<>(List.of(
                    Table.Column.text("Variant"),
                    Table.Column.text("Answer"),
                    Table.Column.number("Ratio", "×"),
                    Table.Column.number("Ratio, low", "×"),
                    Table.Column.number("Ratio, high", "×")));
            addEvidenceColumns(columns);
            return new Table(
                    title,
                    columns,
                    rows.stream()
                            .map(row -> {
                                var values = new ArrayList<Object>();
                                values.add(row.subject().label());
                                values.add(row.answer().word());
                                addEstimate(values, row.ratio());
                                addEvidenceValues(values, row.subject());
                                return new Table.Row(row.subject().cell(), List.copyOf(values));
                            })
                            .toList());
        }
    }

    /** A ratio and what may be said about it; null where it cannot be told. */
    record RatioRow(Subject subject, Estimate ratio, Comparison.Answer answer) {}

    /** Distributions as boxes, one a subject. */
    record Spreads(String title, Axis axis, List<SpreadRow> rows, double target) implements Figure {

        @Override
        public Spreads where(Predicate<Subject> shown) {
            return new Spreads(
                    title, axis, rows.stream().filter(row -> shown.test(row.subject())).toList(), target);
        }

        @Override
        public List<Subject> subjects() {
            return rows.stream().map(SpreadRow::subject).toList();
        }

        @Override
        public List<String> detail(int row) {
            var shown = rows.get(row);
            var lines = new ArrayList<String>();
            var spread = shown.quantiles();
            if (spread == null) {
                lines.add("not measured");
            } else {
                lines.add("Median: " + Numbers.of(spread.median(), axis.unit()));
                lines.add("Middle half: " + Numbers.plain(spread.p25()) + " – " + Numbers.of(spread.p75(), axis.unit()));
                lines.add("5th to 95th percentile: " + Numbers.plain(spread.p5()) + " – "
                        + Numbers.of(spread.p95(), axis.unit()));
                lines.add("Least and most: " + Numbers.plain(spread.least()) + " – "
                        + Numbers.of(spread.most(), axis.unit()));
            }
            addEvidence(lines, shown.subject());
            return lines;
        }

        @Override
        public Table table() {
            var columns = new ArrayList<Table.Column>();
            columns.add(Table.Column.text("Variant"));
            for (var name : List.of("Median", "Least", "5th", "25th", "75th", "95th", "Most")) {
                columns.add(Table.Column.number(name, axis.unit()));
            }
            addEvidenceColumns(columns);
            return new Table(
                    title,
                    columns,
                    rows.stream()
                            .map(row -> {
                                var values = new ArrayList<>();
                                values.add(row.subject().label());
                                var q = row.quantiles();
                                for (var value : q == null
                                        ? new double[] {
                                            Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN
                                        }
                                        : new double[] {q.median(), q.least(), q.p5(), q.p25(), q.p75(), q.p95(), q.most()}) {
                                    values.add(value);
                                }
                                addEvidenceValues(values, row.subject());
                                return new Table.Row(row.subject().cell(), List.copyOf(values));
                            })
                            .toList());
        }
    }

    /**
     * A distribution; null where nothing was measured.
     *
     * @param density what is drawn instead of a box; null for a box
     */
    record SpreadRow(Subject subject, Quantiles quantiles, Density density) {}

    /**
     * Lines over a common axis.
     *
     * @param across the axis from left to right
     * @param axis the axis from bottom to top
     * @param target on the axis from bottom to top, or NaN
     * @param targetAcross on the axis from left to right, or NaN
     */
    record Lines(String title, Axis across, Axis axis, List<Line> lines, double target, double targetAcross)
            implements Figure {

        @Override
        public Lines where(Predicate<Subject> shown) {
            return with(lines.stream().filter(line -> shown.test(line.subject())).toList());
        }

        private Lines with(List<Line> others) {
            return new Lines(title, across, axis, others, target, targetAcross);
        }

        /** The same, with the points of a part of the axis from left to right as dense as a screen can show them. */
        public Lines closeUp(Extent part) {
            var most = Decimation.pointsALine(lines.size());
            return with(lines.stream().map(line -> line.closeUp(part, most)).toList());
        }

        @Override
        public List<Subject> subjects() {
            return lines.stream().map(Line::subject).toList();
        }

        @Override
        public List<String> detail(int line) {
            var lines = new ArrayList<String>();
            var spot = this.lines.get(line).spot();
            if (spot != null) {
                lines.add(across.label() + ": " + Numbers.sentence(spot.across(), across.unit()));
                lines.add(axis.label() + ": " + Numbers.sentence(spot.up(), axis.unit()));
            }
            addEvidence(lines, this.lines.get(line).subject());
            return lines;
        }

        /** The single points for which no other one is both further left and lower, from the left. */
        public List<Line> front() {
            var spots = lines.stream()
                    .filter(line -> line.spot() != null)
                    .sorted(Comparator.comparingDouble((Line line) -> line.spot().across().value())
                            .thenComparingDouble(line -> line.spot().up().value()))
                    .toList();
            var front = new ArrayList<Line>();
            for (var line : spots) {
                if (front.isEmpty()
                        || line.spot().up().value() < front.getLast().spot().up().value()) {
                    front.add(line);
                }
            }
            return front;
        }

        @Override
        public int rowCount() {
            return 0;
        }

        @Override
        public boolean isEmpty() {
            return lines.stream().allMatch(line -> line.points().size() == 0);
        }

        @Override
        public Table table() {
            return lines.stream().anyMatch(line -> line.spot() != null) ? tableOfSpots() : tableOfPoints();
        }

        private Table tableOfSpots() {
            var columns = new ArrayList<Table.Column>();
            columns.add(Table.Column.text("Variant"));
            for (var each : List.of(across, axis)) {
                columns.add(Table.Column.number(each.label(), each.unit()));
                columns.add(Table.Column.number(each.label() + ", low", each.unit()));
                columns.add(Table.Column.number(each.label() + ", high", each.unit()));
            }
            addEvidenceColumns(columns);
            return new Table(
                    title,
                    columns,
                    lines.stream()
                            .map(line -> {
                                var values = new ArrayList<Object>();
                                values.add(line.subject().label());
                                addEstimate(values, line.spot().across());
                                addEstimate(values, line.spot().up());
                                addEvidenceValues(values, line.subject());
                                return new Table.Row(line.subject().cell(), List.copyOf(values));
                            })
                            .toList());
        }

        private Table tableOfPoints() {
            return new Table(
                    title,
                    List.of(
                            Table.Column.text("Line"),
                            Table.Column.number(across.label(), across.unit()),
                            Table.Column.number(axis.label(), axis.unit())),
                    lines.stream()
                            .flatMap(line -> IntStream.range(0, line.points().size())
                                    .mapToObj(i -> new Table.Row(
                                            line.subject().cell(),
                                            List.of(line.subject().label(), line.points().x()[i], line.points().y()[i]))))
                            .toList());
        }
    }

    /**
     * A line.
     *
     * @param warmup up to which value across it belongs to the warm-up, and is drawn thin; NaN for none
     * @param shade 0 for the variant's own colour, further forks count up and get fainter
     * @param curve all of its points, where {@code points} are only some of them; else null
     * @param spot the two values of a line that is a single point; else null
     */
    record Line(Subject subject, Decimation.Points points, double warmup, int shade, Curve curve, Spot spot) {

        /** A line all of whose points are given. */
        public Line(Subject subject, Decimation.Points points, double warmup, int shade) {
            this(subject, points, warmup, shade, null, null);
        }

        /** A single point. */
        public Line(Subject subject, Spot spot) {
            this(
                    subject,
                    new Decimation.Points(
                            new double[] {spot.across().value()}, new double[] {spot.up().value()}),
                    Double.NaN,
                    0,
                    null,
                    spot);
        }

        /**
         * A line of which as many points are drawn as can be seen.
         *
         * @param most how many points are drawn at a time
         */
        public Line(Subject subject, Curve curve, int most, double warmup, int shade) {
            this(subject, curve.points(most), warmup, shade, curve, null);
        }

        private Line closeUp(Extent part, int most) {
            return curve == null ? this : new Line(subject, curve.points(part, most), warmup, shade, curve, null);
        }
    }

    /** Two values with their intervals. */
    record Spot(Estimate across, Estimate up) {}

    /**
     * A value for every row with every column; the colour runs from the least value to the greatest.
     *
     * @param ratioIs what the ratios are relative to
     * @param cells row by row
     */
    record Grid(
            String title, Axis axis, String ratioIs, List<String> rows, List<String> columns, List<GridCell> cells)
            implements Figure {

        @Override
        public Grid where(Predicate<Subject> shown) {
            var rowsLeft = IntStream.range(0, rows.size())
                    .filter(row -> IntStream.range(0, columns.size())
                            .anyMatch(column -> shown.test(at(row, column).subject())))
                    .toArray();
            var columnsLeft = IntStream.range(0, columns.size())
                    .filter(column -> IntStream.range(0, rows.size())
                            .anyMatch(row -> shown.test(at(row, column).subject())))
                    .toArray();
            return new Grid(
                    title,
                    axis,
                    ratioIs,
                    Arrays.stream(rowsLeft).mapToObj(rows::get).toList(),
                    Arrays.stream(columnsLeft).mapToObj(columns::get).toList(),
                    Arrays.stream(rowsLeft)
                            .boxed()
                            .flatMap(row -> Arrays.stream(columnsLeft).mapToObj(column -> at(row, column)))
                            .toList());
        }

        private GridCell at(int row, int column) {
            return cells.get(row * columns.size() + column);
        }

        @Override
        public List<Subject> subjects() {
            return cells.stream().map(GridCell::subject).toList();
        }

        @Override
        public int rowCount() {
            return rows.size();
        }

        @Override
        public List<String> detail(int place) {
            var shown = cells.get(place);
            var lines = new ArrayList<String>();
            lines.add(axis.label() + ": " + Numbers.sentence(shown.value(), axis.unit()));
            if (shown.ratio() != null) {
                lines.add(ratioIs + ": " + Numbers.sentence(shown.ratio(), "×"));
            }
            addEvidence(lines, shown.subject());
            return lines;
        }

        @Override
        public Table table() {
            var columns = new ArrayList<>(List.of(
                    Table.Column.text("Row"),
                    Table.Column.text("Column"),
                    Table.Column.number("Value", axis.unit()),
                    Table.Column.number("Value, low", axis.unit()),
                    Table.Column.number("Value, high", axis.unit()),
                    Table.Column.number("Ratio, " + ratioIs, "×"),
                    Table.Column.number("Ratio, low", "×"),
                    Table.Column.number("Ratio, high", "×")));
            addEvidenceColumns(columns);
            return new Table(
                    title,
                    columns,
                    IntStream.range(0, cells.size())
                            .mapToObj(place -> {
                                var cell = cells.get(place);
                                var values = new ArrayList<Object>();
                                values.add(rows.get(place / this.columns.size()));
                                values.add(this.columns.get(place % this.columns.size()));
                                addEstimate(values, cell.value());
                                addEstimate(values, cell.ratio());
                                addEvidenceValues(values, cell.subject());
                                return new Table.Row(cell.subject().cell(), List.copyOf(values));
                            })
                            .toList());
        }
    }

    /** A place of a grid; null where nothing was measured. */
    record GridCell(Subject subject, Estimate value, Estimate ratio) {}

    private static void addEvidence(List<String> lines, Subject subject) {
        if (subject.forks() > 0 || subject.cell() != null) {
            lines.add(subject.evidence());
        }
        if (!subject.remark().isEmpty()) {
            lines.add(subject.remark());
        }
    }

    private static void addEvidenceColumns(List<Table.Column> columns) {
        columns.add(Table.Column.number("Forks", ""));
        columns.add(Table.Column.number("Iterations", ""));
        columns.add(Table.Column.text("Remark"));
    }

    private static void addEvidenceValues(List<Object> values, Subject subject) {
        values.add(subject.forks());
        values.add(subject.iterations());
        values.add(subject.remark());
    }

    private static void addEstimate(List<Object> values, Estimate estimate) {
        values.addAll(List.of(Table.value(estimate), Table.low(estimate), Table.high(estimate)));
    }

    /** The place of that cell's variant in its host, in its language where that is shown; -1 where it is not shown. */
    default int placeOf(Cell cell) {
        if (cell == null) {
            return -1;
        }
        var subjects = subjects();
        var place = -1;
        for (var i = 0; i < subjects.size(); i++) {
            var shown = subjects.get(i).cell();
            if (shown != null
                    && shown.variant().equals(cell.variant())
                    && shown.host().equals(cell.host())
                    && shown.machine().equals(cell.machine())) {
                if (shown.language().equals(cell.language())) {
                    return i;
                }
                place = place < 0 ? i : place;
            }
        }
        return place;
    }
}
