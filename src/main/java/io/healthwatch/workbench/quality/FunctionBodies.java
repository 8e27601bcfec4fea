package io.healthwatch.workbench.quality;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Where the functions of a module lie in its bytes, by the names that its name section gives them. See "Binary Format" in
 * the WebAssembly core specification and its appendix on custom sections.
 */
final class FunctionBodies {

    private static final int HEADER_BYTES = 8;
    private static final int CUSTOM = 0;
    private static final int IMPORTS = 2;
    private static final int CODE = 10;
    private static final int FUNCTION_NAMES = 1;

    /** From the first byte of a function's body to behind its last, and where all code begins. */
    record Body(int index, int from, int to, int code) {

        /** Whether an offset lies in it, be it counted from the module's begin or the code section's. */
        boolean contains(long offset) {
            return from <= offset && offset < to || from - code <= offset && offset < to - code;
        }
    }

    private final List<int[]> bodies = new ArrayList<>();
    private final Map<String, Integer> indices = new HashMap<>();
    private int imported;
    private int code;

    /** Reads a module that is well-formed. */
    FunctionBodies(byte[] module) {
        var bytes = ByteBuffer.wrap(module).position(HEADER_BYTES);
        while (bytes.hasRemaining()) {
            var id = bytes.get();
            var end = unsigned(bytes) + bytes.position();
            switch (id) {
                case CUSTOM -> readNames(bytes, end);
                case IMPORTS -> readImports(bytes);
                case CODE -> readBodies(bytes);
                default -> {}
            }
            bytes.position(end);
        }
    }

    private void readImports(ByteBuffer bytes) {
        for (var left = unsigned(bytes); left > 0; left--) {
            text(bytes);
            text(bytes);
            if (bytes.get() != 0) {
                throw new IllegalArgumentException("only functions may be imported here");
            }
            unsigned(bytes);
            imported++;
        }
    }

    private void readBodies(ByteBuffer bytes) {
        code = bytes.position();
        for (var left = unsigned(bytes); left > 0; left--) {
            var size = unsigned(bytes);
            bodies.add(new int[] {bytes.position(), bytes.position() + size});
            bytes.position(bytes.position() + size);
        }
    }

    private void readNames(ByteBuffer bytes, int end) {
        if (!text(bytes).equals("name")) {
            return;
        }
        while (bytes.position() < end) {
            var part = bytes.get();
            var next = unsigned(bytes) + bytes.position();
            if (part == FUNCTION_NAMES) {
                for (var left = unsigned(bytes); left > 0; left--) {
                    var index = unsigned(bytes);
                    indices.put(text(bytes), index);
                }
            }
            bytes.position(next);
        }
    }

    private static String text(ByteBuffer bytes) {
        var text = new byte[unsigned(bytes)];
        bytes.get(text);
        return new String(text, StandardCharsets.UTF_8);
    }

    private static int unsigned(ByteBuffer bytes) {
        var value = 0;
        for (var shift = 0; shift < Integer.SIZE; shift += 7) {
            var next = bytes.get();
            value |= (next & 0x7f) << shift;
            if (next >= 0) {
                return value;
            }
        }
        throw new BufferUnderflowException();
    }

    /**
     * The body of a function.
     *
     * @throws IllegalArgumentException when the module gives no function that name
     */
    Body of(String name) {
        var index = indices.get(name);
        if (index == null || index < imported) {
            throw new IllegalArgumentException("The module names no function " + name + ".");
        }
        var body = bodies.get(index - imported);
        return new Body(index, body[0], body[1], code);
    }
}
