package io.healthwatch.workbench.gui.evaluate;

import io.healthwatch.workbench.answer.Languages;
import io.healthwatch.workbench.answer.Wording;
import io.healthwatch.workbench.evaluation.Asked;
import io.healthwatch.workbench.evaluation.Planner;
import io.healthwatch.workbench.evaluation.Profile;
import io.healthwatch.workbench.evaluation.Scenario;
import io.healthwatch.workbench.gui.InstallController;
import io.healthwatch.workbench.gui.InstallItem;
import io.healthwatch.workbench.gui.Installing;
import io.healthwatch.workbench.gui.Notice;
import io.healthwatch.workbench.gui.RunController;
import io.healthwatch.workbench.gui.Services;
import io.healthwatch.workbench.gui.Settings;
import io.healthwatch.workbench.gui.SettingsStore;
import io.healthwatch.workbench.run.Cell;
import io.healthwatch.workbench.run.Effort;
import io.healthwatch.workbench.run.Plan;
import io.healthwatch.workbench.runtime.catalog.Availability;
import io.healthwatch.workbench.runtime.catalog.Catalog;
import io.healthwatch.workbench.runtime.catalog.Host;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** What is chosen to be measured, the plan that comes of it, and how far the session with it is. FX thread only. */
public final class EvaluateModel {

    /** What the view is about at a moment. */
    public enum Face {
        /** What shall be measured? */
        CHOOSING,
        /** How far is it? */
        MEASURING,
        /** What came out? */
        ENDED
    }

    private static final long FIRST_SEED = 1;
    private static final int SEEDS = 1_000_000;
    private static final String SIMPLEST_SCENARIO = "simple-http-check";

    private final Catalogued catalogued;
    private final Catalog catalog;
    private final Planner planner;
    private final RunController controller;
    private final InstallController installs;
    private final SettingsStore settings;
    private final Executor background;
    private final Executor fx;
    private final Consumer<Notice> notices;

    private final OwnModel own;
    private final List<RuntimeChoices> runtimes;
    private final ObservableList<Choice> scenarios = FXCollections.observableArrayList();
    private final ObservableList<Choice> languages = FXCollections.observableArrayList();
    private final ObjectProperty<Profile> profile = new SimpleObjectProperty<>(Profile.QUICK);
    private final StringProperty precision = new SimpleStringProperty("");
    private final StringProperty time = new SimpleStringProperty("");
    private final StringProperty seed = new SimpleStringProperty(Long.toString(FIRST_SEED));
    private final ReadOnlyBooleanWrapper looking = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<Plan> plan = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyStringWrapper action = new ReadOnlyStringWrapper("Run");
    private final ReadOnlyStringWrapper hint = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper meaning = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper amount = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper startable = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<Face> face = new ReadOnlyObjectWrapper<>(Face.CHOOSING);
    private final ReadOnlyIntegerWrapper lookups = new ReadOnlyIntegerWrapper();
    private final ReadOnlyObjectWrapper<Plan> firstPlan = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyStringWrapper offer = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper offerNote = new ReadOnlyStringWrapper("");
    private boolean settled;
    private boolean lookAgain;
    private boolean chooseFound;
    private boolean runNext;
    private boolean thenRun;

    /**
     * A model that has not looked for anything yet.
     *
     * @param background where is looked for what is there
     * @param fx runs something on the FX thread, later
     */
    public EvaluateModel(
            Catalog catalog,
            Catalogued catalogued,
            RunController controller,
            InstallController installs,
            SettingsStore settings,
            Executor background,
            Executor fx,
            Consumer<Notice> notices) {
        this.catalog = catalog;
        this.catalogued = catalogued;
        this.planner = new Planner(catalog);
        this.controller = controller;
        this.installs = installs;
        this.settings = settings;
        this.background = background;
        this.fx = fx;
        this.notices = notices;
        this.own = new OwnModel(settings, background, fx, notices);
        this.runtimes = RuntimeChoices.of(catalog.variants());
        hosts().forEach(choice -> choice.chosen().subscribe(_ -> changed()));
        profile.subscribe(now -> takeDefaults(now));
        precision.subscribe(_ -> changed());
        time.subscribe(_ -> changed());
        seed.subscribe(_ -> changed());
        own.chosen().subscribe(_ -> update());
        own.probe().subscribe(_ -> update());
        own.problems().subscribe(_ -> update());
        controller.phase().subscribe(_ -> faceFollows());
        controller.conclusion().subscribe(_ -> faceFollows());
        controller.blocked().subscribe(_ -> update());
        installs.items().subscribe(_ -> itemsFound());
        installs.changes().subscribe((_, _) -> refresh());
        changed();
        own.check(() -> {});
    }

