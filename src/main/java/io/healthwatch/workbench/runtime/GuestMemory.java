package io.healthwatch.workbench.runtime;

/** An instance's linear memory. Addresses and lengths are unsigned 32-bit; a range outside the memory throws. */
public interface GuestMemory {

    /** Copies bytes out of the guest. */
    byte[] read(int address, int length);

    /** Copies bytes into the guest. */
    void write(int address, byte[] bytes);

    /** The memory's size in bytes. */
    long size();

    /** Whether a range lies inside the memory. */
    default boolean contains(int address, int length) {
        return Integer.toUnsignedLong(address) + Integer.toUnsignedLong(length) <= size();
    }
}
