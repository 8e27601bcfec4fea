package io.healthwatch.workbench.gui.report;

import io.healthwatch.workbench.answer.RunSnapshot;
import io.healthwatch.workbench.report.Document;
import io.healthwatch.workbench.report.Dossier;
import io.healthwatch.workbench.report.Rendering;
import io.healthwatch.workbench.report.ReportFolder;
import io.healthwatch.workbench.report.SlideLook;
import io.healthwatch.workbench.report.Templates;
import io.healthwatch.workbench.report.kept.KeptDocument;
import io.healthwatch.workbench.report.kept.KeptDocuments;
import io.healthwatch.workbench.run.RunState;
import io.healthwatch.workbench.runtime.catalog.Home;
import io.healthwatch.workbench.text.Texts;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.image.Image;

/**
 * The documents of the run that is shown, and their edits. FX thread only; documents are made, read and written by one
 * thread in the background, one after the other.
 */
final class DocumentsModel {

    private static final Texts TEXTS = Texts.of("report");

    /** A document and its marks. */
    record Entry(Document document, boolean edited, boolean outdated) {}

    /**
     * The chosen document.
     *
     * @param generated its text without any edit
     * @param restorable whether an edit was put aside that can be taken back
     * @param pages as it is printed
     */
    record Shown(Document document, KeptDocument kept, String generated, boolean restorable, PdfPages pages) {}

    private record Outcome(List<Entry> entries, Shown shown, String problem) {}

    /** What the documents of a run are made by. */
    private record Press(Path run, Dossier dossier, Templates templates, Rendering rendering) {}

    private interface Change {
        void make(KeptDocuments kept, String generated) throws IOException;
    }

    private final Home home;
    private final Path data;
    private final Executor printer;
    private final Executor fx;
    private final ReadOnlyObjectWrapper<List<Entry>> entries = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<Shown> shown = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Document> selected = new ReadOnlyObjectWrapper<>(Document.REPORT);
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper measuring = new ReadOnlyBooleanWrapper();
    private final AtomicLong newest = new AtomicLong();
    private final AtomicBoolean stale = new AtomicBoolean();
    private RunSnapshot run;
    /** Touched by the printing thread only. */
    private Press press;
    /** Touched by the printing thread only. */
    private PdfPages open;

    /**
     * A model without a run.
     *
     * @param data where assessments, diagnoses and records of the user are kept
     * @param printer one thread
     */
    DocumentsModel(Home home, Path data, Executor printer, Executor fx) {
        this.home = home;
        this.data = data;
        this.printer = printer;
        this.fx = fx;
    }

    /** Makes the documents of that run, unless it is still being measured; null for none. */
    void show(RunSnapshot now) {
        var changed = now != run;
        if (run != null && now != null && !run.folder().equals(now.folder())) {
            shown.set(null);
            entries.set(List.of());
            problem.set("");
        }
        run = now;
        measuring.set(now != null && now.state() == RunState.RUNNING);
        if (now == null || measuring()) {
            newest.incrementAndGet();
            shown.set(null);
            entries.set(List.of());
            problem.set("");
            busy.set(false);
        } else if (changed) {
            refresh();
        }
    }

    /** Whether the run is still being measured; documents are made when it has ended. */
    boolean measuring() {
        return measuring.get();
    }

    ReadOnlyBooleanProperty measuringProperty() {
        return measuring.getReadOnlyProperty();
    }

    /** Makes the documents again: something that they rest on has changed. */
    void refresh() {
        if (run != null && !measuring()) {
            stale.set(true);
            work(null);
        }
    }

    /** Shows that document. */
    void select(Document document) {
        if (document != selected.get()) {
            selected.set(document);
            work(null);
        }
    }

    /** Keeps the chosen document with that text. */
    void edit(String text) {
        var id = selectedId();
        change((kept, generated) -> kept.save(id, text, generated));
    }

    private String selectedId() {
        return selected.get().id();
    }

    /** Puts the edit of the chosen document aside. */
    void discard() {
        var id = selectedId();
        change((kept, _) -> kept.discard(id));
    }

    /** Takes back the edit of the chosen document that was put aside. */
    void restore() {
        var id = selectedId();
        change((kept, _) -> kept.restore(id));
    }

    /** Keeps the edit of the chosen document though what would be generated has changed. */
    void keep() {
        var id = selectedId();
        change((kept, generated) -> kept.keep(id, generated));
    }

    private void change(Change change) {
        if (shown.get() != null) {
            work(change);
        }
    }

