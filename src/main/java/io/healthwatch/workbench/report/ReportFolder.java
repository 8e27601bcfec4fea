package io.healthwatch.workbench.report;

import io.healthwatch.workbench.report.kept.KeptDocument;
import io.healthwatch.workbench.report.kept.KeptDocuments;
import io.healthwatch.workbench.store.WholeFile;
import io.healthwatch.workbench.text.Texts;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;

/** The folder that documents are written to: each file in place of the one before, whole or not at all. */
public final class ReportFolder {

    private static final Texts TEXTS = Texts.of("documents");

    private final Path folder;
    private final List<Path> written = new ArrayList<>();

    /**
     * That folder; it is made where it is not there.
     *
     * @throws IOException when it cannot be made, or is a file
     */
    public ReportFolder(Path folder) throws IOException {
        this.folder = folder.toAbsolutePath().normalize();
        if (Files.exists(folder) && !Files.isDirectory(folder)) {
            throw new IOException(this.folder + " is a file. Name a folder, or one that is not there yet.");
        }
        make(this.folder);
    }

    private static void make(Path folder) throws IOException {
        try {
            Files.createDirectories(folder);
        } catch (IOException failure) {
            throw new IOException(
                    "The folder " + folder + " cannot be made: " + reason(failure) + ". Choose another one.", failure);
        }
    }

    /** Writes a text. */
    public void write(String name, String text) throws IOException {
        write(name, text.getBytes(StandardCharsets.UTF_8));
    }

    private void write(String name, byte[] bytes) throws IOException {
        var file = folder.resolve(name);
        make(file.getParent());
        try {
            WholeFile.write(file, fresh -> Files.write(fresh, bytes));
        } catch (IOException failure) {
            throw new IOException(failure.getMessage() + " What stands in the folder is whole.", failure);
        }
        written.add(file);
    }

    private static String reason(IOException failure) {
        return failure instanceof FileSystemException named && named.getReason() != null
                ? named.getReason()
                : failure.getClass().getSimpleName().replace("Exception", "") + " (" + failure.getMessage() + ")";
    }

    /**
     * What was written.
     *
     * @param notes which documents are a user's edits, and which of these cannot be read or are older than the figures
     */
    public record Written(List<Path> files, List<String> notes) {}

    /**
     * Writes all documents for which there is a template: the report as a page, as PDF and as Markdown with its images,
     * the others as Markdown, the slides as a page and as PDF, and the dossier. A document that was edited in the run is
     * written as it was edited. Nothing is written before all is rendered.
     *
     * @param look of the slides
     * @throws IOException when a template has an error or a file cannot be written; says which, and where
     */
    public Written writeAll(Rendering rendering, Dossier dossier, Templates templates, SlideLook look) throws IOException {
        var texts = new EnumMap<Document, String>(Document.class);
        var notes = new ArrayList<String>();
        var kept = new KeptDocuments(dossier.folder());
        for (var document : Document.values()) {
            if (templates.has(document)) {
                var text = kept.document(document.id(), rendering.markdown(document));
                texts.put(document, text.text());
                note(document, text, notes);
            }
        }
        var report = texts.get(Document.REPORT);
        var pdf = new ByteArrayOutputStream();
        rendering.pdf(Document.REPORT, report, pdf);
        var page = rendering.html(Document.REPORT, report);
        var slides = rendering.slides(look);
        var slidesPdf = new ByteArrayOutputStream();
        slides.pdf(slidesPdf);
        var slidesPage = slides.html();
        for (var chart : rendering.charts().entrySet()) {
            write(Rendering.IMAGES + "/" + chart.getKey(), chart.getValue());
        }
        write("dossier.json", dossier.json());
        for (var text : texts.entrySet()) {
            write(text.getKey().id() + ".md", text.getValue());
        }
        write("report.html", page);
        write("report.pdf", pdf.toByteArray());
        write("slides.html", slidesPage);
        write("slides.pdf", slidesPdf.toByteArray());
        return new Written(List.copyOf(written), List.copyOf(notes));
    }

    private static void note(Document document, KeptDocument text, List<String> notes) {
        if (!text.problem().isEmpty()) {
            notes.add(text.problem());
        } else if (text.edited()) {
            notes.add(TEXTS.get(text.outdated() ? "edited.outdated" : "edited", document.title()));
        }
    }
}
