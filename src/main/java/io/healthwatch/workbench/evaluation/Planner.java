package io.healthwatch.workbench.evaluation;

import io.healthwatch.workbench.run.Cell;
import io.healthwatch.workbench.run.Effort;
import io.healthwatch.workbench.run.OwnProbe;
import io.healthwatch.workbench.run.Plan;
import io.healthwatch.workbench.runtime.catalog.Catalog;
import io.healthwatch.workbench.runtime.catalog.Host;
import io.healthwatch.workbench.runtime.catalog.Variant;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Makes plans out of what a user asks for. */
public final class Planner {

    /** Process start, setup and teardown of a fork whose variant was never measured here. */
    private static final Duration UNKNOWN_START = Duration.ofMillis(1200);

    private final Catalog catalog;

    /** Plans variants of this catalog. */
    public Planner(Catalog catalog) {
        this.catalog = catalog;
    }

    /**
     * The cells of every combination that exists: a variant in each asked host that it can live in, and the
     * asked languages, or a baseline's own one. Whether it is available does not matter here.
     */
    public List<Cell> cells(
            Collection<Variant> variants,
            Collection<Host> hosts,
            Collection<String> scenarios,
            Collection<String> languages) {
        var cells = new ArrayList<Cell>();
        for (var variant : variants) {
            for (var host : variant.hosts()) {
                if (hosts.contains(host)) {
                    for (var scenario : scenarios) {
                        languagesOf(variant, languages)
                                .forEach(language ->
                                        cells.add(new Cell(variant.id(), host.id(), scenario, language)));
                    }
                }
            }
        }
        return cells;
    }

    /** The cells of a probe of the user's own: a baseline runs no module, so it has none. */
    public List<Cell> cells(Collection<Variant> variants, Collection<Host> hosts, OwnProbe own) {
        return cells(
                variants.stream().filter(variant -> !variant.baseline()).toList(),
                hosts,
                List.of(own.scenario()),
                List.of(OwnProbe.LANGUAGE));
    }

    private Collection<String> languagesOf(Variant variant, Collection<String> asked) {
        return variant.baseline() ? catalog.languages(variant) : asked;
    }

    /** A plan of the profile's effort; {@code own} is the user's own probe, or null. */
    public Plan plan(Profile profile, long seed, List<Cell> cells, OwnProbe own) {
        return plan(profile, profile.effort(), seed, cells, own);
    }

    /** A plan of a profile whose effort was changed; {@code own} is the user's own probe, or null. */
    public Plan plan(Profile profile, Effort effort, long seed, List<Cell> cells, OwnProbe own) {
        return new Plan(profile.id(), effort, seed, List.copyOf(cells), own);
    }

    /** How long a plan's least forks take at most, give or take, before anything of it was measured, within its time. */
    public static Duration estimate(Plan plan) {
        var effort = plan.effort();
        var fork = UNKNOWN_START.plusMillis(effort.warmupMillis() + effort.iterationsMillis());
        var all = fork.multipliedBy(plan.leastForks());
        var budget = Duration.ofMillis(effort.budgetMillis());
        return effort.budgetMillis() > 0 && budget.compareTo(all) < 0 ? budget : all;
    }
}
