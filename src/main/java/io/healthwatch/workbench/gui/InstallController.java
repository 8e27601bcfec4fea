package io.healthwatch.workbench.gui;

import io.healthwatch.workbench.answer.Wording;
import io.healthwatch.workbench.installation.Attempt;
import io.healthwatch.workbench.installation.InstallEvent;
import io.healthwatch.workbench.installation.Installable;
import io.healthwatch.workbench.installation.Installer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;

/**
 * Installs and removes for the whole window. The FX thread gets what an installation says four times a second. All
 * methods and properties belong to the FX thread.
 */
public final class InstallController extends ExclusiveJob<Installing> {

    private static final int LOG_LINES = 400;
    private static final int SHOW_EVERY_MILLIS = 250;

    private final Installer installer;
    private final RunController runs;
    private final Executor fx;

    private final ReadOnlyObjectWrapper<List<InstallItem>> items = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<List<Attempt>> attempts = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private final ReadOnlyIntegerWrapper changes = new ReadOnlyIntegerWrapper();
    private final ObservableList<String> log = FXCollections.observableArrayList();

    private final Deque<String> freshLines = new ArrayDeque<>();
    private volatile Running running;

    /**
     * What came of what was asked for.
     *
     * @param attempts those that were made, in order
     * @param cancelled whether the user ended it
     * @param problem why not all could be attempted; empty where all were
     */
    public record Outcome(List<Attempt> attempts, boolean cancelled, String problem) {

        /** Whether everything that was asked for was reached. */
        public boolean succeeded() {
            return !cancelled && problem.isEmpty() && attempts.stream().allMatch(Attempt::succeeded);
        }
    }

    /** What the thread that works is at. */
    private record Running(
            List<Installable> wanted, boolean removing, int index, long started, InstallEvent.Progress progress) {

        Installing now(boolean stopping) {
            var rest = wanted.subList(index + 1, wanted.size()).stream()
                    .map(InstallItem::duration)
                    .reduce(Duration.ZERO, Duration::plus);
            return new Installing(
                    wanted.get(index),
                    removing,
                    index + 1,
                    wanted.size(),
                    progress,
                    Duration.ofNanos(System.nanoTime() - started),
                    rest,
                    stopping);
        }
    }

    private record Found(List<InstallItem> items, List<Attempt> attempts) {}

    /**
     * A controller that has not looked for anything yet.
     *
     * @param runs is told not to start sessions meanwhile
     * @param background where is looked for what is installed
     * @param fx runs something on the FX thread, later
     * @param notices shows a message; called on the FX thread
     */
    public InstallController(
            Installer installer,
            RunController runs,
            Executor background,
            Executor fx,
            Consumer<Notice> notices) {
        this.installer = installer;
        this.runs = runs;
        this.fx = fx;
        super(runs, "installation", background, fx, notices);
    }

    /** What can be installed, the quickest first; nothing before it was looked for. */
    public ReadOnlyObjectProperty<List<InstallItem>> items() {
        return items.getReadOnlyProperty();
    }

    /** Every attempt so far, newest first. */
    public ReadOnlyObjectProperty<List<Attempt>> attempts() {
        return attempts.getReadOnlyProperty();
    }

    /** Why the last installation or removal could not even be attempted, and what to do; empty where it was. */
    public ReadOnlyStringProperty problem() {
        return problem.getReadOnlyProperty();
    }

    /** How often something was installed or removed, well or not; changes when all should look anew. */
    public ReadOnlyIntegerProperty changes() {
        return changes.getReadOnlyProperty();
    }

    /** The last lines of the installation that is under way, or was last. */
    public ObservableList<String> log() {
        return log;
    }

    /** The file that holds all that the last installation said. */
    public Path logFile(Installable installable) {
        return installer.log(installable);
    }

    /** Those of these names that are not there. */
    public List<InstallItem> missing(Collection<String> names) {
        return items.get().stream()
                .filter(item -> names.contains(item.name()) && !item.isThere())
                .toList();
    }

