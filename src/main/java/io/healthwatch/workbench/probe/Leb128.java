package io.healthwatch.workbench.probe;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;

/** Unsigned numbers as modules hold them: "Binary Format, Values" in the WebAssembly core specification. */
public final class Leb128 {

    private Leb128() {}

    /**
     * Reads a number.
     *
     * @throws IllegalArgumentException when it does not end within 64 bits
     * @throws java.nio.BufferUnderflowException when the bytes end before it does
     */
    public static long unsigned(ByteBuffer in) {
        var value = 0L;
        for (var shift = 0; shift < Long.SIZE; shift += 7) {
            var b = in.get();
            value |= (b & 0x7fL) << shift;
            if (b >= 0) {
                return value;
            }
        }
        throw new IllegalArgumentException("number too long");
    }

    /** Writes a number in as few bytes as it takes. */
    public static void writeUnsigned(ByteArrayOutputStream out, long value) {
        var left = value;
        for (; left > 0x7f; left >>>= 7) {
            out.write((int) (left | 0x80));
        }
        out.write((int) left);
    }
}
