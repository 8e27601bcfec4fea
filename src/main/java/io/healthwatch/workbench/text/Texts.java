package io.healthwatch.workbench.text;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;

/**
 * The texts of one view or kind of document, read from {@code <name>.properties} beside this class. A translation
 * is a second file, such as {@code <name>_de.properties}; what it lacks is said in English. Any thread.
 *
 * <p>All texts are patterns of {@link MessageFormat}: an apostrophe is written twice, and {@code {0}} stands
 * for the first argument. Figures come formatted, as text.
 */
public final class Texts {

    private static final ResourceBundle.Control ENGLISH_ELSE =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private final String bundle;

    private Texts(String bundle) {
        this.bundle = bundle;
    }

    /**
     * The texts of that name.
     *
     * @throws MissingResourceException if there is no such file
     */
    public static Texts of(String name) {
        var texts = new Texts(Texts.class.getPackageName() + "." + name);
        texts.bundle();
        return texts;
    }

    private ResourceBundle bundle() {
        return ResourceBundle.getBundle(bundle, Locale.getDefault(), ENGLISH_ELSE);
    }

    /**
     * A text, in the language of the machine's user where there is a translation.
     *
     * @param with what stands for {@code {0}}, {@code {1}} and so on
     * @throws MissingResourceException if there is no such text
     */
    public String get(String key, Object... with) {
        var texts = bundle();
        return new MessageFormat(texts.getString(key), texts.getLocale()).format(with);
    }
}
