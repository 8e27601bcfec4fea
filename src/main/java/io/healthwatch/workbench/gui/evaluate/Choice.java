package io.healthwatch.workbench.gui.evaluate;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;

/**
 * A scenario or a language, to be measured or not.
 *
 * @param question what it exercises; empty for a language
 */
public record Choice(String id, String title, String question, BooleanProperty chosen) {

    Choice(String id, String title, String question) {
        this(id, title, question, new SimpleBooleanProperty());
    }
}