    /** All that is not there and that this machine has the tools for. */
    public List<InstallItem> missing() {
        return items.get().stream()
                .filter(item -> !item.isThere() && item.missingTools().isEmpty())
                .toList();
    }

    /** What is left out of {@link #missing()} and why, in a sentence; empty where nothing is. */
    public String leftOut() {
        return String.join(
                " ",
                items.get().stream()
                        .filter(item -> !item.isThere() && !item.missingTools().isEmpty())
                        .map(item -> item.title() + " is left out: it needs " + Wording.list(item.missingTools())
                                + (item.missingTools().size() == 1 ? ", which is" : ", which are") + " not here.")
                        .toList());
    }

    /** Looks anew for what is installed, in the background. */
    public void refresh() {
        inBackground(() -> {
            try {
                var found = look();
                onFx(() -> show(found));
            } catch (IOException | UncheckedIOException failure) {
                onFx(() -> tell(
                        Notice.problem("What can be installed could not be read. " + failure.getMessage())));
            }
        });
    }

    private Found look() throws IOException {
        var all = installer.record().attempts().reversed();
        var there = installer.installables().stream()
                .map(each -> new InstallItem(
                        each,
                        installer.installed(each),
                        Installer.missingTools(each),
                        all.stream()
                                .filter(attempt -> attempt.subject().equals(each.name())
                                        && attempt.outcome() != Attempt.Outcome.CANCELLED)
                                .findFirst()))
                .toList();
        return new Found(there, List.copyOf(all));
    }

    private void show(Found found) {
        attempts.set(found.attempts());
        items.set(found.items());
    }

    @Override
    String hindrance() {
        return busy()
                ? "One thing is installed at a time: wait for it, or cancel it."
                : runs.busy()
                        ? "A session is measuring. What is installed meanwhile would show in its figures:"
                                + " wait until it is done, or stop it."
                        : runs.blocked().get();
    }

    @Override
    Status describe(Installing now) {
        return new Status(now.title() + ". " + now.step(), now.fraction(), now.time());
    }

    @Override
    public Ikon icon() {
        return Feather.DOWNLOAD;
    }

    /**
     * Installs these one after the other, whatever becomes of one; what is there is replaced.
     *
     * @param afterwards takes what came of it, on the FX thread
     * @return false where nothing can be installed now
     */
    public boolean install(List<Installable> wanted, Consumer<Outcome> afterwards) {
        return begin(wanted, false, afterwards);
    }

    /** Removes what is installed; false where that cannot be done now. */
    public boolean remove(Installable installable) {
        return begin(List.of(installable), true, _ -> {});
    }

    private boolean begin(List<Installable> wanted, boolean removing, Consumer<Outcome> afterwards) {
        if (wanted.isEmpty() || !blocked().get().isEmpty()) {
            return false;
        }
        problem.set("");
        synchronized (freshLines) {
            freshLines.clear();
        }
        log.clear();
        var all = List.copyOf(wanted);
        running = new Running(all, removing, 0, System.nanoTime(), null);
        begin(
                running.now(false),
                all.size() == 1
                        ? InstallItem.title(all.getFirst()) + " is being " + (removing ? "removed" : "installed")
                                + ". Measuring waits until that is done."
                        : all.size() + " runtimes and bindings are being installed. Measuring waits until that is done.",
                () -> work(all, removing),
                done -> ended(all, done, afterwards));
        showSoon();
        return true;
    }

    private void showSoon() {
        CompletableFuture.delayedExecutor(SHOW_EVERY_MILLIS, TimeUnit.MILLISECONDS, fx)
                .execute(() -> {
                    if (busy()) {
                        showLog();
                        show(running.now(false));
                        showSoon();
                    }
                });
    }

    private record Done(Outcome outcome, Found found) {}

