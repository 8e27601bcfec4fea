package io.healthwatch.workbench.gui;

import javafx.scene.Node;
import org.kordamp.ikonli.Ikon;

/** One entry of the navigation. FX thread only. */
public interface View {

    /** Its name in the navigation and in settings. */
    String title();

    /** The question that it answers, shown beside the title. */
    String question();

    /** Its icon in the navigation. */
    Ikon icon();

    /** Its content; built at the first call, the same node ever after. */
    Node content();
}
