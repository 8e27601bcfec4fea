package io.healthwatch.workbench.security.mutant;

import static io.healthwatch.workbench.probe.Leb128.unsigned;
import static io.healthwatch.workbench.probe.Leb128.writeUnsigned;

import java.io.ByteArrayOutputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The sections of a module, so that one can be changed and the lengths around it still be right.
 *
 * @param list in their order; a mutation may change the list, never a section's bytes in place
 * @param rest what follows the last section that could be read: nothing, for a module that is whole
 */
record Sections(List<Section> list, byte[] rest) {

    /** What every module begins with: the magic number and version 1. */
    static final byte[] HEADER = {0, 'a', 's', 'm', 1, 0, 0, 0};

    private static final int CODE = 10;

    /** One section; its length is not among the bytes. */
    record Section(int id, byte[] content) {}

    /** Reads as many sections as can be told apart; the header is taken for granted. */
    static Sections of(byte[] module) {
        var sections = new ArrayList<Section>();
        var in = ByteBuffer.wrap(module).position(Math.min(HEADER.length, module.length));
        var read = in.position();
        try {
            while (in.hasRemaining()) {
                var id = in.get();
                var content = new byte[Math.toIntExact(Math.min(unsigned(in), in.remaining() + 1L))];
                in.get(content);
                sections.add(new Section(id, content));
                read = in.position();
            }
        } catch (BufferUnderflowException | IllegalArgumentException | NegativeArraySizeException broken) {
            // What cannot be told apart stays as it is.
        }
        return new Sections(sections, Arrays.copyOfRange(module, read, module.length));
    }

    /** The function bodies, each without its length; none where there is no code section that can be read. */
    List<byte[]> bodies() {
        var bodies = new ArrayList<byte[]>();
        for (var section : list) {
            if (section.id == CODE) {
                var in = ByteBuffer.wrap(section.content);
                try {
                    for (var left = unsigned(in); left > 0; left--) {
                        var body = new byte[Math.toIntExact(Math.min(unsigned(in), in.remaining() + 1L))];
                        in.get(body);
                        bodies.add(body);
                    }
                } catch (BufferUnderflowException | IllegalArgumentException | NegativeArraySizeException broken) {
                    return List.of();
                }
            }
        }
        return bodies;
    }

    /** The same module with these function bodies in its code section. */
    Sections withBodies(List<byte[]> bodies) {
        var code = new ByteArrayOutputStream();
        writeUnsigned(code, bodies.size());
        for (var body : bodies) {
            writeUnsigned(code, body.length);
            code.writeBytes(body);
        }
        return new Sections(
                list.stream()
                        .map(section -> section.id == CODE ? new Section(CODE, code.toByteArray()) : section)
                        .toList(),
                rest);
    }

    /** The module of these sections. */
    byte[] bytes() {
        var out = new ByteArrayOutputStream();
        out.writeBytes(HEADER);
        for (var section : list) {
            out.write(section.id);
            writeUnsigned(out, section.content.length);
            out.writeBytes(section.content);
        }
        out.writeBytes(rest);
        return out.toByteArray();
    }
}
