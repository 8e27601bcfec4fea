package io.healthwatch.workbench.chart;

import io.healthwatch.workbench.statistics.Comparison.Answer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/** What the marks of a figure mean, in words. */
public final class Legend {

    private static final Marker[] BESIDE = {Marker.DIAMOND, Marker.UP, Marker.SQUARE};

    /** Where an entry's colour comes from. */
    public enum Role {
        /** The variant's. */
        VARIANT,
        /** The answer's. */
        ANSWER,
        /** The part's place in a stack. */
        PART,
        /** The theme's for targets. */
        TARGET,
        /** The theme's for what is muted. */
        NEUTRAL,
        /** The theme's for text. */
        TEXT
    }

    /**
     * An entry.
     *
     * @param subject the variant or the answer that it is about, where its role is that
     * @param marker null for a line
     * @param hollow only its outline
     */
    public record Entry(Role role, String subject, int part, Marker marker, boolean hollow, String words) {}

    private Legend() {}

    /** The entries of a figure's legend, in order. */
    public static List<Entry> of(Figure figure) {
        var entries = new ArrayList<Entry>();
        switch (figure) {
            case Figure.Measures measures -> {
                var sure = measures.rows().stream()
                        .anyMatch(row -> row.values().getFirst() != null
                                && row.values().getFirst().interval() != null);
                var exact = measures.rows().stream()
                        .allMatch(row -> row.values().getFirst() == null
                                || row.values().getFirst().isExact());
                entries.add(neutral(
                        Marker.CIRCLE,
                        !sure,
                        Role.TEXT,
                        measures.names().getFirst() + (sure && !exact ? ", bar: 95 % interval" : "")));
                for (var i = 1; i < measures.names().size(); i++) {
                    entries.add(neutral(
                            BESIDE[(i - 1) % BESIDE.length], true, Role.NEUTRAL, measures.names().get(i)));
                }
                var single = measures.rows().stream()
                        .anyMatch(row -> row.values().getFirst() != null
                                && row.values().getFirst().interval() == null);
                if (single && sure) {
                    entries.add(neutral(Marker.CIRCLE, true, Role.TEXT, "one fork: no interval"));
                }
            }
            case Figure.Ratios ratios -> {
                for (var answer : Answer.values()) {
                    entries.add(new Entry(
                            Role.ANSWER,
                            answer.name(),
                            0,
                            Palette.of(answer).marker(),
                            answer == Answer.UNSURE,
                            answer.word()));
                }
                entries.add(neutral(null, false, Role.TEXT, "95 % interval"));
                entries.add(neutral(
                        Marker.SQUARE,
                        false,
                        Role.NEUTRAL,
                        "band: within " + Numbers.round(ratios.margin() * 100) + "\u00a0% of one"));
            }
            case Figure.Stacks stacks -> {
                for (var i = 0; i < stacks.parts().size(); i++) {
                    entries.add(new Entry(Role.PART, "", i, Marker.SQUARE, false, stacks.parts().get(i)));
                }
                entries.add(neutral(null, false, Role.TEXT, "95 % interval of the whole"));
            }
            case Figure.Grid grid -> {
                entries.add(neutral(Marker.SQUARE, false, Role.NEUTRAL, "the stronger the colour, the more: " + grid.axis().title()));
                entries.add(neutral(null, false, Role.NEUTRAL, "×: " + grid.ratioIs()));
            }
            case Figure.Spreads spreads -> {
                var violins = spreads.rows().stream().anyMatch(row -> row.density() != null);
                entries.add(neutral(
                        Marker.SQUARE,
                        true,
                        Role.NEUTRAL,
                        violins ? "width: density; bar: middle half, line: median" : "box: middle half, line: median"));
                entries.add(neutral(null, false, Role.NEUTRAL, "5th to 95th percentile"));
                entries.add(neutral(Marker.CIRCLE, true, Role.NEUTRAL, "slowest"));
            }
            case Figure.Lines lines -> {
                var names = new LinkedHashMap<String, Figure.Line>();
                lines.lines().forEach(line -> names.putIfAbsent(line.subject().label(), line));
                names.forEach((name, line) -> {
                    var variant = line.subject().cell().variant();
                    entries.add(new Entry(
                            Role.VARIANT, variant, 0, Palette.of(variant).marker(), false, name));
                });
                if (lines.front().size() > 1) {
                    entries.add(neutral(null, false, Role.NEUTRAL, "stairs: nothing is both smaller and faster"));
                }
                if (lines.lines().stream().anyMatch(line -> line.warmup() > 0)) {
                    entries.add(neutral(null, false, Role.NEUTRAL, "thin and dashed: warm-up"));
                }
            }
        }
        if (Charts.anIntervalLeaves(figure)) {
            entries.add(neutral(null, false, Role.NEUTRAL, "arrow: the interval goes on beyond the axis"));
        }
        var target = Charts.target(figure);
        if (!Double.isNaN(target)) {
            var beyond = !(figure instanceof Figure.Lines) && target > Charts.extent(figure, false).high();
            entries.add(target(target, figure.axis(), beyond ? " (right of the axis)" : ""));
        }
        if (figure instanceof Figure.Lines lines && !Double.isNaN(lines.targetAcross())) {
            entries.add(target(lines.targetAcross(), lines.across(), ""));
        }
        return entries;
    }

    private static Entry target(double target, Figure.Axis axis, String where) {
        return neutral(null, false, Role.TARGET, "target < " + Numbers.round(target) + "\u00a0" + axis.unit() + where);
    }

    private static Entry neutral(Marker marker, boolean hollow, Role role, String words) {
        return new Entry(role, "", 0, marker, hollow, words);
    }
}