    private void work(Change change) {
        if (run == null) {
            return;
        }
        var number = newest.incrementAndGet();
        var folder = run.folder();
        var document = selected.get();
        busy.set(true);
        printer.execute(() -> {
            var outcome = outcome(folder, document, change, number);
            if (outcome != null) {
                fx.execute(() -> receive(outcome, number));
            }
        });
    }

    /** Null where something newer was asked meanwhile. */
    private Outcome outcome(Path folder, Document document, Change change, long number) {
        try {
            if (change == null && number != newest.get()) {
                return null;
            }
            if (stale.getAndSet(false) || press == null || !press.run().equals(folder)) {
                press = press(folder);
            }
            var kept = new KeptDocuments(folder);
            if (change != null) {
                change.make(kept, press.rendering().markdown(document));
            }
            return number == newest.get() ? print(kept, document) : null;
        } catch (IOException | RuntimeException failure) {
            return new Outcome(List.of(), null, explained(folder, failure));
        }
    }

    /** A folder that is gone is the likeliest reason, and the failure would name one of its files only. */
    private static String explained(Path folder, Exception failure) {
        return Files.isDirectory(folder)
                ? TEXTS.get("problem", String.valueOf(failure.getMessage()))
                : TEXTS.get("problem.gone", folder);
    }

    private Press press(Path folder) throws IOException {
        var templates = new Templates(home);
        var dossier = Dossier.of(folder, data, home);
        return new Press(folder, dossier, templates, new Rendering(home, dossier, templates));
    }

    private Outcome print(KeptDocuments kept, Document document) throws IOException {
        var all = new ArrayList<Entry>();
        for (var each : Document.values()) {
            if (press.templates().has(each)) {
                var now = kept.document(each.id(), press.rendering().markdown(each));
                all.add(new Entry(each, now.edited(), now.outdated()));
            }
        }
        var generated = press.rendering().markdown(document);
        var now = kept.document(document.id(), generated);
        var pdf = new ByteArrayOutputStream();
        press.rendering().pdf(document, now.text(), pdf);
        var before = open;
        open = new PdfPages(pdf.toByteArray());
        if (before != null) {
            before.close();
        }
        return new Outcome(all, new Shown(document, now, generated, kept.canRestore(document.id()), open), now.problem());
    }

    private void receive(Outcome outcome, long number) {
        if (number != newest.get()) {
            return;
        }
        busy.set(false);
        problem.set(outcome.problem());
        if (outcome.shown() != null) {
            entries.set(outcome.entries());
            shown.set(outcome.shown());
        }
    }

    /** Draws a page of a document that is shown, and hands it over unless it is not wanted any more by then. */
    void picture(PdfPages pages, int page, double scale, BooleanSupplier wanted, Consumer<Image> receiver) {
        printer.execute(() -> {
            if (open != pages || !wanted.getAsBoolean()) {
                return;
            }
            try {
                var image = pages.picture(page, scale);
                fx.execute(() -> receiver.accept(image));
            } catch (IOException damaged) {
                fx.execute(() -> problem.set(TEXTS.get("problem.page", page + 1, damaged.getMessage())));
            }
        });
    }

    /**
     * Writes all documents into a folder.
     *
     * @param done called on the FX thread with what went wrong, file and line, empty where all was
     *     written; and which documents are edits
     */
    void export(Path folder, BiConsumer<String, List<String>> done) {
        var of = run.folder();
        printer.execute(() -> {
            String wrong;
            List<String> notes = List.of();
            try {
                if (press == null || !press.run().equals(of)) {
                    press = press(of);
                }
                notes = new ReportFolder(folder)
                        .writeAll(press.rendering(), press.dossier(), press.templates(), SlideLook.LIGHT)
                        .notes();
                wrong = "";
            } catch (IOException | RuntimeException failure) {
                wrong = explained(of, failure);
            }
            var said = wrong;
            var noted = notes;
            fx.execute(() -> done.accept(said, noted));
        });
    }

    /** The documents that there are. */
    ReadOnlyObjectProperty<List<Entry>> entries() {
        return entries.getReadOnlyProperty();
    }

    /** The document that is chosen. */
    ReadOnlyObjectProperty<Document> selected() {
        return selected.getReadOnlyProperty();
    }

    /** What is shown; null before it was made. */
    ReadOnlyObjectProperty<Shown> shown() {
        return shown.getReadOnlyProperty();
    }

    /** What went wrong, with file and line; empty where nothing did. */
    ReadOnlyStringProperty problem() {
        return problem.getReadOnlyProperty();
    }

    /** Whether documents are being made. */
    ReadOnlyBooleanProperty busy() {
        return busy.getReadOnlyProperty();
    }
}
