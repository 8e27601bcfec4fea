package io.healthwatch.workbench.decision;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * Which option is best if one consideration weighed more or less, the others keeping their ratios. Scores are linear in
 * that weight, so the places where the best option changes are exact.
 *
 * @param share the consideration's share of all weights now, from 0 to 1
 * @param stretches which option is best from which share to which, in order, from 0 to 1
 */
public record Sensitivity(Consideration consideration, double share, List<Stretch> stretches) {

    private static final double SAME = 1e-12;

    /** One option is best from one share of the weight to another. */
    public record Stretch(double from, double to, Option best) {}

    /** A score as a line over the share. */
    private record Line(Option option, double atNone, double atAll) {

        double at(double share) {
            return atNone + share * (atAll - atNone);
        }
    }

    /** The sensitivity to each consideration that counts; empty where fewer than two options or considerations do. */
    public static List<Sensitivity> of(Decision decision) {
        var counting = decision.counting();
        return decision.ranking().size() < 2 || counting.size() < 2
                ? List.of()
                : counting.stream().map(each -> of(decision, each, counting)).toList();
    }

    private static Sensitivity of(Decision decision, Consideration consideration, List<Consideration> counting) {
        var model = decision.model();
        var own = model.weight(consideration);
        var others = counting.stream().mapToDouble(model::weight).sum() - own;
        var lines = decision.ranking().stream()
                .map(ranked -> {
                    var option = ranked.option();
                    var rest = counting.stream()
                            .filter(each -> each != consideration)
                            .mapToDouble(each -> model.weight(each) * worth(option, each))
                            .sum();
                    return new Line(option, rest / others, worth(option, consideration));
                })
                .toList();
        return new Sensitivity(consideration, own / (own + others), stretches(lines));
    }

    private static double worth(Option option, Consideration consideration) {
        return option.appraisals().get(consideration).worth();
    }

    private static List<Stretch> stretches(List<Line> lines) {
        var ends = new TreeSet<>(List.of(0.0, 1.0));
        for (var one : lines) {
            for (var other : lines) {
                var slopes = (one.atAll - one.atNone) - (other.atAll - other.atNone);
                var crossing = (other.atNone - one.atNone) / slopes;
                if (Math.abs(slopes) > SAME && crossing > 0 && crossing < 1) {
                    ends.add(crossing);
                }
            }
        }
        var stretches = new ArrayList<Stretch>();
        for (var from = 0.0; from < 1; ) {
            var to = ends.higher(from);
            var best = best(lines, (from + to) / 2);
            var last = stretches.isEmpty() ? null : stretches.getLast();
            if (last != null && last.best() == best) {
                stretches.set(stretches.size() - 1, new Stretch(last.from(), to, best));
            } else {
                stretches.add(new Stretch(from, to, best));
            }
            from = to;
        }
        return stretches;
    }

    /** The first of the ranking among several that are equally good. */
    private static Option best(List<Line> lines, double share) {
        var best = lines.getFirst();
        for (var line : lines) {
            if (line.at(share) > best.at(share) + SAME) {
                best = line;
            }
        }
        return best.option();
    }

    /** The place in {@code stretches} of the one in which the share is now. */
    public int present() {
        var place = 0;
        while (stretches.get(place).to() < share) {
            place++;
        }
        return place;
    }
}
