package io.healthwatch.workbench.gui.security;

import io.healthwatch.workbench.gui.AssessmentController;
import io.healthwatch.workbench.gui.Choices;
import io.healthwatch.workbench.gui.result.Placeholder;
import io.healthwatch.workbench.gui.result.Segments;
import io.healthwatch.workbench.quality.Diagnosis;
import io.healthwatch.workbench.quality.Rubric;
import io.healthwatch.workbench.text.Texts;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.feather.Feather;

/** The page of the security view that is looked at; each is built when it is turned to. */
final class SecurityPages extends StackPane {

    private static final Texts TEXTS = Texts.of("security");

    private static final class Lazy<P> {

        private final Supplier<P> build;
        private P page;

        Lazy(Supplier<P> build) {
            this.build = build;
        }

        P get() {
            if (page == null) {
                page = build.get();
            }
            return page;
        }
    }

    /** Shows on a page what was diagnosed, by a rubric. */
    private interface Diagnosed<P> {
        void show(P page, Diagnosis diagnosis, Rubric rubric);
    }

    private final SecurityModel model;
    private final AssessmentController controller;
    private final Node attacks;
    private final Segments<SecurityModel.Page> choice;
    private final Placeholder missing = new Placeholder();
    private final Lazy<MessagesPane> messages = new Lazy<>(MessagesPane::new);
    private final Lazy<DebuggingPane> debugging;
    private final Lazy<AdvisoriesPane> advisories;
    private final Lazy<MutantsPane> mutants;
    private final Lazy<ThreatModelPane> threats = new Lazy<>(ThreatModelPane::new);

    /**
     * Pages that show nothing yet.
     *
     * @param attacks the page of the attacks
     * @param choices remember how tables are shown
     * @param browse opens an address in the user's browser
     */
    SecurityPages(SecurityModel model, Node attacks, Choices choices, Consumer<URI> browse) {
        this.model = model;
        this.controller = model.controller();
        this.attacks = attacks;
        choice = new Segments<>(SecurityPages::title, model.page()::set);
        debugging = new Lazy<>(() -> new DebuggingPane(browse));
        mutants = new Lazy<>(() -> new MutantsPane(choices));
        advisories = new Lazy<>(() -> new AdvisoriesPane(browse));
        setAlignment(Pos.TOP_LEFT);
        getStyleClass().add("view-page");
    }

    private static String title(SecurityModel.Page page) {
        return switch (page) {
            case ATTACKS -> TEXTS.get("page.attacks");
            case MESSAGES -> TEXTS.get("page.messages");
            case DEBUGGING -> TEXTS.get("page.debugging");
            case ADVISORIES -> TEXTS.get("page.advisories");
            case MUTANTS -> TEXTS.get("page.mutants");
            case THREATS -> TEXTS.get("page.threats");
        };
    }

    /** What turns the pages. */
    Node choice() {
        return choice;
    }

    /** Brings the page that is looked at up to date. */
    void refresh() {
        var page = model.page().get();
        choice.show(List.of(SecurityModel.Page.values()), page);
        Consumer<String> unreadable = problem -> {
            if (model.page().get() == page) {
                showUnreadable(problem);
            }
        };
        show(
                switch (page) {
                    case ATTACKS -> attacks;
                    case MESSAGES -> diagnosed(messages, MessagesPane::show, unreadable);
                    case DEBUGGING -> diagnosed(debugging, DebuggingPane::show, unreadable);
                    case ADVISORIES -> {
                        model.advisories(known -> advisories.get().show(known, LocalDate.now()), unreadable);
                        yield advisories.get();
                    }
                    case MUTANTS -> {
                        mutants.get().show(model.shown().get().findings().assessment());
                        yield mutants.get();
                    }
                    case THREATS -> {
                        model.threatModel(threats.get()::show);
                        yield threats.get();
                    }
                });
    }

    private void show(Node page) {
        if (!getChildren().contains(page)) {
            getChildren().setAll(page);
        }
    }

    private <P extends Node> Node diagnosed(Lazy<P> page, Diagnosed<P> show, Consumer<String> unreadable) {
        var diagnosis = controller.diagnosis().get();
        if (diagnosis == null) {
            return undiagnosed();
        }
        model.rubric(rubric -> show.show(page.get(), diagnosis, rubric), unreadable);
        return page.get();
    }

    private Node undiagnosed() {
        missing.show(
                Feather.MESSAGE_SQUARE,
                TEXTS.get("undiagnosed"),
                TEXTS.get("undiagnosed.text"),
                controller.busy()
                        ? List.of()
                        : List.of(new Placeholder.Action(TEXTS.get("diagnose"), controller::diagnose)));
        return missing;
    }

    private void showUnreadable(String problem) {
        missing.show(
                Feather.ALERT_TRIANGLE,
                TEXTS.get("unreadable"),
                problem,
                List.of(new Placeholder.Action(TEXTS.get("unreadable.again"), this::refresh)));
        show(missing);
    }
}
