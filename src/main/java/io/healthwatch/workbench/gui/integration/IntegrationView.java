package io.healthwatch.workbench.gui.integration;

import io.healthwatch.workbench.gui.Choices;
import io.healthwatch.workbench.gui.Frame;
import io.healthwatch.workbench.gui.Services;
import io.healthwatch.workbench.gui.View;
import io.healthwatch.workbench.gui.chart.FileChoice;
import io.healthwatch.workbench.gui.result.ViewRoot;
import io.healthwatch.workbench.text.Texts;
import javafx.scene.Node;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;

/** "What does it take in an extension?" */
public final class IntegrationView implements View {

    private static final Texts TEXTS = Texts.of("integration");

    private final IntegrationModel model;
    private final Choices choices;
    private final FileChoice files;
    private ViewRoot root;

    private IntegrationView(IntegrationModel model, Choices choices, FileChoice files) {
        this.model = model;
        this.choices = choices;
        this.files = files;
    }

    /** The view of the window's services. */
    public static IntegrationView of(Services services) {
        return new IntegrationView(
                IntegrationModel.of(services), services.workspace().choices(), services.files());
    }

    @Override
    public String key() {
        return "Integrate";
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
        return Feather.BOX;
    }

    @Override
    public Node content() {
        if (root == null) {
            root = new ViewRoot(() -> Frame.scrolled(new IntegrationPage(model, choices, files)));
            root.showBody();
            model.controller().refresh();
        }
        return root;
    }
}
