package io.healthwatch.workbench.gui.security;

import io.healthwatch.workbench.gui.AssessmentController;
import io.healthwatch.workbench.gui.Services;
import io.healthwatch.workbench.gui.View;
import io.healthwatch.workbench.gui.Workspace;
import io.healthwatch.workbench.gui.chart.FileChoice;
import io.healthwatch.workbench.gui.result.Placeholder;
import io.healthwatch.workbench.gui.result.ViewRoot;
import io.healthwatch.workbench.text.Texts;
import java.net.URI;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Node;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;

/** "What held, and what held it?": the checklist against the variants, filling in while runtimes are attacked. */
public final class SecurityView implements View {

    private static final Texts TEXTS = Texts.of("security");

    private final SecurityModel model;
    private final AssessmentController controller;
    private final Workspace workspace;
    private final FileChoice files;
    private final Consumer<URI> browse;
    private ViewRoot root;
    private SecurityPane pane;

    /**
     * A view of a model.
     *
     * @param browse opens an address in the user's browser
     */
    public SecurityView(SecurityModel model, Workspace workspace, FileChoice files, Consumer<URI> browse) {
        this.model = model;
        this.controller = model.controller();
        this.workspace = workspace;
        this.files = files;
        this.browse = browse;
    }

    /** The view of the window's services. */
    public static SecurityView of(Services services) {
        return new SecurityView(
                SecurityModel.of(services), services.workspace(), services.files(), services.browse());
    }

    @Override
    public String key() {
        return "Security";
    }

    @Override
    public String title() {
        return TEXTS.get("title");
    }

    @Override
    public String question() {
        return TEXTS.get("question");
    }

    @Override
    public Ikon icon() {
        return Feather.LOCK;
    }

    @Override
    public Node content() {
        if (root == null) {
            root = new ViewRoot(this::build);
            model.shown().addListener(_ -> refresh());
            controller.problem().addListener(_ -> refresh());
            controller.scope().addListener(_ -> refresh());
            controller.diagnosis().addListener(_ -> refresh());
            refresh();
            model.refresh();
        }
        return root;
    }

    private Node build() {
        pane = new SecurityPane(model, workspace, files, browse);
        return pane.node();
    }

    private void refresh() {
        var shown = model.shown().get();
        if (shown == null || shown.findings().isEmpty()) {
            showNothing();
            return;
        }
        root.showBody();
        pane.refresh();
    }

    private void showNothing() {
        var problem = controller.problem().get();
        var start = List.of(new Placeholder.Action(model.offer(), controller::start));
        var placeholder = root.placeholder();
        if (!problem.isEmpty()) {
            placeholder.show(Feather.ALERT_TRIANGLE, TEXTS.get("damaged"), TEXTS.get("damaged.text", problem), start);
        } else if (controller.scope().get() == null) {
            placeholder.show(icon(), TEXTS.get("reading"), TEXTS.get("reading.text"), List.of());
        } else {
            placeholder.show(icon(), TEXTS.get("empty"), TEXTS.get("empty.text"), start);
        }
        root.showPlaceholder();
    }
}
