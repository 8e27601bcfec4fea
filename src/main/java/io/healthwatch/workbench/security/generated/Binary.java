package io.healthwatch.workbench.security.generated;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Bytes of WebAssembly's binary format, one value after the other. */
final class Binary {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    /** These bytes, each given by its low eight bits. */
    Binary raw(int... values) {
        for (var value : values) {
            bytes.write(value);
        }
        return this;
    }

    Binary raw(byte[] values) {
        bytes.writeBytes(values);
        return this;
    }

    /** The same bytes again and again. */
    Binary repeated(int times, int... values) {
        for (var i = 0; i < times; i++) {
            raw(values);
        }
        return this;
    }

    /** An unsigned LEB128 number, as short as can be. */
    Binary unsigned(long value) {
        var left = value;
        for (; left > 0x7f; left >>>= 7) {
            bytes.write((int) (left & 0x7f | 0x80));
        }
        bytes.write((int) left);
        return this;
    }

    /** A signed LEB128 number, as short as can be. */
    Binary signed(long value) {
        var left = value;
        for (; left < -0x40 || left > 0x3f; left >>= 7) {
            bytes.write((int) (left & 0x7f | 0x80));
        }
        bytes.write((int) (left & 0x7f));
        return this;
    }

    Binary name(String name) {
        return sized(name.getBytes(StandardCharsets.UTF_8));
    }

    /** Contents with their length before them. */
    Binary sized(byte[] contents) {
        return unsigned(contents.length).raw(contents);
    }

    /** A vector: how many, then all of them. */
    Binary vector(List<byte[]> items) {
        unsigned(items.size());
        items.forEach(this::raw);
        return this;
    }

    byte[] bytes() {
        return bytes.toByteArray();
    }
}
