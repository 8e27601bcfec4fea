package io.healthwatch.workbench.gui.runs;

import io.healthwatch.workbench.chart.Numbers;
import io.healthwatch.workbench.gui.Notice;
import io.healthwatch.workbench.store.AssessmentStore;
import io.healthwatch.workbench.store.runfile.Imported;
import io.healthwatch.workbench.store.runfile.Progress;
import io.healthwatch.workbench.store.runfile.RunExport;
import io.healthwatch.workbench.store.runfile.RunImport;
import io.healthwatch.workbench.text.Texts;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/** Sends runs as files and takes those of others, in the background, one lot at a time. FX thread only. */
public final class RunTransfer {

    private static final Texts TEXTS = Texts.of("runs");
    private static final double LEAST_STEP = 0.01;

    private final RunImport imports;
    private final AssessmentStore assessments;
    private final Executor background;
    private final Executor fx;
    private final Consumer<Notice> notices;
    private final Consumer<Path> reveal;
    private final Consumer<Path> open;
    private final ReadOnlyStringWrapper doing = new ReadOnlyStringWrapper("");
    private final ReadOnlyDoubleWrapper done = new ReadOnlyDoubleWrapper();
    private volatile boolean cancelled;
    private double told;

    /**
     * Transfers nothing yet.
     *
     * @param background where files are read and written
     * @param fx runs something on the FX thread, later
     * @param reveal shows a folder in the desktop's file manager
     * @param open shows an imported run
     */
    public RunTransfer(
            RunImport imports,
            AssessmentStore assessments,
            Executor background,
            Executor fx,
            Consumer<Notice> notices,
            Consumer<Path> reveal,
            Consumer<Path> open) {
        this.imports = imports;
        this.assessments = assessments;
        this.background = background;
        this.fx = fx;
        this.notices = notices;
        this.reveal = reveal;
        this.open = open;
    }

    /** What is being transferred, for people; empty for nothing. */
    public ReadOnlyStringProperty doing() {
        return doing.getReadOnlyProperty();
    }

    /** How much of the file is done, from 0 to 1. */
    public ReadOnlyDoubleProperty done() {
        return done.getReadOnlyProperty();
    }

    /** Ends what is under way; of the file that is being written or read nothing is left. */
    public void cancel() {
        cancelled = true;
    }

    private interface Work {
        void each(Path one) throws IOException;
    }

    /** Writes a run to that file. */
    public void send(Path run, Path file) {
        begin(List.of(run), "sending", each -> {
            RunExport.write(each, assessments, file, this::at);
            fx.execute(() -> tellWritten(file));
        });
    }

    /** Writes each run to a file of its own in that folder. */
    public void sendAll(List<Path> runs, Path folder) {
        begin(runs, "sending", each -> {
            var file = folder.resolve(RunExport.fileName(each));
            RunExport.write(each, assessments, file, this::at);
            fx.execute(() -> tellWritten(file));
        });
    }

    private void tellWritten(Path file) {
        notices.accept(Notice.information(TEXTS.get("sent", file))
                .offering(TEXTS.get("sent.show"), () -> reveal.accept(file.toAbsolutePath().getParent())));
    }

    /** Imports runs, and shows each when it is there. */
    public void receive(List<Path> files) {
        begin(files, "receiving", each -> {
            var imported = imports.run(each, this::at);
            fx.execute(() -> tellImported(imported));
        });
    }

    private void tellImported(Imported imported) {
        notices.accept(Notice.information(imported.words()));
        open.accept(imported.folder());
    }

    private void begin(List<Path> all, String what, Work work) {
        if (!doing.get().isEmpty()) {
            notices.accept(Notice.problem(TEXTS.get("transfer.busy", doing.get())));
            return;
        }
        cancelled = false;
        told = 0;
        done.set(0);
        doing.set(TEXTS.get(what, all.size() == 1 ? all.getFirst().getFileName() : Numbers.count(all.size(), "run")));
        background.execute(() -> {
            for (var each : all) {
                transfer(each, work);
            }
            fx.execute(() -> doing.set(""));
        });
    }

    private void transfer(Path each, Work work) {
        try {
            if (!cancelled) {
                work.each(each);
            }
        } catch (CancellationException asked) {
            fx.execute(() -> notices.accept(Notice.information(TEXTS.get("transfer.cancelled", each.getFileName()))));
        } catch (IOException | RuntimeException failure) {
            fx.execute(() -> notices.accept(Notice.problem(failure.getMessage())));
        }
    }

    private void at(long bytes, long total) {
        if (cancelled) {
            throw new CancellationException();
        }
        var part = total == 0 ? 1 : (double) bytes / total;
        if (part < told || part - told >= LEAST_STEP) {
            told = part;
            fx.execute(() -> done.set(part));
        }
    }
}
