package io.healthwatch.workbench.gui.runs;

import io.healthwatch.workbench.answer.Wording;
import io.healthwatch.workbench.run.Cell;
import io.healthwatch.workbench.run.RunHeader;
import io.healthwatch.workbench.run.RunState;
import io.healthwatch.workbench.store.Origin;
import io.healthwatch.workbench.store.RunSummary;
import io.healthwatch.workbench.text.Texts;
import java.nio.file.Path;
import java.util.stream.Collectors;

/**
 * A run as the table shows it.
 *
 * @param state null where the run is damaged
 * @param elsewhere whether it was sent as a file and not measured here
 * @param damage why it cannot be read; empty where it can
 */
public record RunRow(
        Path folder,
        RunState state,
        String time,
        String profile,
        long variants,
        long scenarios,
        int forks,
        String machine,
        boolean elsewhere,
        String damage) {

    private static final Texts TEXTS = Texts.of("runs");

    static RunRow of(RunSummary summary) {
        if (summary.header() == null) {
            return new RunRow(
                    summary.folder(), null, summary.folder().getFileName().toString(), "", 0, 0, 0, "",
                    Origin.isElsewhere(summary.folder()), summary.damage());
        }
        var header = summary.header();
        var plan = header.plan();
        return new RunRow(
                summary.folder(),
                summary.state(),
                Wording.when(header.created()),
                plan.profile(),
                plan.cells().stream().map(Cell::series).distinct().count(),
                plan.cells().stream().map(Cell::scenario).distinct().count(),
                header.forks(),
                machine(header),
                Origin.isElsewhere(summary.folder()),
                summary.damage());
    }

    private static String machine(RunHeader header) {
        return header.merge() != null
                ? header.merge().sources().stream()
                        .map(source -> source.environment() == null ? "" : source.environment().machine())
                        .distinct()
                        .collect(Collectors.joining(", "))
                : header.environment() == null ? "" : header.environment().machine();
    }

    /** The damage without the folder's path before it. */
    public String shortDamage() {
        return damage.replace(folder + folder.getFileSystem().getSeparator(), "");
    }

    /** Whether it cannot be read. */
    public boolean damaged() {
        return state == null;
    }

    /** How far it got, in a word. */
    public String stateWord() {
        return switch (state) {
            case null -> TEXTS.get("state.damaged");
            case RUNNING -> TEXTS.get("state.running");
            case COMPLETE -> TEXTS.get("state.complete");
            case CANCELLED -> TEXTS.get("state.cancelled");
            case INTERRUPTED -> TEXTS.get("state.interrupted");
        };
    }
}
