package io.healthwatch.workbench.cli;

import io.healthwatch.workbench.answer.Wording;
import io.healthwatch.workbench.evaluation.Event;
import io.healthwatch.workbench.evaluation.Standing;
import io.healthwatch.workbench.run.Cell;
import io.healthwatch.workbench.run.RunHeader;
import java.time.Duration;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** Shows a session on standard error: a bar with the time left on a terminal, a line now and then elsewhere. */
final class ConsoleProgress implements AutoCloseable {

    private static final int LINE_EVERY = 10;

    private final boolean terminal = System.console() != null && System.console().isTerminal();
    private ProgressBar bar;
    private String left = "";

    void accept(Event event) {
        switch (event) {
            case Event.Started started -> start(started.header());
            case Event.ForkStarted fork -> {
                if (bar != null) {
                    bar.setExtraMessage(left + described(fork.cell()));
                }
            }
            case Event.Progress progress -> progress(progress);
            case Event.Weighing(var number, var all) -> weighing(number, all);
            case Event.ForkEnded ended when !ended.end().problem().isEmpty() ->
                line(described(ended.end().cell()) + ": " + ended.end().problem());
            case Event.Ended ended when !ended.problem().isEmpty() -> line(ended.problem());
            default -> {}
        }
    }

    private static String described(Cell cell) {
        return cell.series() + ", " + cell.scenario() + " in " + cell.language();
    }

    private void start(RunHeader run) {
        var forks = run.forks();
        if (terminal) {
            bar = new ProgressBarBuilder()
                    .setTaskName("Measuring")
                    .setInitialMax(forks)
                    .setStyle(ProgressBarStyle.ASCII)
                    .hideEta()
                    .build();
        } else {
            System.err.println("Measuring " + (run.plan().mostForks() > run.plan().leastForks() ? "at least " : "") + forks + " forks ...");
        }
    }

    private void progress(Event.Progress progress) {
        if (bar != null) {
            bar.maxHint(progress.planned());
            bar.stepTo(progress.done());
            left = clock(progress.left()) + " left, ";
        } else if (progress.done() % LINE_EVERY == 0) {
            System.err.println(progress.done() + " of " + progress.planned() + " forks, " + clock(progress.left())
                    + " left" + precise(progress.standing()));
        }
    }

    private void weighing(int number, int all) {
        if (bar != null) {
            bar.setExtraMessage("weighing bundle " + number + " of " + all);
        } else if (number == 1) {
            System.err.println("Weighing what an extension would have to carry: " + Wording.count(all, "bundle")
                    + ", up to 5 seconds each unless they were weighed before ...");
        }
    }

    private static String precise(Standing standing) {
        return standing == null
                ? ""
                : ", " + standing.precise() + " of " + standing.cells() + " cells precise enough";
    }

    private static void line(String text) {
        System.err.println(text);
    }

    static String clock(Duration time) {
        return String.format("%d:%02d", time.toMinutes(), time.toSecondsPart());
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
            bar = null;
        }
    }
}
