package io.healthwatch.workbench.gui;

import io.healthwatch.workbench.answer.RunSnapshot;
import io.healthwatch.workbench.evaluation.Comparisons;
import io.healthwatch.workbench.run.Cell;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableSet;

/** What all views share: the run that is shown, and what is selected in it. FX thread only. */
public final class Workspace {

    private final ObjectProperty<RunSnapshot> run = new SimpleObjectProperty<>();
    private final ObjectProperty<Cell> selection = new SimpleObjectProperty<>();
    private final StringProperty baseline = new SimpleStringProperty("node");
    private final StringProperty scenario = new SimpleStringProperty("");
    private final StringProperty language = new SimpleStringProperty("");
    private final DoubleProperty margin = new SimpleDoubleProperty(Comparisons.MARGIN);
    private final BooleanProperty dark = new SimpleBooleanProperty();
    private final ObservableSet<String> hidden = FXCollections.observableSet();
    private final Choices choices = new Choices();
    private final Undo undo = new Undo();
    private final BooleanProperty notifies = new SimpleBooleanProperty(true);

    /** The run that is shown, live or opened; null for none. */
    public ObjectProperty<RunSnapshot> run() {
        return run;
    }

    /** The cell that was selected last, in whatever view; null for none. */
    public ObjectProperty<Cell> selection() {
        return selection;
    }

    /** The series ({@link Cell#series}) that no chart or table of figures shows until it is wanted again. */
    public ObservableSet<String> hidden() {
        return hidden;
    }

    /** The series ({@link Cell#series}) that relative charts compare with. */
    public StringProperty baseline() {
        return baseline;
    }

    /** The scenario that charts show; empty for all. */
    public StringProperty scenario() {
        return scenario;
    }

    /** The probes' language whose figures are shown, where the run has it; empty before one was chosen. */
    public StringProperty language() {
        return language;
    }

    /** A ratio that differs from one by less does not matter; 0 or more, 0.02 for 2 %. */
    public DoubleProperty margin() {
        return margin;
    }

    /** Whether the dark theme is on. */
    public BooleanProperty dark() {
        return dark;
    }

    /** What can be taken back. */
    public Undo undo() {
        return undo;
    }

    /** Whether the desktop tells when a long session ends while the window has not the focus. */
    public BooleanProperty notifies() {
        return notifies;
    }

    /** What was chosen in views and is remembered. */
    public Choices choices() {
        return choices;
    }
}
