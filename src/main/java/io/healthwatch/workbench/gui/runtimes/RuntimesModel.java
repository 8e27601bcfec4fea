package io.healthwatch.workbench.gui.runtimes;

import io.healthwatch.workbench.gui.Installer;
import io.healthwatch.workbench.gui.Notice;
import io.healthwatch.workbench.gui.RunController;
import io.healthwatch.workbench.gui.Services;
import io.healthwatch.workbench.gui.Wording;
import io.healthwatch.workbench.runtime.catalog.Availability;
import io.healthwatch.workbench.runtime.catalog.Host;
import io.healthwatch.workbench.runtime.catalog.Variant;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;

/** The variants in their hosts, and whether each is there. FX thread only. */
public final class RuntimesModel {

    private static final String NATIVE = "native";

    private final List<Variant> variants;
    private final BiFunction<Variant, Host, Availability> lookup;
    private final Optional<Installer> installer;
    private final RunController controller;
    private final Runnable installed;
    private final Executor background;
    private final Executor fx;
    private final Consumer<Notice> notices;

    private final ObservableList<RuntimeRow> all = FXCollections.observableArrayList();
    private final FilteredList<RuntimeRow> shown = new FilteredList<>(all);
    private final ObjectProperty<RuntimeRow> selected = new SimpleObjectProperty<>();
    private final StringProperty filter = new SimpleStringProperty("");
    private final BooleanProperty availableOnly = new SimpleBooleanProperty();
    private final ReadOnlyBooleanWrapper looking = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper installable = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper installing = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper summary = new ReadOnlyStringWrapper("");

    /**
     * A model that has not looked for anything yet.
     *
     * @param lookup tells whether a variant is there; takes a while
     * @param installed called when the native baseline was installed
     * @param background where is looked and installed
     * @param fx runs something on the FX thread, later
     */
    public RuntimesModel(
            List<Variant> variants,
            BiFunction<Variant, Host, Availability> lookup,
            Optional<Installer> installer,
            RunController controller,
            Runnable installed,
            Executor background,
            Executor fx,
            Consumer<Notice> notices) {
        this.variants = variants;
        this.lookup = lookup;
        this.installer = installer;
        this.controller = controller;
        this.installed = installed;
        this.background = background;
        this.fx = fx;
        this.notices = notices;
        filter.subscribe(_ -> applyFilter());
        availableOnly.subscribe(_ -> applyFilter());
        controller.phase().subscribe(_ -> updateInstallable());
    }

    /**
     * The model of the window's services.
     *
     * @param installed called when the native baseline was installed
     */
    public static RuntimesModel of(Services services, Runnable installed) {
        return new RuntimesModel(
                services.catalog().variants(),
                services.catalog()::availability,
                services.installer(),
                services.controller(),
                installed,
                services.background(),
                services.fx(),
                services.notices());
    }

    /** The rows that match the filter. */
    public ObservableList<RuntimeRow> rows() {
        return shown;
    }

    /** The row that is selected; null for none. */
    public ObjectProperty<RuntimeRow> selected() {
        return selected;
    }

    /** Only rows that hold this text are shown. */
    public StringProperty filter() {
        return filter;
    }

    /** Whether only what is there is shown. */
    public BooleanProperty availableOnly() {
        return availableOnly;
    }

    /** Whether is being looked for what is there. */
    public ReadOnlyBooleanProperty looking() {
        return looking.getReadOnlyProperty();
    }

    /** Whether the native baseline is missing and can be installed now. */
    public ReadOnlyBooleanProperty installable() {
        return installable.getReadOnlyProperty();
    }

    /** Whether the native baseline is being installed. */
    public ReadOnlyBooleanProperty installing() {
        return installing.getReadOnlyProperty();
    }

    /** How many are there, in a sentence. */
    public ReadOnlyStringProperty summary() {
        return summary.getReadOnlyProperty();
    }

    /** Looks anew, in the background. */
    public void refresh() {
        if (looking.get()) {
            return;
        }
        looking.set(true);
        background.execute(() -> {
            var found = variants.stream()
                    .flatMap(variant -> variant.hosts().stream()
                            .map(host -> new RuntimeRow(variant, host, lookup.apply(variant, host))))
                    .toList();
            fx.execute(() -> show(found));
        });
    }

    private void show(List<RuntimeRow> found) {
        looking.set(false);
        all.setAll(found);
        var there = found.stream().filter(row -> row.availability().available()).count();
        summary.set(there + " of " + Wording.count(found.size(), "variant") + " can be measured here.");
        updateInstallable();
    }

    private void applyFilter() {
        shown.setPredicate(row ->
                row.matches(filter.get()) && (!availableOnly.get() || row.availability().available()));
    }

    private void updateInstallable() {
        installable.set(installer.isPresent()
                && !installing.get()
                && !controller.busy()
                && all.stream().anyMatch(row -> row.variant().id().equals(NATIVE)
                        && !row.availability().available()));
    }

    /** Installs the native baseline, in the background; never while something is measured. */
    public void installNative() {
        if (!installable.get()) {
            return;
        }
        installing.set(true);
        updateInstallable();
        background.execute(() -> {
            var said = new StringBuilder();
            try {
                installer.orElseThrow().install(line -> said.append(line).append('\n'));
                fx.execute(() -> ended(Notice.information("The native baseline is installed.")));
            } catch (IOException | RuntimeException failure) {
                fx.execute(() -> ended(
                        Notice.problem("The native baseline could not be installed. " + failure.getMessage())));
            }
        });
    }

    private void ended(Notice notice) {
        installing.set(false);
        notices.accept(notice);
        refresh();
        installed.run();
    }
}
