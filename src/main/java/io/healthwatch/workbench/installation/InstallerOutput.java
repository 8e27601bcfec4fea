package io.healthwatch.workbench.installation;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an installer says: kept in its log, and understood where it tells how far it is, by lines such as {@code step 2
 * of 5: compile} and {@code compiled 57 of 163}.
 */
final class InstallerOutput implements AutoCloseable {

    private static final Pattern STEP = Pattern.compile("step (\\d{1,4}) of (\\d{1,4}): (.*)");
    private static final Pattern PART = Pattern.compile("compiled (\\d{1,6}) of (\\d{1,6})\\b.*");
    private static final Pattern PROBLEM = Pattern.compile("install\\.sh: (.*)");
    private static final int KEPT_LINES = 8;

    private final Installable installable;
    private final Consumer<InstallEvent> receiver;
    private final Writer log;
    private final long started = System.nanoTime();
    private final List<Attempt.Step> steps = new ArrayList<>();
    private final List<String> last = new ArrayList<>();
    private final List<String> problem = new ArrayList<>();
    private InstallEvent.Progress progress;
    private long stepStarted = started;
    private boolean logEnded;

    InstallerOutput(Installable installable, Path log, Consumer<InstallEvent> receiver) throws IOException {
        this.installable = installable;
        this.receiver = receiver;
        this.log = Files.newBufferedWriter(log);
        this.progress = new InstallEvent.Progress(installable, 0, 0, "", 0, 0, Duration.ZERO);
    }

    /** Takes a line, as it comes. */
    synchronized void line(String line) {
        keep(line);
        receiver.accept(new InstallEvent.Said(installable, line));
        Matcher match;
        if ((match = STEP.matcher(line)).matches()) {
            endStep();
            report(number(match, 1), number(match, 2), match.group(3), 0, 0);
        } else if ((match = PART.matcher(line)).matches()) {
            report(progress.step(), progress.steps(), progress.text(), number(match, 1), number(match, 2));
        }
    }

    private void keep(String line) {
        write(line);
        last.add(line);
        if (last.size() > KEPT_LINES) {
            last.removeFirst();
        }
        var said = PROBLEM.matcher(line);
        if (said.matches()) {
            problem.clear();
            problem.add(said.group(1));
        } else if (!problem.isEmpty()) {
            problem.add(line.strip());
        }
    }

    /** A full disk ends the log and nothing else: whoever stopped reading would stop the installer. */
    private void write(String line) {
        if (!logEnded) {
            try {
                log.write(line + "\n");
                log.flush();
            } catch (IOException full) {
                logEnded = true;
                last.add("The log could not be written: " + full.getMessage());
            }
        }
    }

    private void endStep() {
        var now = System.nanoTime();
        if (progress.step() > 0) {
            steps.add(new Attempt.Step(
                    progress.text(), Duration.ofNanos(now - stepStarted).toMillis() / 1000.0));
        }
        stepStarted = now;
    }

    private void report(int step, int of, String text, int done, int parts) {
        progress = new InstallEvent.Progress(
                installable, step, of, text, done, parts, Duration.ofNanos(System.nanoTime() - started));
        receiver.accept(progress);
    }

    private static int number(Matcher match, int group) {
        return Integer.parseInt(match.group(group));
    }

    /** The steps so far, the one that is under way included. */
    synchronized List<Attempt.Step> steps() {
        endStep();
        return List.copyOf(steps);
    }

    /** Why it failed, in the installer's own words: what follows {@code install.sh:}, else its last lines. */
    synchronized String problem(int status) {
        var words = problem.isEmpty() ? last : problem;
        return words.isEmpty() ? "The installer ended with status " + status + "." : String.join("\n", words);
    }

    @Override
    public void close() throws IOException {
        log.close();
    }
}