    /** The model of the window's services. */
    public static EvaluateModel of(Services services) {
        return new EvaluateModel(
                services.catalog(),
                Catalogued.of(services.home(), services.catalog()),
                services.controller(),
                services.installs(),
                services.settings(),
                services.background(),
                services.fx(),
                services.notices());
    }

    private record Found(Map<HostChoice, Availability> availability, List<Scenario> scenarios, List<String> languages) {}

    /** Looks for what is there, in the background; keeps what was chosen, or chooses all where nothing ever was. */
    public void refresh() {
        if (looking.get()) {
            lookAgain = true;
            return;
        }
        looking.set(true);
        var choices = hosts().toList();
        background.execute(() -> {
            try {
                var availability = new HashMap<HostChoice, Availability>();
                choices.forEach(choice ->
                        availability.put(choice, catalogued.availability(choice.variant(), choice.host())));
                var found = new Found(availability, catalogued.scenarios(), catalogued.languages());
                fx.execute(() -> found(found));
            } catch (IOException | RuntimeException failure) {
                fx.execute(() -> {
                    looking.set(false);
                    thenRun = false;
                    chooseFound = false;
                    notices.accept(Notice.problem("The scenarios could not be read: " + failure.getMessage()));
                });
            }
        });
    }

    private void found(Found found) {
        settled = false;
        var before = hosts().filter(HostChoice::available).toList();
        found.availability().forEach((choice, availability) -> choice.availability().set(availability));
        show(scenarios, found.scenarios().stream()
                .map(scenario -> new Choice(scenario.id(), scenario.title(), scenario.question()))
                .toList());
        show(languages, found.languages().stream()
                .map(language -> new Choice(language, Languages.title(language), ""))
                .toList());
        var chosen = settings.get().selection();
        if (chosen == null) {
            chooseDefaults();
        } else {
            choose(chosen);
        }
        if (chooseFound) {
            hosts().filter(choice -> choice.available() && !before.contains(choice))
                    .forEach(choice -> choice.chosen().set(true));
        }
        looking.set(false);
        planFirst();
        showMissing();
        // What was never changed stays the default, so that it holds for what is installed later.
        settled = chosen != null && chooseFound;
        changed();
        settled = true;
        lookups.set(lookups.get() + 1);
        goOn();
    }

    private void goOn() {
        if (lookAgain) {
            lookAgain = false;
            refresh();
            return;
        }
        chooseFound = chooseFound && installs.busy();
        if (thenRun) {
            thenRun = false;
            start();
        }
    }

    private void itemsFound() {
        showMissing();
        update();
        if (lookups.get() > 0) {
            lookups.set(lookups.get() + 1);
        }
    }

    private void showMissing() {
        hosts().forEach(choice ->
                choice.missing(installs.missing(catalog.installations(choice.variant(), choice.host()))));
    }

    private void show(ObservableList<Choice> list, List<Choice> now) {
        now.forEach(choice -> choice.chosen().subscribe(_ -> changed()));
        list.setAll(now);
    }

    /**
     * The least that compares all runtimes: one variant of each that is available, in Node where it can live there,
     * in the simplest scenario. Null before it is known what is available.
     */
    public ReadOnlyObjectProperty<Plan> firstPlan() {
        return firstPlan.getReadOnlyProperty();
    }

    /** Starts measuring the {@link #firstPlan}; false where that cannot be started now. */
    public boolean startFirst() {
        if (firstPlan.get() == null || !controller.hindrance().isEmpty()) {
            return false;
        }
        controller.start(firstPlan.get());
        return true;
    }

    private void planFirst() {
        var language = firstLanguage();
        var cells = runtimes.stream()
                .flatMap(runtime -> runtime.hosts()
                        .filter(HostChoice::available)
                        .min(Comparator.comparing(choice -> choice.host() != Host.NODE))
                        .stream())
                .flatMap(choice -> planner
                        .cells(
                                List.of(choice.variant()),
                                List.of(choice.host()),
                                List.of(SIMPLEST_SCENARIO),
                                List.of(language))
                        .stream())
                .toList();
        var known = scenarios.stream().anyMatch(scenario -> scenario.id().equals(SIMPLEST_SCENARIO));
        firstPlan.set(
                known && !language.isEmpty() && !cells.isEmpty()
                        ? planner.plan(Profile.QUICK, FIRST_SEED, cells, null)
                        : null);
    }

