package io.healthwatch.workbench.security.weak;

/** What stands in the place of a method. */
interface Weakening {

    /** The method as it was, of the same object. */
    interface Checked {
        Object call(Object... arguments) throws Throwable;
    }

    /**
     * Answers instead of the method.
     *
     * @param self null where it is static
     */
    Object call(Checked checked, Object self, Object[] arguments) throws Throwable;
}
