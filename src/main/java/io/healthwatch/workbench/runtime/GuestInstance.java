package io.healthwatch.workbench.runtime;

/** An instance of a probe's module: its memory and the two functions of the contract. The guest's thread only. */
public interface GuestInstance extends GuestMemory {

    /** Calls the guest's {@code allocate}. A trap leaves as the runtime's own exception. */
    int allocate(int length);

    /** Calls the guest's {@code run}. A trap leaves as the runtime's own exception. */
    long run(int address, int length);

    /** Frees what the runtime does not free by itself. */
    default void free() {}
}
