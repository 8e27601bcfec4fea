package io.healthwatch.workbench.gui.table;

import org.kordamp.ikonli.Ikon;

/**
 * A state: mark and word.
 *
 * @param mood its colour: {@code good}, {@code bad}, {@code careful}, {@code live} or {@code quiet}
 */
public record Mark(Ikon icon, String word, String mood) {}
