package io.healthwatch.workbench.probe;

/** Why a probe could not be loaded or executed; one subclass a reason. The message is the runtime's own. */
public abstract sealed class ProbeException extends Exception {

    private static final long serialVersionUID = 1;

    private String backtrace;

    private ProbeException(String message, Throwable cause) {
        super(message, cause);
    }

    /** The same with all that the runtime says of where the guest was, a line a frame; empty where it says nothing. */
    public ProbeException withBacktrace(String frames) {
        backtrace = frames;
        return this;
    }

    /** What {@link #withBacktrace} was given; null where the cause's stack trace is what the runtime says. */
    public String backtrace() {
        return backtrace;
    }

    /** The bytes are no module that the runtime accepts. */
    public static final class InvalidModule extends ProbeException {
        private static final long serialVersionUID = 1;

        /** The runtime's message and exception. */
        public InvalidModule(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /** The module imports something that the host does not offer. */
    public static final class MissingImport extends ProbeException {
        private static final long serialVersionUID = 1;

        /** Names the import. */
        public MissingImport(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /** The module lacks one of {@code memory}, {@code allocate} and {@code run}, or has it with another type. */
    public static final class MissingExport extends ProbeException {
        private static final long serialVersionUID = 1;

        /** Names the export. */
        public MissingExport(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /** The guest trapped. */
    public static final class Trap extends ProbeException {
        private static final long serialVersionUID = 1;

        private final TrapKind kind;

        /** The kind, with the runtime's message and exception. */
        public Trap(TrapKind kind, String message, Throwable cause) {
            super(message, cause);
            this.kind = kind;
        }

        /** Which trap it was. */
        public TrapKind kind() {
            return kind;
        }
    }

    /** A quota was exceeded: the time limit, or the memory limit while the module was instantiated. */
    public static final class QuotaExceeded extends ProbeException {
        private static final long serialVersionUID = 1;

        private final Quota quota;

        /** The quota, with the runtime's message and exception. */
        public QuotaExceeded(Quota quota, String message, Throwable cause) {
            super(message, cause);
            this.quota = quota;
        }

        /** Which quota it was. */
        public Quota quota() {
            return quota;
        }
    }

    /** The guest broke the contract: a result outside its memory, or no room for its input. */
    public static final class BadResult extends ProbeException {
        private static final long serialVersionUID = 1;

        /** What was wrong with the result. */
        public BadResult(String message) {
            super(message, null);
        }
    }

    /** A host function or the host itself failed. */
    public static final class HostFailure extends ProbeException {
        private static final long serialVersionUID = 1;

        /** What the host failed at. */
        public HostFailure(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /** What a probe may use up. */
    public enum Quota {
        /** The time limit of one execution. */
        TIME,
        /** The limit of linear memory. */
        MEMORY
    }
}
