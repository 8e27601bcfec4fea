package io.healthwatch.workbench.gui.security;

import io.healthwatch.workbench.gui.AssessmentController;
import io.healthwatch.workbench.gui.Assessor;
import io.healthwatch.workbench.gui.Workspace;
import io.healthwatch.workbench.gui.chart.Background;
import io.healthwatch.workbench.gui.chart.FileChoice;
import io.healthwatch.workbench.gui.result.Labels;
import io.healthwatch.workbench.gui.result.Overflow;
import io.healthwatch.workbench.gui.result.Presence;
import io.healthwatch.workbench.text.Texts;
import java.net.URI;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** What was found, by pages: the attacks in a grid whose cells open findings in a drawer, and what else is known. */
final class SecurityPane {

    private static final Texts TEXTS = Texts.of("security");

    private final SecurityModel model;
    private final AssessmentController controller;
    private final Workspace workspace;
    private final SecurityGrid grid;
    private final SecurityFilters filters;
    private final SecurityPages pages;
    private final FindingsDrawer drawer;
    private final Background<SpotDetail> details = Background.onFxThread(this::showDetail);
    private final Node node;

    /** @param browse opens an address in the user's browser */
    SecurityPane(SecurityModel model, Workspace workspace, FileChoice files, Consumer<URI> browse) {
        this.model = model;
        this.controller = model.controller();
        this.workspace = workspace;
        grid = new SecurityGrid(workspace.dark().get(), model.open()::set);
        workspace.dark().addListener((_, _, now) -> grid.dark(now));
        workspace.selection().subscribe(grid::select);
        filters = new SecurityFilters(model);
        var attacks = Parts.scroll(new VBox(8, grid, Labels.note(TEXTS.get("legend"))));
        pages = new SecurityPages(model, attacks, workspace.choices(), browse);
        VBox.setVgrow(pages, Priority.ALWAYS);
        var body = new VBox(10, new SecurityHead(model, grid, workspace.dark(), files), pages.choice(), filters, pages);
        body.getStyleClass().add("view-body");
        drawer = new FindingsDrawer(this::close, browse, model::repeat, waiting());
        node = drawer.over(Overflow.scrolled(body));
        model.page().addListener(_ -> {
            close();
            showPage();
        });
        model.open().addListener(_ -> {
            grid.show(model.shown().get().table(), model.open().get());
            select(model.open().get());
            refreshDetail();
        });
    }

    Node node() {
        return node;
    }

    /** Shows what the model shows. */
    void refresh() {
        filters.refresh();
        grid.show(model.shown().get().table(), model.open().get());
        showPage();
        refreshDetail();
    }

    private void showPage() {
        Presence.set(model.page().get() == SecurityModel.Page.ATTACKS, filters);
        pages.refresh();
    }

    /** Selects the variant everywhere, where the run that is shown has it. */
    private void select(SecurityTable.Spot spot) {
        var run = workspace.run().get();
        if (spot != null && run != null) {
            run.header().plan().cells().stream()
                    .filter(cell -> spot.place().equals(new Assessor.Place(cell.variant(), cell.host())))
                    .findFirst()
                    .ifPresent(workspace.selection()::set);
        }
    }

    /** Why nothing can be attacked now; empty where it can. */
    private ObservableValue<String> waiting() {
        return Bindings.createStringBinding(
                () -> controller.busy()
                        ? controller.current().get().step()
                        : controller.blocked().get(),
                controller.current(),
                controller.blocked());
    }

    private void close() {
        model.open().set(null);
    }

    private void refreshDetail() {
        var spot = model.open().get();
        if (spot == null) {
            drawer.setVisible(false);
            return;
        }
        details.request(model.detail(spot));
    }

    private void showDetail(SpotDetail detail) {
        var open = detail != null && model.open().get() != null;
        if (open) {
            drawer.show(detail);
        }
        drawer.setVisible(open);
    }
}