    private String firstLanguage() {
        return languages.stream().anyMatch(language -> language.id().equals(Languages.FIRST))
                ? Languages.FIRST
                : languages.stream().map(Choice::id).findFirst().orElse("");
    }

    private void chooseDefaults() {
        hosts().forEach(choice -> choice.chosen().set(choice.available()));
        scenarios.forEach(scenario -> scenario.chosen().set(true));
        var first = firstLanguage();
        languages.forEach(language -> language.chosen().set(language.id().equals(first)));
    }

    private void choose(Settings.Selection selection) {
        hosts().forEach(choice -> choice.chosen()
                .set(choice.available() && selection.variants().contains(choice.key())));
        scenarios.forEach(scenario -> scenario.chosen().set(selection.scenarios().contains(scenario.id())));
        languages.forEach(language -> language.chosen().set(selection.languages().contains(language.id())));
        Stream.of(Profile.values())
                .filter(known -> known.id().equals(selection.profile()))
                .forEach(profile::set);
        if (selection.precision() != null && selection.time() != null) {
            precision.set(selection.precision());
            time.set(selection.time());
        }
        seed.set(Long.toString(selection.seed()));
    }

    private Settings.Selection selection() {
        return new Settings.Selection(
                hosts().filter(choice -> choice.chosen().get()).map(HostChoice::key).toList(),
                chosen(scenarios),
                chosen(languages),
                profile.get().id(),
                precision.get(),
                time.get(),
                seedNumber() == null ? FIRST_SEED : seedNumber());
    }

    private static List<String> chosen(List<Choice> choices) {
        return choices.stream().filter(choice -> choice.chosen().get()).map(Choice::id).toList();
    }

    /** All variants in all their hosts. */
    public Stream<HostChoice> hosts() {
        return runtimes.stream().flatMap(RuntimeChoices::hosts);
    }

    /** The runtimes with their variants. */
    public List<RuntimeChoices> runtimes() {
        return runtimes;
    }

    /** The scenarios; none before they were found. */
    public ObservableList<Choice> scenarios() {
        return scenarios;
    }

    /** The user's own module. */
    public OwnModel own() {
        return own;
    }

    /** The languages; none before they were found. */
    public ObservableList<Choice> languages() {
        return languages;
    }

    /** How thorough it shall be. */
    public ObjectProperty<Profile> profile() {
        return profile;
    }

    /** How precise it shall be, as it was typed, such as {@code 3%}; empty for no precision. */
    public StringProperty precision() {
        return precision;
    }

    /** The time for all of it, as it was typed, such as {@code 60m}; empty for no limit. */
    public StringProperty time() {
        return time;
    }

    private void takeDefaults(Profile now) {
        change(() -> {
            precision.set(Asked.precisionText(now.effort().precision()));
            time.set(Asked.timeText(Duration.ofMillis(now.effort().budgetMillis())));
        });
    }

    /** The profile's effort with the precision and time that were typed; the profile's where they cannot be read. */
    private Effort effort() {
        var effort = profile.get().effort();
        if (!effortProblem().isEmpty()) {
            return effort;
        }
        return effort.withPrecision(precision.get().isBlank() ? 0 : Asked.precision(precision.get()))
                .withBudget(time.get().isBlank() ? 0 : Asked.time(time.get()).toMillis());
    }

    private String effortProblem() {
        try {
            if (!precision.get().isBlank()) {
                Asked.precision(precision.get());
            }
            if (!time.get().isBlank()) {
                Asked.time(time.get());
            }
            return "";
        } catch (IllegalArgumentException unreadable) {
            return unreadable.getMessage();
        }
    }

    /** The seed of the random order, as it was typed. */
    public StringProperty seed() {
        return seed;
    }

    /** Another seed at random. */
    public void drawSeed() {
        seed.set(Long.toString(ThreadLocalRandom.current().nextInt(1, SEEDS)));
    }

    /** Whether is being looked for what is there. */
    public ReadOnlyBooleanProperty looking() {
        return looking.getReadOnlyProperty();
    }

    /** How often what is there was found; changes when there is something new to show. */
    public ReadOnlyIntegerProperty lookups() {
        return lookups.getReadOnlyProperty();
    }

