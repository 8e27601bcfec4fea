package io.healthwatch.workbench.gui.runtimes;

import io.healthwatch.workbench.answer.Wording;
import io.healthwatch.workbench.gui.InstallController;
import io.healthwatch.workbench.gui.InstallItem;
import io.healthwatch.workbench.gui.Installing;
import io.healthwatch.workbench.gui.Services;
import io.healthwatch.workbench.installation.Attempt;
import io.healthwatch.workbench.runtime.catalog.Availability;
import io.healthwatch.workbench.runtime.catalog.Host;
import io.healthwatch.workbench.runtime.catalog.Variant;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executor;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;

/** The variants in their hosts, whether each is there, and what can be installed. FX thread only. */
public final class RuntimesModel {

    private static final String KOFFI = "koffi";
    private static final double SMALL = 0.1;
    private static final double LARGE = 10;

    private final List<Variant> variants;
    private final BiFunction<Variant, Host, Availability> lookup;
    private final InstallController installs;
    private final Consumer<Path> reveal;
    private final Executor background;
    private final Executor fx;

    private final ObservableList<RuntimeRow> all = FXCollections.observableArrayList();
    private final FilteredList<RuntimeRow> shown = new FilteredList<>(all);
    private final ObjectProperty<RuntimeRow> selected = new SimpleObjectProperty<>();
    private final BooleanProperty availableOnly = new SimpleBooleanProperty();
    private final ReadOnlyBooleanWrapper looking = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper summary = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper installAll = new ReadOnlyStringWrapper("");
    private final ObjectProperty<InstallItem> doomed = new SimpleObjectProperty<>();
    private final ObjectProperty<Attempt> selectedAttempt = new SimpleObjectProperty<>();
    private boolean lookAgain;

    /**
     * A model that has not looked for anything yet.
     *
     * @param lookup tells whether a variant is there; takes a while
     * @param reveal shows a folder in the desktop's file manager
     * @param background where is looked
     * @param fx runs something on the FX thread, later
     */
    public RuntimesModel(
            List<Variant> variants,
            BiFunction<Variant, Host, Availability> lookup,
            InstallController installs,
            Consumer<Path> reveal,
            Executor background,
            Executor fx) {
        this.variants = variants;
        this.lookup = lookup;
        this.installs = installs;
        this.reveal = reveal;
        this.background = background;
        this.fx = fx;
        availableOnly.subscribe(_ -> applyFilter());
        installs.items().subscribe(_ -> {
            doomed.set(null);
            summarise();
        });
        installs.current().subscribe(_ -> offerAll());
        installs.changes().subscribe((_, _) -> look());
    }

    /** The model of the window's services. */
    public static RuntimesModel of(Services services) {
        return new RuntimesModel(
                services.catalog().variants(),
                services.catalog()::availability,
                services.installs(),
                services.reveal(),
                services.background(),
                services.fx());
    }

    /** The rows that are shown. */
    public ObservableList<RuntimeRow> rows() {
        return shown;
    }

    /** The row that is selected; null for none. */
    public ObjectProperty<RuntimeRow> selected() {
        return selected;
    }

    /** Whether only what is there is shown. */
    public BooleanProperty availableOnly() {
        return availableOnly;
    }

    /** Whether is being looked for what is there. */
    public ReadOnlyBooleanProperty looking() {
        return looking.getReadOnlyProperty();
    }

    /** How many are there, in a sentence. */
    public ReadOnlyStringProperty summary() {
        return summary.getReadOnlyProperty();
    }

    /** What installing all that is missing would do; empty where nothing is, or while something is installed. */
    public ReadOnlyStringProperty installAllText() {
        return installAll.getReadOnlyProperty();
    }

    /** What can be installed, the quickest first. */
    public ReadOnlyObjectProperty<List<InstallItem>> items() {
        return installs.items();
    }

    /** What is being installed or removed; null for nothing. */
    public ReadOnlyObjectProperty<Installing> installing() {
        return installs.current();
    }

    /** Why nothing can be installed now; empty where it can. */
    public ReadOnlyStringProperty blocked() {
        return installs.blocked();
    }

    /** Why the last installation could not even be attempted; empty where it was. */
    public ReadOnlyStringProperty problem() {
        return installs.problem();
    }

    /** The last lines that an installation said. */
    public ObservableList<String> log() {
        return installs.log();
    }

