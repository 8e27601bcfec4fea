package io.healthwatch.workbench.gui.report;

import io.healthwatch.workbench.gui.TextSize;
import io.healthwatch.workbench.gui.result.Presence;
import io.healthwatch.workbench.gui.result.Segments;
import io.healthwatch.workbench.text.Texts;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.binding.DoubleBinding;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/**
 * The list of documents, the document and the recommendation: beside each other, on two pages where that is too narrow,
 * and below each other where there is hardly any width.
 */
final class ReportPane extends VBox {

    private static final Texts TEXTS = Texts.of("report");

    private static final double RECOMMENDATION_WIDTH = 370;
    private static final double LIST_WIDTH = 232;
    private static final double LIST_HEIGHT = 140;
    private static final double NARROW = 960;
    private static final double TIGHT = 580;

    /** What is shown where there is no room for both. */
    enum Page {
        DOCUMENTS(TEXTS.get("page.documents")),
        RECOMMENDATION(TEXTS.get("page.recommendation"));

        private final String title;

        Page(String title) {
            this.title = title;
        }
    }

    /** As the width, the size of type and the page ask for it. */
    private record Arrangement(boolean narrow, boolean tight, double type, Page page) {}

    private final DocumentList list;
    private final Region document;
    private final Region recommendation;
    private final Segments<Page> pages = new Segments<>(page -> page.title, this::turnTo);
    private final DoubleBinding type = TextSize.of(1);
    private Page page = Page.DOCUMENTS;
    private Arrangement arranged;

    ReportPane(DocumentList list, Region document, Region recommendation) {
        super(8);
        this.list = list;
        this.document = document;
        this.recommendation = recommendation;
        getStyleClass().add("view-body");
        HBox.setHgrow(document, Priority.ALWAYS);
        VBox.setVgrow(document, Priority.ALWAYS);
        VBox.setVgrow(recommendation, Priority.ALWAYS);
        widthProperty().addListener(_ -> arrange());
        type.addListener(_ -> arrange());
        arrange();
    }

    /** Turns to a page, which matters in a narrow window only. */
    void turnTo(Page wanted) {
        page = wanted;
        arrange();
    }

    private Arrangement arrangement() {
        var width = getWidth() == 0 ? Double.MAX_VALUE : getWidth();
        return new Arrangement(width < NARROW * type.get(), width < TIGHT * type.get(), type.get(), page);
    }

    private void arrange() {
        var wanted = arrangement();
        if (wanted.equals(arranged)) {
            return;
        }
        arranged = wanted;
        var narrow = arranged.narrow();
        pages.show(List.of(Page.values()), page);
        Presence.set(narrow, pages);
        HBox.setHgrow(recommendation, narrow ? Priority.ALWAYS : Priority.NEVER);
        recommendation.setMinWidth(narrow ? 0 : RECOMMENDATION_WIDTH * type.get());
        recommendation.setPrefWidth(RECOMMENDATION_WIDTH * type.get());
        list.setMinWidth(arranged.tight() ? 0 : LIST_WIDTH * type.get());
        list.setMaxWidth(arranged.tight() ? Double.MAX_VALUE : LIST_WIDTH * type.get());
        list.setMinHeight(arranged.tight() ? USE_PREF_SIZE : 0);
        list.listHeight(LIST_HEIGHT * type.get());
        var columns = columns();
        VBox.setVgrow(columns, Priority.ALWAYS);
        getChildren().setAll(pages, columns);
    }

    private Pane columns() {
        var shown = new ArrayList<Node>();
        if (!arranged.narrow() || page == Page.DOCUMENTS) {
            shown.add(list);
            shown.add(document);
        }
        if (!arranged.narrow() || page == Page.RECOMMENDATION) {
            shown.add(recommendation);
        }
        var parts = shown.toArray(Node[]::new);
        return arranged.tight() ? new VBox(8, parts) : new HBox(16, parts);
    }
}
