package io.healthwatch.workbench.gui.matrix;

import io.healthwatch.workbench.answer.Evidence;
import io.healthwatch.workbench.answer.MatrixTable;
import io.healthwatch.workbench.evaluation.Criterion;
import io.healthwatch.workbench.gui.Workspace;
import io.healthwatch.workbench.gui.chart.Background;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.UnaryOperator;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** The matrix of the run that is shown, with the chosen host, language and targets. */
public final class MatrixModel {

    /** A place in the matrix: a criterion and a column's key. */
    public record Spot(Criterion criterion, String column) {}

    private final Workspace workspace;
    private final UnaryOperator<String> whyMissing;
    private final Background<MatrixTable> background;
    private final Map<Criterion, Double> targets = new EnumMap<>(Criterion.class);
    private final StringProperty host = new SimpleStringProperty("node");
    private final ReadOnlyObjectWrapper<MatrixTable> table = new ReadOnlyObjectWrapper<>();
    private final ObjectProperty<Spot> open = new SimpleObjectProperty<>();

    /** A model that computes on one executor and changes its properties on the other. */
    public MatrixModel(Workspace workspace, UnaryOperator<String> whyMissing, Executor compute, Executor fx) {
        this.workspace = workspace;
        this.whyMissing = whyMissing;
        this.background = new Background<>(compute, fx, table::set);
        workspace.choices().remember("matrix.host", host);
        host.addListener(_ -> refresh());
        workspace.language().addListener(_ -> refresh());
    }

    /** Lays the run out again; to be called when it has changed. */
    public void refresh() {
        var run = workspace.run().get();
        var preferred = host.get();
        var language = workspace.language().get();
        var chosen = Map.copyOf(targets);
        background.request(() -> MatrixTable.of(run, preferred, language, chosen, whyMissing));
    }

    /** The hosts between which there is a choice. */
    public List<String> hosts() {
        var run = workspace.run().get();
        return run == null ? List.of() : Evidence.hosts(run);
    }

    /**
     * Judges by another target.
     *
     * @return goes back to the target before; null where nothing changed, as where the target is not positive
     */
    public Runnable target(Criterion criterion, double target) {
        if (!(target > 0) || Double.isInfinite(target)) {
            return null;
        }
        var changed = new EnumMap<Criterion, Double>(Criterion.class);
        changed.putAll(targets);
        if (target == criterion.target()) {
            changed.remove(criterion);
        } else {
            changed.put(criterion, target);
        }
        double before = targets.getOrDefault(criterion, criterion.target());
        return targets(changed) == null ? null : () -> target(criterion, before);
    }

    /**
     * Judges by the request's targets again.
     *
     * @return goes back to the targets before; null where nothing changed
     */
    public Runnable requestTargets() {
        return targets(Map.of());
    }

    private Runnable targets(Map<Criterion, Double> changed) {
        var before = Map.copyOf(targets);
        if (before.equals(changed)) {
            return null;
        }
        targets.clear();
        targets.putAll(changed);
        refresh();
        return () -> targets(before);
    }

    /** The host that is shown where a variant was measured in both. */
    public StringProperty host() {
        return host;
    }

    /** The matrix; null before the first. */
    public ReadOnlyObjectProperty<MatrixTable> table() {
        return table.getReadOnlyProperty();
    }

    /** The place whose detail is open; null for none. */
    public ObjectProperty<Spot> open() {
        return open;
    }
}
