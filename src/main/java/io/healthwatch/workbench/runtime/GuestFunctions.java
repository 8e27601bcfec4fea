package io.healthwatch.workbench.runtime;

import io.healthwatch.workbench.probe.ProbeException;

/** An instance whose memory and functions the host reaches one by one. The guest's thread only. */
public interface GuestFunctions extends GuestInstance, GuestMemory {

    /** Calls the guest's {@code allocate}. A trap leaves as the runtime's own exception. */
    int allocate(int length);

    /** Calls the guest's {@code run}. A trap leaves as the runtime's own exception. */
    long run(int address, int length);

    /** Room for the input, the input, {@code run}, and a copy of what it answers. */
    @Override
    default byte[] execute(byte[] input) throws ProbeException {
        var room = allocate(input.length);
        if (room == 0 || !contains(room, input.length)) {
            throw new ProbeException.BadResult("allocate(" + input.length + ") answered "
                    + Integer.toUnsignedString(room) + ", where there is no room.");
        }
        write(room, input);
        var packed = run(room, input.length);
        var result = (int) (packed >>> Integer.SIZE);
        var length = (int) packed;
        if (!contains(result, length)) {
            throw new ProbeException.BadResult("run answered " + Integer.toUnsignedString(length) + " bytes at "
                    + Integer.toUnsignedString(result) + ", outside its memory of " + size() + " bytes.");
        }
        return read(result, length);
    }
}
