package io.healthwatch.workbench.gui.security;

import io.healthwatch.workbench.assessment.ChecklistItem;
import io.healthwatch.workbench.assessment.Finding;
import io.healthwatch.workbench.assessment.Verdict;
import io.healthwatch.workbench.chart.Numbers;
import io.healthwatch.workbench.gui.Assessor;
import io.healthwatch.workbench.security.Attack;
import io.healthwatch.workbench.text.Texts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * What is known of one cell: the attacks of an item in one place.
 *
 * @param identity what answered
 * @param verdict the worst; null where nothing was found
 * @param summary how many ended in which way
 * @param chosen the attack that was opened; empty for none in particular
 */
record SpotDetail(
        String title,
        String identity,
        Verdict verdict,
        String summary,
        Assessor.Place place,
        List<Entry> entries,
        String chosen) {

    private static final Texts TEXTS = Texts.of("security");

    /**
     * One attack.
     *
     * @param attack null where its description is not there any more
     * @param finding null where it was not tried
     * @param facts how it ended, a line each
     * @param source the module's text; empty where there is none
     * @param sourceNote where the text is from, or why there is none
     * @param command tries it again
     * @param repeated whether it was tried again, alone
     */
    record Entry(
            String id,
            String title,
            Attack attack,
            Finding finding,
            List<String> facts,
            String source,
            String sourceNote,
            String command,
            boolean repeated) {}

    /** The detail of that cell; null where the table has no such cell any more. Reads the modules' sources. */
    static SpotDetail of(SecurityModel.Shown shown, Assessor.Scope scope, SecurityTable.Spot spot, Path probes) {
        var table = shown.table();
        var column = table.columns().stream()
                .filter(any -> any.place().equals(spot.place()))
                .findFirst()
                .orElse(null);
        var item = table.items().stream()
                .filter(any -> any.item() == spot.item())
                .findFirst()
                .orElse(null);
        if (column == null || item == null) {
            return null;
        }
        var tally = table.tally(item, spot.place());
        var entries = new ArrayList<Entry>();
        for (var named : item.attacks()) {
            var attack = scope == null
                    ? null
                    : scope.attacks().stream()
                            .filter(any -> any.id().equals(named.id()))
                            .findFirst()
                            .orElse(null);
            entries.add(entry(named, attack, table.finding(named.id(), spot.place()), shown, spot.place(), probes));
        }
        return new SpotDetail(
                TEXTS.get("drawer.title", column.title(), spot.item().title()),
                identity(column, spot.item()),
                tally.verdict(),
                tally.words(),
                spot.place(),
                List.copyOf(entries),
                spot.attack());
    }

    private static String identity(SecurityTable.Column column, ChecklistItem item) {
        var host = column.place().host();
        return column.answered().isEmpty()
                ? TEXTS.get("drawer.silent", Hosts.within(host), item.promise())
                : TEXTS.get("drawer.answered", column.answered(), Hosts.within(host), item.promise());
    }

    private static Entry entry(
            SecurityTable.Named named,
            Attack attack,
            Finding finding,
            SecurityModel.Shown shown,
            Assessor.Place place,
            Path probes) {
        var source = attack == null || attack.module() == null
                ? null
                : source(probes.resolve("attacks").resolve(attack.module()));
        return new Entry(
                named.id(),
                named.title(),
                attack,
                finding,
                finding == null ? List.of() : facts(finding),
                source == null ? "" : read(source),
                sourceNote(attack, source, probes),
                "bin/workbench assess --attack " + named.id() + " --variant " + place.variant() + " --host "
                        + place.host(),
                finding != null && shown.findings().isRepeated(finding));
    }

    private static List<String> facts(Finding finding) {
        var facts = new ArrayList<String>();
        facts.add(
                finding.stoppedAfterMs() == null
                        ? TEXTS.get("fact.took", millis(finding.elapsedMs()))
                        : TEXTS.get(
                                "fact.stopped",
                                millis(finding.elapsedMs()),
                                millis(finding.stoppedAfterMs()),
                                millis(finding.timeLimitMs())));
        if (!finding.step().isEmpty()) {
            var ending = finding.trap().isEmpty()
                    ? finding.outcome()
                    : TEXTS.get("fact.trap", finding.outcome(), finding.trap());
            facts.add(
                    finding.means().isEmpty()
                            ? TEXTS.get("fact.ended", finding.step(), ending)
                            : TEXTS.get("fact.held", finding.step(), ending, finding.means()));
        }
        if (finding.nextProbeWorked() != null) {
            facts.add(
                    finding.nextProbeWorked()
                            ? TEXTS.get("fact.next.worked")
                            : TEXTS.get("fact.next.failed"));
        }
        return List.copyOf(facts);
    }

    private static String millis(double millis) {
        return Numbers.of(millis, "ms");
    }

    private static Path source(Path folder) {
        var text = folder.resolve("attack.wat");
        if (Files.isRegularFile(text)) {
            return text;
        }
        try (var files = Files.list(folder)) {
            return files.filter(Files::isRegularFile).sorted().findFirst().orElse(null);
        } catch (IOException none) {
            return null;
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            return "";
        }
    }

    private static String sourceNote(Attack attack, Path source, Path probes) {
        if (attack == null) {
            return TEXTS.get("source.gone");
        }
        if (source != null) {
            return "probes/" + probes.relativize(source).toString().replace('\\', '/');
        }
        return attack.module() == null
                ? TEXTS.get("source.generated", Objects.requireNonNullElse(attack.generator(), ""))
                : TEXTS.get("source.missing", attack.module());
    }
}
