package io.healthwatch.workbench.gui.security;

import io.healthwatch.workbench.answer.Wording;
import io.healthwatch.workbench.assessment.ChecklistItem;
import io.healthwatch.workbench.gui.AssessmentController;
import io.healthwatch.workbench.gui.AssessmentController.Findings;
import io.healthwatch.workbench.gui.Assessor;
import io.healthwatch.workbench.gui.Choices;
import io.healthwatch.workbench.gui.Services;
import io.healthwatch.workbench.gui.chart.Background;
import io.healthwatch.workbench.quality.QualityFiles;
import io.healthwatch.workbench.quality.Rubric;
import io.healthwatch.workbench.runtime.catalog.Home;
import io.healthwatch.workbench.security.ThreatModel;
import io.healthwatch.workbench.security.advisory.Advisories;
import io.healthwatch.workbench.security.advisory.Knowledge;
import io.healthwatch.workbench.text.Texts;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** What the security view shows and what is chosen in it. FX thread only; figures are computed elsewhere. */
public final class SecurityModel {

    private static final Texts TEXTS = Texts.of("security");

    /** What can be looked at. */
    enum Page {
        ATTACKS,
        MESSAGES,
        DEBUGGING,
        ADVISORIES,
        MUTANTS,
        THREATS
    }

    private final AssessmentController controller;
    private final Home home;
    private final ObjectProperty<Page> page = new SimpleObjectProperty<>(Page.ATTACKS);
    private final StringProperty host = new SimpleStringProperty("node");
    private final BooleanProperty onlyFailed = new SimpleBooleanProperty();
    private final ObjectProperty<ChecklistItem> item = new SimpleObjectProperty<>();
    private final StringProperty variant = new SimpleStringProperty("");
    private final ObjectProperty<SecurityTable.Spot> open = new SimpleObjectProperty<>();
    private final ReadOnlyObjectWrapper<Shown> shown = new ReadOnlyObjectWrapper<>();
    private final Background<Shown> background;
    private final Background<Runnable> reading;

    /** What the findings come to: all computed from the same ones. */
    record Shown(Findings findings, SecurityTable table, String headline) {}

    /**
     * A model that computes on one executor and changes its properties on the other.
     *
     * @param home where the attacks' sources, the threat model's text, the rubric and the advisories are
     */
    public SecurityModel(AssessmentController controller, Home home, Executor compute, Executor fx) {
        this.controller = controller;
        this.home = home;
        reading = new Background<>(compute, fx, Runnable::run);
        background = new Background<>(compute, fx, shown::set);
        for (var changing : List.of(controller.findings(), controller.scope(), host, onlyFailed, item, variant)) {
            changing.addListener(_ -> compute());
        }
    }

    /** The model of the window's services, which remembers what is chosen. */
    public static SecurityModel of(Services services) {
        var model = new SecurityModel(
                services.assessments(), services.home(), Background.worker(), services.fx());
        model.remember(services.workspace().choices());
        return model;
    }

    private void remember(Choices remembered) {
        remembered.remember("security.page", page, Page::valueOf);
        remembered.remember("security.host", host);
        remembered.remember("security.only-failed", onlyFailed);
        remembered.remember("security.item", item, ChecklistItem::valueOf);
        remembered.remember("security.variant", variant);
    }

    private void compute() {
        var scope = controller.scope().get();
        var findings = controller.findings().get();
        var filter = new SecurityTable.Filter(host.get(), onlyFailed.get(), item.get(), variant.get());
        background.request(() -> new Shown(
                findings, SecurityTable.of(scope, findings, filter), SecurityHeadline.of(findings)));
    }

    /** Looks for what can be attacked and opens the last assessment, in the background. */
    void refresh() {
        controller.refresh();
        compute();
    }

    AssessmentController controller() {
        return controller;
    }

    /** What is shown; null before it was computed. */
    ReadOnlyObjectProperty<Shown> shown() {
        return shown.getReadOnlyProperty();
    }

    /** What is looked at. */
    ObjectProperty<Page> page() {
        return page;
    }

    /** The host that is shown where a variant was attacked in both. */
    StringProperty host() {
        return host;
    }

    /** Whether only attacks that got through are shown. */
    BooleanProperty onlyFailed() {
        return onlyFailed;
    }

    /** The item that is shown alone; null for all. */
    ObjectProperty<ChecklistItem> item() {
        return item;
    }

    /** The variant that is shown alone; empty for all. */
    StringProperty variant() {
        return variant;
    }

    /** The cell whose findings are open; null for none. */
    ObjectProperty<SecurityTable.Spot> open() {
        return open;
    }

    /** The hosts between which there is a choice. */
    List<String> hosts() {
        return SecurityTable.hosts(controller.scope().get(), controller.findings().get());
    }

    /** The variants between which there is a choice. */
    List<String> variants() {
        return SecurityTable.variants(
                controller.scope().get(), controller.findings().get());
    }

    /** What starting would do, for a button. */
    String offer() {
        var scope = controller.scope().get();
        return scope == null
                ? TEXTS.get("start.offer")
                : TEXTS.get("start.offer.about", Wording.about(scope.expected()));
    }

    /** Puts together what is known of a cell; reads sources, so that it is not for the FX thread. */
    Supplier<SpotDetail> detail(SecurityTable.Spot spot) {
        var now = shown.get();
        var scope = controller.scope().get();
        return () -> SpotDetail.of(now, scope, spot, home.probes());
    }

    /** Writes the threat model with what was found, in Markdown, in the background; only the last request is answered. */
    void threatModel(Consumer<String> receiver) {
        var findings = controller.findings().get();
        read(() -> threatModel(findings), receiver, receiver);
    }

    /** The threat model with those findings, in Markdown; or why it cannot be read. Any thread. */
    String threatModel(Findings findings) {
        try {
            return ThreatModel.read(home.assets()).markdown(findings.assessment());
        } catch (IOException unreadable) {
            return TEXTS.get("threats.unreadable", unreadable.getMessage());
        }
    }

    /** Something that is read from files. */
    private interface Reading<T> {
        T read() throws IOException;
    }

    private <T> void read(Reading<T> what, Consumer<T> receiver, Consumer<String> problem) {
        reading.request(() -> {
            try {
                var read = what.read();
                return () -> receiver.accept(read);
            } catch (IOException unreadable) {
                return () -> problem.accept(unreadable.getMessage());
            }
        });
    }

    /** Reads the rubric in the background, or why it cannot be read; only the last request is answered. */
    void rubric(Consumer<Rubric> receiver, Consumer<String> problem) {
        read(() -> QualityFiles.rubric(home), receiver, problem);
    }

    /**
     * Looks up in the background what is known of the versions that answered, or why it cannot be read; only the last
     * request is answered.
     */
    void advisories(Consumer<List<Knowledge>> receiver, Consumer<String> problem) {
        var findings = controller.findings().get().list();
        read(() -> Advisories.read(home).of(findings), receiver, problem);
    }

    /** Tries that attack there again. */
    void repeat(String attack, Assessor.Place place) {
        controller.repeat(attack, place);
    }
}
