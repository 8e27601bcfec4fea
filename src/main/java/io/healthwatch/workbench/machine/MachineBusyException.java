package io.healthwatch.workbench.machine;

import java.io.IOException;

/** Somebody measures or installs; the message says who, and what to do. */
public final class MachineBusyException extends IOException {

    private static final long serialVersionUID = 1;

    MachineBusyException(String message) {
        super(message);
    }
}
