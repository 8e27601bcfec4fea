package io.healthwatch.workbench.decision;

import io.healthwatch.workbench.assessment.Assessment;
import io.healthwatch.workbench.assessment.ChecklistItem;
import io.healthwatch.workbench.assessment.Finding;
import io.healthwatch.workbench.assessment.Verdict;
import io.healthwatch.workbench.chart.Numbers;
import io.healthwatch.workbench.evaluation.Criterion;
import io.healthwatch.workbench.evaluation.Matrix;
import io.healthwatch.workbench.text.Texts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Makes options of what was measured, assessed and rated. */
public final class Options {

    private static final Texts TEXTS = Texts.of("decision");
    private static final List<Consideration> RATED =
            Arrays.stream(Consideration.values()).filter(Consideration::isRated).toList();
    private final Assessment assessment;
    private final Ratings ratings;

    private Options(Assessment assessment, Ratings ratings) {
        this.assessment = assessment;
        this.ratings = ratings;
    }

    /**
     * One option for each column of the matrix.
     *
     * @param entries of one language and one machine, baselines left out
     * @param titles the names of series for people; a series without one keeps its own
     * @param assessment null where none was made
     */
    public static List<Option> of(
            List<Matrix.Entry> entries, Map<String, String> titles, Assessment assessment, Ratings ratings) {
        var options = new Options(assessment, ratings);
        return entries.stream()
                .collect(Collectors.groupingBy(
                        entry -> List.of(entry.variant(), entry.host()), LinkedHashMap::new, Collectors.toList()))
                .values()
                .stream()
                .map(column -> options.option(column, titles))
                .toList();
    }

    private Option option(List<Matrix.Entry> column, Map<String, String> titles) {
        var variant = column.getFirst().variant();
        var host = column.getFirst().host();
        var series = column.getFirst().all().getFirst().cell().series();
        var fulfilments = new LinkedHashMap<Requirement, Fulfilment>();
        var appraisals = new EnumMap<Consideration, Appraisal>(Consideration.class);
        var missing = new EnumMap<Consideration, String>(Consideration.class);
        for (var entry : column) {
            fulfilments.put(Requirement.of(entry.criterion()), fulfilment(entry));
            if (entry.figure() == null) {
                missing.put(Consideration.of(entry.criterion()), TEXTS.get("unmeasured"));
            } else {
                appraisals.put(Consideration.of(entry.criterion()), appraisal(entry));
            }
        }
        var findings = findings(variant, host);
        for (var item : ChecklistItem.values()) {
            fulfilments.put(Requirement.of(item), fulfilment(item, findings));
        }
        if (findings.isEmpty()) {
            missing.put(Consideration.SECURITY, TEXTS.get("unassessed"));
        } else {
            appraisals.put(Consideration.SECURITY, security(findings));
        }
        for (var consideration : RATED) {
            ratings.of(variant, host, consideration)
                    .ifPresentOrElse(
                            rating -> appraisals.put(consideration, rating),
                            () -> missing.put(consideration, TEXTS.get("unrated")));
        }
        return new Option(variant, host, titles.getOrDefault(series, series), fulfilments, appraisals, missing);
    }

    private static Fulfilment fulfilment(Matrix.Entry entry) {
        var criterion = entry.criterion();
        if (entry.figure() == null) {
            return new Fulfilment(Fulfilment.State.UNKNOWN, TEXTS.get("unmeasured"));
        }
        var state = switch (entry.verdict()) {
            case PASS, NOT_APPLICABLE -> Fulfilment.State.MET;
            case BORDERLINE -> Fulfilment.State.UNSURE;
            case FAIL -> Fulfilment.State.MISSED;
            case NOT_MEASURED -> Fulfilment.State.UNKNOWN;
        };
        return new Fulfilment(
                state,
                TEXTS.get(
                        entry.reason().isEmpty() ? "figure.asked" : "figure.asked-reason",
                        figure(entry.figure().value(), criterion),
                        figure(entry.target(), criterion),
                        entry.reason()));
    }