    /** The plan of what is chosen; null where there is none. */
    public ReadOnlyObjectProperty<Plan> plan() {
        return plan.getReadOnlyProperty();
    }

    /** What starting will do, such as {@code Run 110 forks, about 3 min}. */
    public ReadOnlyStringProperty action() {
        return action.getReadOnlyProperty();
    }

    /** Why it cannot be started; empty where it can. */
    public ReadOnlyStringProperty hint() {
        return hint.getReadOnlyProperty();
    }

    /** What the profile means. */
    public ReadOnlyStringProperty meaning() {
        return meaning.getReadOnlyProperty();
    }

    /** How much the plan holds. */
    public ReadOnlyStringProperty amount() {
        return amount.getReadOnlyProperty();
    }

    /** Whether {@link #start} would start something. */
    public ReadOnlyBooleanProperty startable() {
        return startable.getReadOnlyProperty();
    }

    /** What is being installed; null for nothing. */
    public ReadOnlyObjectProperty<Installing> installing() {
        return installs.current();
    }

    /** Ends what is being installed; nothing is measured afterwards. */
    public void cancelInstalling() {
        installs.cancel();
    }

    /** Why nothing can be installed now; empty where it can. */
    public ReadOnlyStringProperty installingBlocked() {
        return installs.blocked();
    }

    /** Installs these, and chooses what can be measured thereby; does nothing where that cannot be done now. */
    public void install(List<InstallItem> items) {
        installs.install(items.stream().map(InstallItem::installable).toList(), _ -> {});
        chooseFound = installs.busy();
    }

    /** What installing all that is missing first would do; empty where nothing is missing, or it cannot be done. */
    public ReadOnlyStringProperty offer() {
        return offer.getReadOnlyProperty();
    }

    /** What the offer adds, and what it leaves out. */
    public ReadOnlyStringProperty offerNote() {
        return offerNote.getReadOnlyProperty();
    }

    /** Takes the offer: installs all that is missing, then measures it with what is chosen, whatever failed. */
    public boolean installThenRun() {
        if (offer.get().isEmpty()) {
            return false;
        }
        chooseFound = installs.install(
                installs.missing().stream().map(InstallItem::installable).toList(), this::runWithWhatIsThere);
        runNext = chooseFound;
        update();
        return chooseFound;
    }

    private void runWithWhatIsThere(InstallController.Outcome outcome) {
        runNext = false;
        if (outcome.cancelled() || !outcome.problem().isEmpty()) {
            return;
        }
        thenRun = true;
        if (!outcome.succeeded()) {
            notices.accept(Notice.information("Not all could be installed; the run goes on with what is there."));
        }
    }

    /** What the view is about now. */
    public ReadOnlyObjectProperty<Face> face() {
        return face.getReadOnlyProperty();
    }

    /** Chooses every variant that is available, or none. */
    public void chooseVariants(boolean all) {
        change(() -> hosts().forEach(choice -> choice.chosen().set(all && choice.available())));
    }

    /** Chooses these variants as far as they are available, or takes them out. */
    public void choose(Stream<HostChoice> choices, boolean chosen) {
        change(() -> choices.forEach(choice -> choice.chosen().set(chosen && choice.available())));
    }

    /** Chooses every scenario, or none. */
    public void chooseScenarios(boolean all) {
        change(() -> scenarios.forEach(scenario -> scenario.chosen().set(all)));
    }

    private void change(Runnable changes) {
        var wasSettled = settled;
        settled = false;
        changes.run();
        settled = wasSettled;
        changed();
    }

    private void changed() {
        update();
        if (settled) {
            settings.change(now -> now.with(selection()));
        }
    }

    private void update() {
        var effort = effort();
        meaning.set(
                switch (profile.get()) {
                    case QUICK -> "A first look. Intervals are wide; differences below a half stay open.";
                    case STANDARD -> "For decisions. Enough forks for intervals that can be compared.";
                    case THOROUGH -> "For close calls. Takes its time, tells small differences apart.";
                });
        var problem = problem();
        hint.set(problem.isEmpty() ? whyBlocked() : problem);
        if (!problem.isEmpty()) {
            plan.set(null);
            amount.set(forks(effort) + " of up to " + effort.iterations() + " iterations each");
            action.set("Run");
        } else {
            var made = planner.plan(profile.get(), effort, seedNumber(), cells(), own.measurable() ? own.probe().get() : null);
            plan.set(made);
            amount.set(Wording.count(made.cells().size(), "combination") + " × " + forks(effort) + " × up to " + effort.iterations() + " iterations");
            action.set((effort.rounds() > effort.leastForks() ? "Run at least " : "Run ") + Wording.count(made.leastForks(), "fork") + ", about "
                    + Wording.about(Planner.estimate(made)));
        }
        updateStartable();
        updateOffer();
    }