    /** Every attempt so far, newest first. */
    public ReadOnlyObjectProperty<List<Attempt>> attempts() {
        return installs.attempts();
    }

    /** The attempt that is selected; null for none. */
    public ObjectProperty<Attempt> selectedAttempt() {
        return selectedAttempt;
    }

    /** What the user is asked about whether it shall be removed; null for nothing. */
    public ObjectProperty<InstallItem> doomed() {
        return doomed;
    }

    /** Looks anew, in the background. */
    public void refresh() {
        installs.refresh();
        look();
    }

    private void look() {
        if (looking.get()) {
            lookAgain = true;
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
        summarise();
        if (lookAgain) {
            lookAgain = false;
            look();
        }
    }

    private void summarise() {
        offerAll();
        var missing = installs.missing();
        if (all.isEmpty()) {
            return;
        }
        var there = all.stream().filter(row -> row.availability().available()).count();
        summary.set(there + " of " + Wording.count(all.size(), "variant") + " can be measured here. "
                + rest(missing));
    }

    private void offerAll() {
        var missing = installs.missing();
        installAll.set(
                missing.isEmpty() || installs.busy()
                        ? ""
                        : "Install all (about " + Wording.about(InstallItem.total(missing)) + ")");
    }

    private String rest(List<InstallItem> missing) {
        var leftOut = installs.leftOut();
        if (missing.isEmpty()) {
            return installs.items().get().isEmpty() ? "" : leftOut.isEmpty() ? "Nothing is left to install." : leftOut;
        }
        return ("Installing " + InstallItem.names(missing) + " takes about "
                        + Wording.about(InstallItem.total(missing)) + ". " + leftOut)
                .strip();
    }

    private void applyFilter() {
        shown.setPredicate(row ->
                !availableOnly.get() || row.availability().available());
    }

    /** Installs something, or installs it anew. */
    public void install(InstallItem item) {
        doomed.set(null);
        installs.install(List.of(item.installable()), _ -> {});
    }

    /** Installs all that is missing, one after the other. */
    public void installAll() {
        doomed.set(null);
        installs.install(
                installs.missing().stream().map(InstallItem::installable).toList(), _ -> {});
    }

    /** Ends what is being installed. */
    public void cancel() {
        installs.cancel();
    }

    /** What removing something means, in words. */
    public String warning(InstallItem item) {
        var found = item.installed().orElseThrow();
        return "Remove " + item.title() + " " + found.version() + " (" + Wording.size(found.bytes()) + ")? "
                + (item.name().equals(KOFFI) ? "No native runtime can be measured in Node without it. " : "")
                + "To install it again takes about " + Wording.about(item.duration()) + ".";
    }

    /** Removes what the user was asked about. */
    public void removeDoomed() {
        var item = doomed.get();
        if (item != null && installs.remove(item.installable())) {
            doomed.set(null);
        }
    }

    /** The file that holds all that the last installation said. */
    public Path logFile(InstallItem item) {
        return installs.logFile(item.installable());
    }

    /** Shows where that file is. */
    public void revealLog(InstallItem item) {
        reveal.accept(logFile(item).getParent());
    }

    /** What was attempted, for people. */
    public String describe(Attempt attempt) {
        if (attempt.action().equals(Attempt.SEED_LINE)) {
            return attempt.subject();
        }
        var title = installs.items().get().stream()
                .filter(item -> item.name().equals(attempt.subject()))
                .map(InstallItem::title)
                .findFirst()
                .orElse(attempt.subject());
        return attempt.action().equals(Attempt.REMOVE)
                ? "Remove " + title
                : "Install " + title + (attempt.version().isEmpty() ? "" : " " + attempt.version());
    }

    /** What an attempt's steps took and what its message says. */
    public static String detail(Attempt attempt) {
        var steps = attempt.steps().stream()
                .map(step -> step.text() + " " + seconds(step.seconds()))
                .collect(Collectors.joining("  ·  "));
        return Stream.of(attempt.message(), steps.isEmpty() ? "" : "Steps: " + steps, attempt.platform())
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining("\n"));
    }

    /** {@code < 0.1 s}, {@code 0.4 s}, {@code 75 s}. */
    public static String seconds(double seconds) {
        return seconds < SMALL ? "< 0.1 s" : String.format(Locale.ENGLISH, seconds < LARGE ? "%.1f s" : "%.0f s", seconds);
    }
}
