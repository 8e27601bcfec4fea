package io.healthwatch.workbench.gui.result;

import io.healthwatch.workbench.answer.RunSnapshot;
import io.healthwatch.workbench.answer.RunStatus;
import io.healthwatch.workbench.gui.View;
import io.healthwatch.workbench.gui.Workspace;
import java.util.function.Consumer;
import javafx.scene.Node;

/**
 * A view of the run that is shown. It is brought up to date only while it is in a window; a run that changed
 * meanwhile is shown when it comes back.
 */
public abstract class ResultView implements View {

    private final Workspace workspace;
    private final Consumer<String> navigation;
    private ViewRoot root;
    private boolean stale = true;

    /** A view of the workspace's run. */
    protected ResultView(Workspace workspace, Consumer<String> navigation) {
        this.workspace = workspace;
        this.navigation = navigation;
    }

    /** What all views share. */
    protected final Workspace workspace() {
        return workspace;
    }

    /** How to open another view. */
    protected final Consumer<String> navigation() {
        return navigation;
    }

    @Override
    public final Node content() {
        if (root == null) {
            root = new ViewRoot(this::build);
            root.sceneProperty().addListener(_ -> refreshIfStale());
            workspace.run().addListener(_ -> {
                stale = true;
                refreshIfStale();
            });
            refreshIfStale();
        }
        return root;
    }

    private void refreshIfStale() {
        if (stale && root.getScene() != null) {
            stale = false;
            refresh();
        }
    }

    private void refresh() {
        var run = workspace.run().get();
        var status = RunStatus.of(run);
        if (!shows(status) && root.placeholder().showFor(status, icon(), promise(), navigation)) {
            root.showPlaceholder();
            return;
        }
        root.showBody();
        show(run, status);
    }

    /** Whether it has something to show for a run in that state. */
    protected boolean shows(RunStatus status) {
        return status.face() != RunStatus.Face.EMPTY && status.face() != RunStatus.Face.FAILED;
    }

    /** What will be here once something was measured: one sentence. */
    protected abstract String promise();

    /** Builds the nodes, once. */
    protected abstract Node build();

    /** Shows a run that has something to show. */
    protected abstract void show(RunSnapshot run, RunStatus status);
}
