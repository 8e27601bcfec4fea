package io.healthwatch.workbench.gui.integration;

import io.healthwatch.workbench.answer.Wording;
import io.healthwatch.workbench.chart.Figure;
import io.healthwatch.workbench.chart.Numbers;
import io.healthwatch.workbench.chart.Subject;
import io.healthwatch.workbench.gui.IntegrationController;
import io.healthwatch.workbench.integration.Cost;
import io.healthwatch.workbench.integration.ExtensionHost;
import io.healthwatch.workbench.integration.Integration;
import io.healthwatch.workbench.integration.IntegrationStore;
import io.healthwatch.workbench.integration.Pattern;
import io.healthwatch.workbench.run.Cell;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What is known of the integration, in words and figures. FX thread only; what it makes never changes. */
final class IntegrationModel {

    static final double BYTES_PER_MEGABYTE = 1e6;

    /** Of a probe in a window, as the extension measures itself. */
    private static final int EXECUTIONS = 21;

    private final IntegrationController controller;
    private final Path committedPictures;

    /**
     * A picture of the extension at work.
     *
     * @param caption where and when it was taken
     */
    record Picture(Path file, String caption) {}

    /** @param committedPictures where the project's own screenshots are */
    IntegrationModel(IntegrationController controller, Path committedPictures) {
        this.controller = controller;
        this.committedPictures = committedPictures;
    }

    IntegrationController controller() {
        return controller;
    }

    List<Cost> costs() {
        var kept = controller.result().get();
        return kept == null ? List.of() : Cost.of(kept.integration());
    }

    /** What is done now, or what is shown, in a sentence. */
    String headline() {
        if (controller.busy()) {
            var now = controller.current().get();
            return now.step() + (now.left() == null ? "" : ", " + Wording.clock(now.left()) + " left");
        }
        var kept = controller.result().get();
        if (kept == null) {
            return "Nothing was measured in an extension host yet";
        }
        var integration = kept.integration();
        var failed = integration.windows().size()
                - costs().stream().mapToInt(Cost::windows).sum();
        return "Measured " + Wording.when(integration.created()) + ": "
                + Wording.count(integration.windows().size(), "window")
                + (failed == 0 ? "" : ", " + failed + " failed")
                + (integration.complete() ? "" : ", cut off before all were measured");
    }

    /** What the figures stand on; empty where there are none. */
    String basis() {
        var kept = controller.result().get();
        if (kept == null) {
            return "";
        }
        var integration = kept.integration();
        var versions = integration.versions();
        var machine = integration.machine();
        var host = versions.codeServer() == null
                ? "Sizes alone: no extension host was started"
                : "code-server " + versions.codeServer() + " (VS Code " + versions.code() + "), Node " + versions.node()
                        + ", one window each, rounds in random order";
        return host + "; " + machine.platform() + ", " + Wording.count(machine.cpus(), "CPU") + ", " + machine.model()
                + load(integration)
                + ". Medians over windows with 95\u00a0% intervals. The resident set of a side process is not in the"
                + " host's. Sizes are those of the .vsix.";
    }

    private static String load(Integration integration) {
        var loads = integration.windows().stream()
                .mapToDouble(Integration.Window::loadAverage)
                .summaryStatistics();
        return loads.getCount() == 0
                ? ""
                : ", load average " + Numbers.plain(loads.getMin()) + " to " + Numbers.plain(loads.getMax());
    }

    /** The words of the button that starts a measurement. */
    static String offer() {
        return "Run in an extension host (about " + ExtensionHost.expected().toMinutes() + " min)";
    }

    /** The largest parts of a package, before compression. */
    static String parts(Cost cost) {
        return cost.carrier() == null
                ? ""
                : cost.carrier().parts().stream()
                        .map(part -> part.path() + " " + Wording.size(part.bytes()))
                        .collect(Collectors.joining(", "));
    }

    /** The delay of the event loop as a figure. */
    Figure delays() {
        return new Figure.Measures(
                "Delay of the extension host's event loop",
                new Figure.Axis("Delay, 99th percentile", "ms", true, false),
                List.of("99th percentile"),
                costs().stream()
                        .filter(cost -> cost.delayP99Ms() != null)
                        .map(cost -> new Figure.MeasureRow(
                                new Subject(
                                        new Cell(cost.variant(), "node", "calibration", "c"),
                                        name(cost),
                                        cost.windows(),
                                        cost.windows() * EXECUTIONS,
                                        ""),
                                List.of(cost.delayP99Ms())))
                        .toList(),
                Double.NaN);
    }

    static String name(Cost cost) {
        return cost.isEmptyExtension()
                ? "Empty extension"
                : Pattern.find(cost.pattern()).map(Pattern::title).orElse(cost.pattern()) + ", " + cost.variant();
    }

    /** What breaks, a paragraph a matter. */
    List<String> breaks(Pattern pattern) {
        var words = new ArrayList<String>();
        words.add("Quota: " + pattern.quota());
        words.add("Failure: " + pattern.failure());
        words.add("Platforms: " + platforms(pattern));
        return words;
    }

    private String platforms(Pattern pattern) {
        if (!pattern.carriesNatives()) {
            return "No native builds: one package for every platform that VS Code runs on.";
        }
        var koffi = controller.host().extension().koffiPlatforms();
        return "Native runtimes need one package a platform. The adapters are compiled for this platform alone; they are"
                + " plain C, bound by koffi through Node-API, so they need no build for each version of Electron. "
                + (koffi.isEmpty()
                        ? "Which platforms koffi has builds for is not known: it is not installed."
                        : "koffi has builds for " + Wording.list(koffi) + ".")
                + (pattern == Pattern.SIDE_PROCESS ? " With Node as the runtime nothing native is carried." : "");
    }

    /** The source of a pattern's host, or why it is not here. */
    String source(Pattern pattern) {
        try {
            return controller.host().extension().source(pattern);
        } catch (IOException missing) {
            return missing.getMessage();
        }
    }

    /** A picture of a pattern: of the last measurement, or else the project's own; none where there is neither. */
    Optional<Picture> picture(Pattern pattern) {
        var wanted = "vscode-result-" + pattern.id() + ".png";
        var kept = controller.result().get();
        if (kept != null) {
            var own = named(kept.screenshots(), wanted);
            if (own.isPresent()) {
                return own.map(file ->
                        new Picture(file, "Taken here, " + Wording.when(kept.integration().created())));
            }
        }
        return named(IntegrationStore.pictures(committedPictures), wanted)
                .map(file -> new Picture(file, "Taken on 2026-11-22 on another machine"));
    }

    private static Optional<Path> named(List<Path> pictures, String name) {
        return pictures.stream()
                .filter(file -> file.getFileName().toString().equals(name))
                .findFirst();
    }
}
