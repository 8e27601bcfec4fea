package io.healthwatch.workbench.gui;

import java.util.List;
import javafx.scene.Node;
import org.kordamp.ikonli.Ikon;

/** One entry of the navigation. FX thread only. */
public interface View {

    /** What code and settings know it by; the same in every language. */
    String key();

    /** Its name, as people read it. */
    String title();

    /** The question that it answers, shown beside the title. */
    String question();

    /** Its icon in the navigation. */
    Ikon icon();

    /** Its content; built at the first call, the same node ever after. */
    Node content();

    /** What can be done in it, for the command palette; each goes to the view where it has to. */
    default List<Action> actions() {
        return List.of();
    }
}
