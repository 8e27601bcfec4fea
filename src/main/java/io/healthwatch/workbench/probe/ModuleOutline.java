package io.healthwatch.workbench.runtime;

import io.healthwatch.workbench.probe.HostFunctions;
import io.healthwatch.workbench.probe.ProbeException;
import java.io.ByteArrayOutputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What the contract asks of a module: which imports it has, which exports, and how much memory. Read from
 * the bytes, so that all Java runtimes are held to the same rules by the same words; whether the bytes are
 * a valid module is for each runtime to say. See "Binary Format, Modules" in the WebAssembly core
 * specification.
 */
final class ModuleOutline {

    private static final int HEADER_BYTES = 8;
    private static final int TYPE_SECTION = 1;
    private static final int IMPORT_SECTION = 2;
    private static final int FUNCTION_SECTION = 3;
    private static final int MEMORY_SECTION = 5;
    private static final int EXPORT_SECTION = 7;
    private static final int FUNCTION_KIND = 0;
    private static final int MEMORY_KIND = 2;
    private static final int HAS_MAXIMUM = 1;
    private static final int IS_64_BIT = 4;
    private static final int FUNCTION_FORM = 0x60;
    private static final String I32 = "\u007f";
    private static final String I64 = "\u007e";
    private static final String SEPARATOR = ">";
    private static final String UNKNOWN = "?";

    private static final Map<String, String> OFFERED = Map.of(
            "http_request", I32 + I32 + I32 + I32 + SEPARATOR + I32,
            "now_nanos", SEPARATOR + I64,
            "log", I32 + I32 + I32 + SEPARATOR);

    private record Import(String namespace, String name, int kind, String type) {}

    private record Export(int kind, int index) {}

    private final byte[] module;
    private final List<String> types = new ArrayList<>();
    private final List<Import> imports = new ArrayList<>();
    private final List<String> functions = new ArrayList<>();
    private final Map<String, Export> exports = new HashMap<>();
    private int memorySectionStart;
    private int memorySectionEnd;
    private boolean readable;
    private long initialPages;

    /** Reads as much of the bytes as is readable. */
    ModuleOutline(byte[] module) {
        this.module = module;
        try {
            var sections = ByteBuffer.wrap(module).position(HEADER_BYTES);
            while (sections.hasRemaining()) {
                var start = sections.position();
                var id = sections.get();
                var length = Math.toIntExact(unsigned(sections));
                var end = Math.addExact(sections.position(), length);
                readSection(id, sections.slice(sections.position(), length));
                if (id == MEMORY_SECTION) {
                    memorySectionStart = start;
                    memorySectionEnd = end;
                }
                sections.position(end);
            }
            readable = true;
        } catch (BufferUnderflowException | IllegalArgumentException | ArithmeticException | IndexOutOfBoundsException
                malformed) {
            readable = false;
        }
    }

    private void readSection(int id, ByteBuffer section) {
        switch (id) {
            case TYPE_SECTION -> readTypes(section);
            case IMPORT_SECTION -> readImports(section);
            case FUNCTION_SECTION -> {
                for (var left = unsigned(section); left > 0; left--) {
                    functions.add(type(unsigned(section)));
                }
            }
            case MEMORY_SECTION -> {
                if (unsigned(section) > 0) {
                    unsigned(section);
                    initialPages = unsigned(section);
                }
            }
            case EXPORT_SECTION -> {
                for (var left = unsigned(section); left > 0; left--) {
                    exports.put(name(section), new Export(section.get(), Math.toIntExact(unsigned(section))));
                }
            }
            default -> {}
        }
    }

    /** Types of newer proposals are passed over: what uses them is not held to a type. */
    private void readTypes(ByteBuffer section) {
        for (var left = unsigned(section); left > 0; left--) {
            if (section.get() != FUNCTION_FORM) {
                types.clear();
                return;
            }
            types.add(name(section, StandardCharsets.ISO_8859_1) + SEPARATOR + name(section, StandardCharsets.ISO_8859_1));
        }
    }

    /** Reads up to the first import that is no function: no other kind is offered. */
    private void readImports(ByteBuffer section) {
        for (var left = unsigned(section); left > 0; left--) {
            var namespace = name(section);
            var name = name(section);
            var kind = section.get();
            var type = kind == FUNCTION_KIND ? type(unsigned(section)) : UNKNOWN;
            imports.add(new Import(namespace, name, kind, type));
            if (kind != FUNCTION_KIND) {
                return;
            }
            functions.add(type);
        }
    }

