package io.healthwatch.workbench.gui.result;

import java.util.function.Supplier;
import javafx.scene.control.Button;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Copies a text, as it is when it is pressed. FX thread only. */
public final class CopyButton extends Button {

    /** A button with that title. */
    public CopyButton(String title, Supplier<String> text) {
        super(title, new FontIcon(Feather.COPY));
        setOnAction(_ -> {
            var clip = new ClipboardContent();
            clip.putString(text.get());
            Clipboard.getSystemClipboard().setContent(clip);
        });
    }
}
