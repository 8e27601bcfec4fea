package io.healthwatch.workbench.gui.report;

import io.healthwatch.workbench.gui.Hint;
import io.healthwatch.workbench.gui.Notice;
import io.healthwatch.workbench.gui.Services;
import io.healthwatch.workbench.report.Document;
import io.healthwatch.workbench.text.Texts;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.scene.control.Button;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.Window;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The documents to choose from, and what writes all of them into a folder. */
final class DocumentList extends VBox {

    private static final Texts TEXTS = Texts.of("report");

    private final DocumentsModel documents;
    private final Services services;
    private final Function<Window, Optional<Path>> folders;
    private final Runnable save;
    private final ListView<DocumentsModel.Entry> list = new ListView<>();
    private final Button export = new Button(TEXTS.get("export"), new FontIcon(Feather.DOWNLOAD));
    private boolean showing;

    /**
     * A list of documents that may change.
     *
     * @param folders asks for a folder
     * @param save keeps what is being written, before another document is chosen or all are exported
     */
    DocumentList(
            DocumentsModel documents, Services services, Function<Window, Optional<Path>> folders, Runnable save) {
        super(8);
        this.documents = documents;
        this.services = services;
        this.folders = folders;
        this.save = save;
        list.setId("report-documents");
        list.setAccessibleText(TEXTS.get("documents"));
        list.getStyleClass().add("report-documents");
        list.setCellFactory(_ -> new DocumentCell());
        list.getSelectionModel().selectedItemProperty().addListener((_, _, now) -> {
            if (!showing && now != null) {
                save.run();
                documents.select(now.document());
            }
        });
        VBox.setVgrow(list, Priority.ALWAYS);
        export.setId("report-export");
        export.setMaxWidth(Double.MAX_VALUE);
        Hint.on(export, TEXTS.get("export.tip"));
        export.setOnAction(_ -> export());
        documents.entries().addListener(_ -> refresh());
        getChildren().setAll(list, export);
    }

    private static final class DocumentCell extends ListCell<DocumentsModel.Entry> {

        @Override
        protected void updateItem(DocumentsModel.Entry entry, boolean empty) {
            super.updateItem(entry, empty);
            if (empty || entry == null) {
                setText(null);
                setGraphic(null);
                return;
            }
            setGraphic(new FontIcon(entry.document() == Document.REPORT ? Feather.BOOK_OPEN : Feather.FILE_TEXT));
            setText(words(entry));
        }

        private static String words(DocumentsModel.Entry entry) {
            var title = entry.document().title();
            if (!entry.edited()) {
                return title;
            }
            return entry.outdated() ? TEXTS.get("documents.outdated", title) : TEXTS.get("documents.edited", title);
        }
    }

    /** Wants the list to be so high, in pixels. */
    void listHeight(double height) {
        list.setPrefHeight(height);
    }

    /** Brings it up to date. */
    void refresh() {
        showing = true;
        list.getItems().setAll(documents.entries().get());
        list.getItems().stream()
                .filter(entry -> entry.document() == documents.selected().get())
                .findFirst()
                .ifPresent(list.getSelectionModel()::select);
        showing = false;
        export.setDisable(list.getItems().isEmpty());
    }

    private void export() {
        folders.apply(getScene().getWindow()).ifPresent(folder -> {
            save.run();
            export.setDisable(true);
            export.setText(TEXTS.get("export.busy"));
            documents.export(folder, (wrong, notes) -> {
                export.setDisable(false);
                export.setText(TEXTS.get("export"));
                services.notices()
                        .accept(
                                wrong.isEmpty()
                                        ? exported(folder, notes)
                                        : Notice.problem(TEXTS.get("export.failed", wrong)));
            });
        });
    }

    private Notice exported(Path folder, List<String> notes) {
        return Notice.information(TEXTS.get("export.done", folder, String.join(" ", notes)).strip())
                .offering(TEXTS.get("export.open"), () -> services.reveal().accept(folder));
    }
}