    private String type(long index) {
        return index < types.size() ? types.get((int) index) : UNKNOWN;
    }

    /**
     * The module with the maximum of its memories lowered to a limit, so that every runtime refuses to grow
     * beyond it by its own means. Bytes that cannot be read stay as they are.
     *
     * @throws ProbeException.QuotaExceeded when a memory begins larger than that
     */
    byte[] withMemoryLimit(int pages) throws ProbeException {
        if (!readable || memorySectionEnd == 0) {
            return module;
        }
        if (initialPages > pages) {
            throw new ProbeException.QuotaExceeded(
                    ProbeException.Quota.MEMORY,
                    "The module begins with " + initialPages + " pages of memory, and the limit is " + pages + ".",
                    null);
        }
        var section = ByteBuffer.wrap(module, memorySectionStart + 1, memorySectionEnd - memorySectionStart - 1);
        unsigned(section);
        var limited = new ByteArrayOutputStream();
        var memories = unsigned(section);
        writeUnsigned(limited, memories);
        for (; memories > 0; memories--) {
            var flags = section.get();
            var initial = unsigned(section);
            var maximum = (flags & HAS_MAXIMUM) == 0 ? pages : Math.min(pages, unsigned(section));
            limited.write((flags & IS_64_BIT) == 0 ? flags | HAS_MAXIMUM : flags);
            writeUnsigned(limited, initial);
            writeUnsigned(limited, Math.max(initial, maximum));
        }
        var out = new ByteArrayOutputStream(module.length + 16);
        out.write(module, 0, memorySectionStart);
        out.write(MEMORY_SECTION);
        writeUnsigned(out, limited.size());
        out.writeBytes(limited.toByteArray());
        out.write(module, memorySectionEnd, module.length - memorySectionEnd);
        return out.toByteArray();
    }

    /**
     * Holds a valid module to the contract.
     *
     * @throws ProbeException.MissingImport naming the first import that no host offers
     * @throws ProbeException.MissingExport naming the first export that is missing or has another type
     */
    void check() throws ProbeException {
        for (var wanted : imports) {
            var offered = wanted.namespace.equals(HostFunctions.NAMESPACE) ? OFFERED.get(wanted.name) : null;
            var named = wanted.namespace + "." + wanted.name;
            if (offered == null || wanted.kind != FUNCTION_KIND) {
                throw new ProbeException.MissingImport("The host does not offer " + named + ".", null);
            }
            if (!wanted.type.equals(offered) && !wanted.type.equals(UNKNOWN)) {
                throw new ProbeException.MissingImport("The host offers " + named + " with another type.", null);
            }
        }
        var memory = exports.get("memory");
        if (memory == null || memory.kind != MEMORY_KIND) {
            throw new ProbeException.MissingExport("The module does not export memory.", null);
        }
        checkFunction("allocate", I32 + SEPARATOR + I32);
        checkFunction("run", I32 + I32 + SEPARATOR + I64);
    }

    private void checkFunction(String name, String wanted) throws ProbeException {
        var export = exports.get(name);
        if (export == null || export.kind != FUNCTION_KIND) {
            throw new ProbeException.MissingExport("The module does not export " + name + ".", null);
        }
        var type = export.index < functions.size() ? functions.get(export.index) : UNKNOWN;
        if (!type.equals(wanted) && !type.equals(UNKNOWN)) {
            throw new ProbeException.MissingExport("The module exports " + name + " with another type.", null);
        }
    }

    private static String name(ByteBuffer section) {
        return name(section, StandardCharsets.UTF_8);
    }

    private static String name(ByteBuffer section, Charset charset) {
        var bytes = new byte[Math.min(section.remaining() + 1, Math.toIntExact(unsigned(section)))];
        section.get(bytes);
        return new String(bytes, charset);
    }

    /** An unsigned LEB128 number. */
    private static long unsigned(ByteBuffer in) {
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

    private static void writeUnsigned(ByteArrayOutputStream out, long value) {
        var left = value;
        for (; left > 0x7f; left >>>= 7) {
            out.write((int) (left | 0x80));
        }
        out.write((int) left);
    }
}
