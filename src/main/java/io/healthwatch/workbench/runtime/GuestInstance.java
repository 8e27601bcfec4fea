package io.healthwatch.workbench.runtime;

import io.healthwatch.workbench.probe.ProbeException;

/** An instance of a probe's module. The guest's thread only. */
public interface GuestInstance {

    /**
     * One execution by the contract. A trap leaves as the runtime's own exception.
     *
     * @param input the configuration, which the guest gets a copy of
     * @return a copy of the guest's answer
     * @throws ProbeException.BadResult when the guest names a place outside its memory
     */
    byte[] execute(byte[] input) throws ProbeException;

    /** The size of the guest's memory in bytes. */
    long size();

    /** Frees what the runtime does not free by itself. */
    default void free() {}
}
