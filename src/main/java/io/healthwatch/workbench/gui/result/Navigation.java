package io.healthwatch.workbench.gui.result;

/** Opens another view. */
@FunctionalInterface
public interface Navigation {

    /** Opens the view of that title. */
    void to(String title);
}