    private static Appraisal appraisal(Matrix.Entry entry) {
        var figure = entry.figure();
        var criterion = entry.criterion();
        var worst = figure.interval() == null ? Double.POSITIVE_INFINITY : figure.interval().high();
        var best = figure.interval() == null ? 0 : Math.max(0, figure.interval().low());
        var value = Math.max(0, figure.value());
        return new Appraisal(
                Appraisal.worth(value, entry.target()),
                Double.isInfinite(worst) ? 0 : Appraisal.worth(Math.max(0, worst), entry.target()),
                Appraisal.worth(best, entry.target()),
                figure(figure.value(), criterion));
    }

    private static String figure(double value, Criterion criterion) {
        return Numbers.of(value, criterion.unit());
    }

    private List<Finding> findings(String variant, String host) {
        return assessment == null
                ? List.of()
                : assessment.findings().stream()
                        .filter(finding -> finding.variant().equals(variant) && finding.host().equals(host))
                        .toList();
    }

    /**
     * Missed where one attack succeeded. What only the process held is met on condition: in the process of an extension
     * host the same attack would have ended that process.
     */
    private static Fulfilment fulfilment(ChecklistItem item, List<Finding> findings) {
        var own = findings.stream().filter(finding -> finding.item() == item).toList();
        if (own.isEmpty()) {
            return new Fulfilment(Fulfilment.State.UNKNOWN, TEXTS.get("unassessed"));
        }
        var failed = named(own, Verdict.FAILED);
        if (!failed.isEmpty()) {
            return new Fulfilment(
                    Fulfilment.State.MISSED,
                    TEXTS.get("attacks.succeeded", count(failed), count(own), String.join(", ", failed)));
        }
        var open = named(own, Verdict.NOT_ASSESSED);
        if (!open.isEmpty()) {
            return new Fulfilment(
                    Fulfilment.State.UNKNOWN, TEXTS.get("attacks.open", count(open), count(own)));
        }
        var byProcess = named(own, Verdict.HELD_BY_PROCESS);
        return byProcess.isEmpty()
                ? new Fulfilment(Fulfilment.State.MET, TEXTS.get("attacks.held", count(own)))
                : new Fulfilment(
                        Fulfilment.State.UNSURE,
                        TEXTS.get("attacks.by-process", count(byProcess), count(own), String.join(", ", byProcess)));
    }

    private static String count(List<?> some) {
        return String.valueOf(some.size());
    }

    private static List<String> named(List<Finding> findings, Verdict verdict) {
        var names = new ArrayList<String>();
        findings.stream()
                .filter(finding -> finding.verdict() == verdict)
                .forEach(finding -> names.add(finding.attack()));
        return names;
    }

    /**
     * The share of the attacks that were held, one that only the process held counting half; what is not offered cannot be
     * attacked and is left out. Attacks that did not run count as failed at worst and as held at best.
     */
    private static Appraisal security(List<Finding> findings) {
        var counts = findings.stream()
                .collect(Collectors.groupingBy(
                        Finding::verdict, () -> new EnumMap<>(Verdict.class), Collectors.summingInt(_ -> 1)));
        var byProcess = counts.getOrDefault(Verdict.HELD_BY_PROCESS, 0);
        var held = counts.getOrDefault(Verdict.HELD_BY_RUNTIME, 0) + counts.getOrDefault(Verdict.HELD_BY_POLICY, 0);
        var ran = held + byProcess + counts.getOrDefault(Verdict.FAILED, 0);
        var open = counts.getOrDefault(Verdict.NOT_ASSESSED, 0);
        if (ran == 0) {
            return new Appraisal(0, 0, open > 0 ? 1 : 0, TEXTS.get("attacks.none"));
        }
        var worth = held + byProcess / 2.0;
        return new Appraisal(
                worth / ran,
                worth / (ran + open),
                (worth + open) / (ran + open),
                TEXTS.get(
                        byProcess == 0 ? "attacks.share" : "attacks.share-by-process",
                        String.valueOf(held + byProcess),
                        String.valueOf(ran),
                        String.valueOf(byProcess)));
    }
}
