package io.healthwatch.workbench.gui.integration;

import io.healthwatch.workbench.answer.Wording;
import io.healthwatch.workbench.chart.Figure;
import io.healthwatch.workbench.chart.Numbers;
import io.healthwatch.workbench.chart.Subject;
import io.healthwatch.workbench.gui.IntegrationController;
import io.healthwatch.workbench.gui.Services;
import io.healthwatch.workbench.integration.Cost;
import io.healthwatch.workbench.integration.ExtensionHost;
import io.healthwatch.workbench.integration.Integration;
import io.healthwatch.workbench.integration.IntegrationStore;
import io.healthwatch.workbench.integration.Pattern;
import io.healthwatch.workbench.run.Cell;
import io.healthwatch.workbench.text.Texts;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;

/** What is known of the integration, in words and figures. FX thread only; what it makes never changes. */
final class IntegrationModel {

    private static final Texts TEXTS = Texts.of("integration");

    static final double BYTES_PER_MEGABYTE = 1e6;

    /** Of a probe in a window, as the extension measures itself. */
    private static final int EXECUTIONS = 21;

    private final IntegrationController controller;
    private final Path committedPictures;
    private final ObjectProperty<Pattern> pattern = new SimpleObjectProperty<>(Pattern.WORKER);

    /**
     * A picture of the extension at work.
     *
     * @param caption where and when it was taken
     */
    record Picture(Path file, String caption) {}

    /**
     * What is known of a pattern.
     *
     * @param breaks what breaks, a paragraph a matter
     * @param source the source of its host, or why it is not here
     * @param picture of the last measurement, or else the project's own; none where there is neither
     */
    record Detail(List<String> breaks, String source, Optional<Picture> picture) {}

    /** @param committedPictures where the project's own screenshots are */
    IntegrationModel(IntegrationController controller, Path committedPictures) {
        this.controller = controller;
        this.committedPictures = committedPictures;
    }

    /** The model of the window's services, which remembers what is chosen. */
    static IntegrationModel of(Services services) {
        var model = new IntegrationModel(
                services.integrations(), services.home().assets().resolve("screenshots"));
        services.workspace().choices().remember("integration.pattern", model.pattern, Pattern::valueOf);
        return model;
    }

    /** The pattern that is looked at. */
    ObjectProperty<Pattern> pattern() {
        return pattern;
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
            return now.left() == null
                    ? now.step()
                    : TEXTS.get("headline.left", now.step(), Wording.clock(now.left()));
        }
        var kept = controller.result().get();
        if (kept == null) {
            return controller.problem().get().isEmpty() ? TEXTS.get("headline.none") : TEXTS.get("headline.problem");
        }
        var integration = kept.integration();
        var failed = integration.windows().size()
                - costs().stream().mapToInt(Cost::windows).sum();
        var measured = failed == 0
                ? TEXTS.get("headline.measured", Wording.when(integration.created()), integration.windows().size())
                : TEXTS.get(
                        "headline.measured.failed",
                        Wording.when(integration.created()),
                        integration.windows().size(),
                        failed);
        return integration.complete() ? measured : TEXTS.get("headline.cutOff", measured);
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
                ? TEXTS.get("basis.sizes")
                : TEXTS.get("basis.host", versions.codeServer(), versions.code(), versions.node());
        var on = TEXTS.get("basis.machine", machine.platform(), machine.cpus(), machine.model());
        return TEXTS.get("basis", host, load(integration).map(load -> TEXTS.get("basis.load", on, load)).orElse(on));
    }

    private static Optional<String> load(Integration integration) {
        var loads = integration.windows().stream()
                .mapToDouble(Integration.Window::loadAverage)
                .summaryStatistics();
        return loads.getCount() == 0
                ? Optional.empty()
                : Optional.of(TEXTS.get(
                        "basis.load.range", Numbers.plain(loads.getMin()), Numbers.plain(loads.getMax())));
    }

    /** The words of the button that starts a measurement. */
    static String offer() {
        return TEXTS.get("start", Wording.about(ExtensionHost.expected()));
    }

    /** The largest parts of a package, before compression. */
    static String parts(Cost cost) {
        return cost.carrier() == null
                ? ""
                : cost.carrier().parts().stream()
                        .map(part -> TEXTS.get("parts.one", part.path(), Wording.size(part.bytes())))
                        .collect(Collectors.joining(", "));
    }

    /** The delay of the event loop as a figure. */
    Figure delays() {
        return new Figure.Measures(
                TEXTS.get("chart.subject"),
                new Figure.Axis(TEXTS.get("chart.axis"), "ms", true, false),
                List.of(TEXTS.get("chart.measure")),
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
                ? TEXTS.get("cost.empty")
                : TEXTS.get(
                        "cost",
                        Pattern.find(cost.pattern()).map(Pattern::title).orElse(cost.pattern()),
                        cost.variant());
    }

    /** Puts together what is known of the pattern that is looked at; reads files, so it is not for the FX thread. */
    Supplier<Detail> detail() {
        var of = pattern.get();
        var kept = controller.result().get();
        return () -> new Detail(breaks(of), source(of), picture(of, kept));
    }

    private List<String> breaks(Pattern pattern) {
        var words = new ArrayList<String>();
        words.add(TEXTS.get("breaks.quota", pattern.quota()));
        words.add(TEXTS.get("breaks.failure", pattern.failure()));
        words.add(TEXTS.get("breaks.platforms", platforms(pattern)));
        return words;
    }

    private String platforms(Pattern pattern) {
        if (!pattern.carriesNatives()) {
            return TEXTS.get("platforms.all");
        }
        var koffi = controller.host().extension().koffiPlatforms();
        var sentences = new ArrayList<String>();
        sentences.add(TEXTS.get("platforms.native"));
        sentences.add(
                koffi.isEmpty()
                        ? TEXTS.get("platforms.koffi.unknown")
                        : TEXTS.get("platforms.koffi", Wording.list(koffi)));
        if (pattern == Pattern.SIDE_PROCESS) {
            sentences.add(TEXTS.get("platforms.sideProcess"));
        }
        return String.join(" ", sentences);
    }

    private String source(Pattern pattern) {
        try {
            return controller.host().extension().source(pattern);
        } catch (IOException missing) {
            return missing.getMessage();
        }
    }

    private Optional<Picture> picture(Pattern pattern, IntegrationStore.Kept kept) {
        var wanted = "vscode-result-" + pattern.id() + ".png";
        if (kept != null) {
            var own = named(kept.screenshots(), wanted);
            if (own.isPresent()) {
                return own.map(file ->
                        new Picture(file, TEXTS.get("picture.here", Wording.when(kept.integration().created()))));
            }
        }
        return named(IntegrationStore.pictures(committedPictures), wanted)
                .map(file -> new Picture(file, TEXTS.get("picture.elsewhere")));
    }

    private static Optional<Path> named(List<Path> pictures, String name) {
        return pictures.stream()
                .filter(file -> file.getFileName().toString().equals(name))
                .findFirst();
    }
}