    private static String forks(Effort effort) {
        return effort.rounds() > effort.leastForks()
                ? effort.leastForks() + " to " + effort.rounds() + " forks"
                : Wording.count(effort.leastForks(), "fork");
    }

    private String whyBlocked() {
        return !controller.blocked().get().isEmpty() && runNext
                ? "The run starts by itself as soon as that is done."
                : controller.blocked().get();
    }

    private void updateStartable() {
        startable.set(plan.get() != null
                && !controller.busy()
                && controller.blocked().get().isEmpty());
    }

    private void updateOffer() {
        var missing = installs.missing();
        var offered = !missing.isEmpty()
                && !controller.busy()
                && controller.blocked().get().isEmpty()
                && !scenarios.isEmpty()
                && (own.measurable() || !chosen(scenarios).isEmpty() && !chosen(languages).isEmpty())
                && seedNumber() != null;
        offer.set(
                offered
                        ? "Install what is missing first (about " + Wording.about(InstallItem.total(missing))
                                + "), then run"
                        : "");
        offerNote.set(
                offered
                        ? ("Installs " + InstallItem.names(missing) + ", and measures what that brings. "
                                + installs.leftOut()).strip()
                        : "");
    }

    private String problem() {
        if (scenarios.isEmpty()) {
            return "Looking for runtimes and scenarios.";
        }
        if (hosts().noneMatch(choice -> choice.chosen().get())) {
            return "Choose at least one runtime.";
        }
        if (own.chosen().get() && !own.problems().get().isEmpty()) {
            return "Your module cannot be measured as it is; what is wrong stands below the scenarios.";
        }
        if (chosen(scenarios).isEmpty() && !own.measurable()) {
            return "Choose at least one scenario.";
        }
        if (seedNumber() == null) {
            return "The seed is a whole number, such as 4711.";
        }
        if (!effortProblem().isEmpty()) {
            return effortProblem();
        }
        if (!cells().isEmpty()) {
            return "";
        }
        return own.measurable() && chosen(scenarios).isEmpty()
                ? "Choose a runtime that runs your module; a baseline does not."
                : "Choose at least one language.";
    }

    private Long seedNumber() {
        try {
            return Long.valueOf(seed.get().strip());
        } catch (NumberFormatException notOne) {
            return null;
        }
    }

    private List<Cell> cells() {
        var cells = new ArrayList<Cell>();
        for (var runtime : runtimes) {
            for (var variant : runtime.variants()) {
                var hosts = variant.hosts().stream()
                        .filter(choice -> choice.chosen().get())
                        .map(HostChoice::host)
                        .toList();
                cells.addAll(planner.cells(
                        List.of(variant.variant()), hosts, chosen(scenarios), chosen(languages)));
                if (own.measurable()) {
                    cells.addAll(planner.cells(
                            List.of(variant.variant()), hosts, own.probe().get()));
                }
            }
        }
        return cells;
    }

    /**
     * Starts measuring what is chosen; false where there is nothing to start. The user's own module is read anew
     * before, since it may have been built anew.
     */
    public boolean start() {
        if (!startable.get()) {
            return false;
        }
        own.check(() -> {
            if (startable.get()) {
                controller.start(plan.get());
            }
        });
        return true;
    }

    /** Back to choosing, after a session. */
    public void chooseAgain() {
        face.set(Face.CHOOSING);
    }

    private void faceFollows() {
        updateStartable();
        updateOffer();
        if (controller.busy()) {
            face.set(Face.MEASURING);
        } else if (face.get() == Face.MEASURING && controller.conclusion().get() != null) {
            face.set(Face.ENDED);
        }
    }

    /** Whether something matches, for tri-state boxes: {@code 1} all, {@code 0} some, {@code -1} none. */
    static int howMany(List<HostChoice> choices) {
        var open = choices.stream().filter(HostChoice::available).toList();
        Predicate<HostChoice> taken = choice -> choice.chosen().get();
        if (open.stream().noneMatch(taken)) {
            return -1;
        }
        return open.stream().allMatch(taken) ? 1 : 0;
    }
}
