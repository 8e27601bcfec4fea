package io.healthwatch.workbench.probe;

/** A runtime does not offer what its environment asks for, such as WASI, and refuses instead of granting something else. */
public final class NotOfferedException extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** What is not offered, in a sentence. */
    public NotOfferedException(String message) {
        super(message);
    }
}
