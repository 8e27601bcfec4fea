package io.healthwatch.workbench.evaluation;

import io.healthwatch.workbench.statistics.Estimate;
import java.util.List;

/**
 * A cell's history as other programs read it. Names are stable. {@code answer}, and the {@code ratio} with its
 * interval, are of a run against the one before it; what cannot be told is null, and {@code reason} says why.
 *
 * @param figure {@code execution}, {@code cold-start} or {@code memory}
 * @param unit {@code ms} or {@code MB}
 * @param machine where; null where no run has the cell
 * @param otherMachines further ones that measured the cell; their runs are not among these
 */
public record HistoryDocument(
        String variant,
        String host,
        String scenario,
        String language,
        String figure,
        String unit,
        double margin,
        String machine,
        List<String> otherMachines,
        List<Run> runs,
        List<Unread> unread) {

    /** One run, oldest first. */
    public record Run(
            String run,
            String created,
            String profile,
            String state,
            String version,
            Double value,
            Double low,
            Double high,
            int forks,
            String answer,
            Double ratio,
            Double ratioLow,
            Double ratioHigh,
            String reason,
            List<RunComparison.Change> changes) {}

    /** A run that could not be read. */
    public record Unread(String run, String reason) {}

    /** The document of a history. */
    public static HistoryDocument of(CellHistory of) {
        var cell = of.cell();
        return new HistoryDocument(
                cell.variant(),
                cell.host(),
                cell.scenario(),
                cell.language(),
                of.quantity().id(),
                of.quantity().unit(),
                of.margin(),
                of.machines().stream()
                        .filter(machine -> machine.fingerprint().equals(of.machine()))
                        .map(CellHistory.Machine::name)
                        .findFirst()
                        .orElse(null),
                of.machines().stream()
                        .filter(machine -> !machine.fingerprint().equals(of.machine()))
                        .map(CellHistory.Machine::name)
                        .toList(),
                of.entries().stream().map(entry -> run(of, entry)).toList(),
                of.unread().stream()
                        .map(unread -> new Unread(unread.folder().getFileName().toString(), unread.reason()))
                        .toList());
    }

    private static Run run(CellHistory of, CellHistory.Entry entry) {
        var figure = entry.figure(of.quantity());
        var against = entry.against();
        var ratio = against == null ? null : against.ratio();
        return new Run(
                entry.run().id(),
                entry.run().created().toString(),
                entry.run().plan().profile(),
                entry.state().id(),
                entry.result().version(),
                figure == null ? null : (Double) figure.value(),
                low(figure),
                high(figure),
                entry.result().forks(),
                against == null ? null : of.quantity().word(against.answer()),
                ratio == null ? null : (Double) ratio.value(),
                low(ratio),
                high(ratio),
                against == null ? entry.result().reason() : against.reason(),
                entry.changes());
    }

    private static Double low(Estimate estimate) {
        return estimate == null || estimate.interval() == null ? null : estimate.interval().low();
    }

    private static Double high(Estimate estimate) {
        return estimate == null || estimate.interval() == null ? null : estimate.interval().high();
    }
}