    private Done work(List<Installable> wanted, boolean removing) {
        var made = new ArrayList<Attempt>();
        var failure = "";
        try {
            for (var i = 0; i < wanted.size() && !stopping(); i++) {
                if (i > 0) {
                    var soFar = look();
                    onFx(() -> changed(soFar));
                }
                running = new Running(wanted, removing, i, System.nanoTime(), null);
                made.add(removing ? installer.remove(wanted.get(i)) : installer.install(wanted.get(i), this::accept));
            }
        } catch (IOException | RuntimeException | LinkageError ended) {
            failure = Job.reason(ended);
        }
        var cancelled = stopping()
                || made.stream().anyMatch(attempt -> attempt.outcome() == Attempt.Outcome.CANCELLED);
        return new Done(new Outcome(List.copyOf(made), cancelled, failure), lookAgain());
    }

    private Found lookAgain() {
        try {
            return look();
        } catch (IOException | UncheckedIOException unreadable) {
            return null;
        }
    }

    /** Called on threads of the installer's. */
    private void accept(InstallEvent event) {
        switch (event) {
            case InstallEvent.Started started -> {
                say("== " + started.installable().title() + " ==");
                if (stopping()) {
                    installer.cancel();
                }
            }
            case InstallEvent.Progress progress -> {
                var now = running;
                running = new Running(now.wanted(), now.removing(), now.index(), now.started(), progress);
            }
            case InstallEvent.Said said -> say(said.line());
            case InstallEvent.Ended _ -> {}
        }
    }

    private void say(String line) {
        synchronized (freshLines) {
            freshLines.add(line);
            if (freshLines.size() > LOG_LINES) {
                freshLines.removeFirst();
            }
        }
    }

    private void showLog() {
        List<String> lines;
        synchronized (freshLines) {
            lines = List.copyOf(freshLines);
            freshLines.clear();
        }
        if (lines.isEmpty()) {
            return;
        }
        log.addAll(lines);
        if (log.size() > LOG_LINES) {
            log.remove(0, log.size() - LOG_LINES);
        }
    }

    private void ended(List<Installable> wanted, Done done, Consumer<Outcome> afterwards) {
        showLog();
        problem.set(done.outcome().problem());
        tell(wanted, done.outcome());
        changed(done.found());
        afterwards.accept(done.outcome());
    }

    @Override
    void failed(String reason) {
        problem.set(reason);
        tell(Notice.problem(reason));
    }

    private void changed(Found found) {
        if (found != null) {
            show(found);
        }
        changes.set(changes.get() + 1);
    }

    private void tell(List<Installable> wanted, Outcome outcome) {
        if (!outcome.problem().isEmpty()) {
            tell(Notice.problem(outcome.problem()));
        }
        var done = new ArrayList<String>();
        for (var i = 0; i < outcome.attempts().size(); i++) {
            var attempt = outcome.attempts().get(i);
            var title = InstallItem.title(wanted.get(i));
            switch (attempt.outcome()) {
                case DONE -> done.add(title + (InstallItem.isNumber(attempt.version()) ? " " + attempt.version() : ""));
                case FAILED -> tell(Notice.problem(
                        title + " could not be installed. " + firstLine(attempt.message())));
                case CANCELLED -> tell(
                        Notice.information("Installing " + title + " was cancelled; nothing was changed."));
            }
        }
        if (!done.isEmpty()) {
            var removed = outcome.attempts().getFirst().action().equals(Attempt.REMOVE);
            tell(Notice.information(
                    Wording.list(done) + (done.size() == 1 ? " is " : " are ") + (removed ? "removed." : "installed.")));
        }
    }

    private static String firstLine(String message) {
        return message.lines().findFirst().map(line -> Character.toUpperCase(line.charAt(0)) + line.substring(1))
                .orElse("");
    }

    /** Ends the installation that is under way, and what was to come after it; a removal is not interrupted. */
    @Override
    public void cancel() {
        if (busy() && !running.removing()) {
            super.cancel();
        }
    }

    @Override
    Installing stopping(Installing now) {
        return running.now(true);
    }

    /** In the background, as to end its processes takes up to seconds. */
    @Override
    void stop() {
        inBackground(() -> {
            if (stopping()) {
                installer.cancel();
            }
        });
    }
}
