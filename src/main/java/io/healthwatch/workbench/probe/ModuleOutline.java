package io.healthwatch.workbench.probe;

import static io.healthwatch.workbench.probe.Leb128.unsigned;
import static io.healthwatch.workbench.probe.Leb128.writeUnsigned;

import java.io.ByteArrayOutputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What the contract asks of a module: which imports it has, which exports, and how much memory. Read from
 * the bytes, so that all Java runtimes are held to the same rules by the same words; whether the code in it
 * is valid is for each runtime to say. See "Binary Format, Modules" in the WebAssembly core specification.
 */
public final class ModuleOutline {

    private static final byte[] MAGIC = {0, 'a', 's', 'm'};
    private static final int HEADER_BYTES = 8;
    private static final int VERSION = 1;
    private static final int COMPONENT_LAYER = 1;
    private static final int TYPE_SECTION = 1;
    private static final int IMPORT_SECTION = 2;
    private static final int FUNCTION_SECTION = 3;
    private static final int MEMORY_SECTION = 5;
    private static final int EXPORT_SECTION = 7;
    private static final int CODE_SECTION = 10;
    private static final int LAST_SECTION = 13;
    private static final int FUNCTION_KIND = 0;
    private static final int TABLE_KIND = 1;
    private static final int MEMORY_KIND = 2;
    private static final int GLOBAL_KIND = 3;
    private static final List<String> KINDS = List.of("function", "table", "memory", "global");
    private static final int HAS_MAXIMUM = 1;
    private static final int IS_SHARED = 2;
    private static final int IS_64_BIT = 4;
    private static final int FUNCTION_FORM = 0x60;
    private static final String UNKNOWN = "?";

    private static final Map<Integer, String> VALUE_TYPES = Map.of(
            0x7f, "i32", 0x7e, "i64", 0x7d, "f32", 0x7c, "f64", 0x7b, "v128", 0x70, "funcref", 0x6f, "externref");
    private static final Map<String, String> OFFERED = new TreeMap<>(Map.of(
            "http_request", "(i32, i32, i32, i32) -> i32",
            "now_nanos", "() -> i64",
            "log", "(i32, i32, i32) -> ()"));
    private static final Map<String, String> WANTED = new LinkedHashMap<>();

    static {
        WANTED.put("allocate", "(i32) -> i32");
        WANTED.put("run", "(i32, i32) -> i64");
    }

    private record Import(String namespace, String name, int kind, String type) {}

    private record Export(int kind, int index) {}

    private final byte[] module;
    private final List<String> types = new ArrayList<>();
    private final List<Import> imports = new ArrayList<>();
    private final List<String> functions = new ArrayList<>();
    private final List<Integer> memoryFlags = new ArrayList<>();
    private final Map<String, Export> exports = new HashMap<>();
    private int memorySectionStart;
    private int memorySectionEnd;
    private long initialPages;
    private long bodies;
    private boolean typesAreLater;
    private String malformed;

    /** Reads as much of the bytes as is readable. */
    public ModuleOutline(byte[] module) {
        this.module = module;
        this.malformed = notAModule();
        if (malformed.isEmpty()) {
            readSections(ByteBuffer.wrap(module).position(HEADER_BYTES));
        }
        if (malformed.isEmpty() && bodies != definedFunctions()) {
            malformed = "The module declares " + definedFunctions() + " functions and holds code for " + bodies
                    + ": it is cut off at byte " + module.length + ", or was put together wrongly. Build it again.";
        }
    }

    /** What the bytes are where they are no module of version 1; empty where they begin like one. */
    private String notAModule() {
        if (module.length == 0) {
            return "The file is empty.";
        }
        var known = Math.min(module.length, MAGIC.length);
        if (IntStream.range(0, known).anyMatch(i -> module[i] != MAGIC[i])) {
            var text = new String(module, 0, Math.min(module.length, 4096), StandardCharsets.UTF_8).strip();
            return text.startsWith("(module") || text.startsWith("(;") || text.startsWith(";;") || text.startsWith("(component")
                    ? "The file is WebAssembly text; assemble it first, for instance with wat2wasm."
                    : "The file is no WebAssembly module: it begins with the bytes "
                            + HexFormat.ofDelimiter(" ").formatHex(module, 0, known) + " instead of 00 61 73 6d.";
        }
        if (module.length < HEADER_BYTES) {
            return "The module is cut off at byte " + module.length + ", within its first " + HEADER_BYTES
                    + " bytes. Build or copy it again.";
        }
        var version = Integer.reverseBytes(ByteBuffer.wrap(module).getInt(MAGIC.length));
        if (version >>> Short.SIZE == COMPONENT_LAYER) {
            return "The file is a WebAssembly component; ABI 1 needs a core module. Build it without the component"
                    + " model, for instance for the target wasm32-unknown-unknown.";
        }
        return version == VERSION
                ? ""
                : "The module is of version " + Integer.toUnsignedString(version) + " of WebAssembly's binary format;"
                        + " runtimes know version 1.";
    }

    private void readSections(ByteBuffer sections) {
        var reading = sections;
        try {
            while (sections.hasRemaining()) {
                reading = sections;
                var start = sections.position();
                var id = sections.get();
                var length = unsigned(sections);
                var end = sections.position() + length;
                if (id < 0 || id > LAST_SECTION) {
                    malformed = "The module has a section of the unknown kind " + id + " at byte " + start + ".";
                    return;
                }
                if (end > module.length) {
                    malformed = "The module is cut off at byte " + module.length + ": the section that begins at byte "
                            + start + " goes on to byte " + end + ". Build or copy it again.";
                    return;
                }
                reading = sections.duplicate().limit((int) end);
                readSection(id, reading);
                if (id == MEMORY_SECTION) {
                    memorySectionStart = start;
                    memorySectionEnd = (int) end;
                }
                sections.position((int) end);
            }
        } catch (BufferUnderflowException early) {
            malformed = reading == sections
                    ? "The module is cut off at byte " + module.length + ", within a section's head. Build or copy it again."
                    : "The module is damaged: a section ends too early, at byte " + reading.limit() + ".";
        } catch (IllegalArgumentException | ArithmeticException | IndexOutOfBoundsException damaged) {
            malformed = "The module is damaged near byte " + reading.position() + ".";
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
                for (var left = unsigned(section); left > 0; left--) {
                    var pages = limits(section);
                    initialPages = memoryFlags.size() == 1 ? pages : initialPages;
                }
            }
            case EXPORT_SECTION -> {
                for (var left = unsigned(section); left > 0; left--) {
                    exports.put(name(section), new Export(section.get(), Math.toIntExact(unsigned(section))));
                }
            }
            case CODE_SECTION -> bodies = unsigned(section);
            default -> {}
        }
    }

    private long limits(ByteBuffer section) {
        var flags = section.get();
        memoryFlags.add((int) flags);
        var initial = unsigned(section);
        if ((flags & HAS_MAXIMUM) != 0) {
            unsigned(section);
        }
        return initial;
    }

    /** Types of newer proposals are passed over: what uses them is not held to a type. */
    private void readTypes(ByteBuffer section) {
        for (var left = unsigned(section); left > 0; left--) {
            if (section.get() != FUNCTION_FORM) {
                typesAreLater = true;
                types.clear();
                return;
            }
            types.add("(" + valueTypes(section) + ") -> " + results(valueTypes(section)));
        }
    }

    private static String valueTypes(ByteBuffer section) {
        var names = new ArrayList<String>();
        for (var left = unsigned(section); left > 0; left--) {
            var code = Byte.toUnsignedInt(section.get());
            names.add(VALUE_TYPES.getOrDefault(code, "0x" + Integer.toHexString(code)));
        }
        return String.join(", ", names);
    }

    private static String results(String types) {
        return types.isEmpty() || types.contains(",") ? "(" + types + ")" : types;
    }

    private void readImports(ByteBuffer section) {
        for (var left = unsigned(section); left > 0; left--) {
            var namespace = name(section);
            var name = name(section);
            var kind = section.get();
            var type = kind == FUNCTION_KIND ? type(unsigned(section)) : UNKNOWN;
            imports.add(new Import(namespace, name, kind, type));
            switch (kind) {
                case FUNCTION_KIND -> functions.add(type);
                case TABLE_KIND -> {
                    section.get();
                    limits(section);
                    memoryFlags.removeLast();
                }
                case MEMORY_KIND -> limits(section);
                case GLOBAL_KIND -> section.getShort();
                default -> throw new IllegalArgumentException("an import of a later version");
            }
        }
    }

    private long definedFunctions() {
        return functions.size() - imports.stream().filter(each -> each.kind == FUNCTION_KIND).count();
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
    public byte[] withMemoryLimit(int pages) throws ProbeException {
        if (!malformed.isEmpty() || memorySectionEnd == 0) {
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
     * @param wasi whether functions of WASI preview 1 may be imported, too; which of them there are is for the runtime
     *     to say
     * @throws ProbeException.MissingImport naming the first import that no host offers
     * @throws ProbeException.MissingExport naming the first export that is missing or has another type
     */
    public void check(boolean wasi) throws ProbeException {
        var foreign = importProblems(wasi);
        if (!foreign.isEmpty()) {
            throw new ProbeException.MissingImport(foreign.getFirst(), null);
        }
        var missing = exportProblems();
        if (!missing.isEmpty()) {
            throw new ProbeException.MissingExport(missing.getFirst(), null);
        }
    }

    /**
     * Everything that keeps the bytes from being a module of ABI 1, each with what to do about it; empty where
     * nothing does. Code that a runtime refuses is not among it.
     */
    public List<String> problems() {
        return malformed.isEmpty()
                ? Stream.of(importProblems(false), exportProblems(), laterFeatures())
                        .flatMap(List::stream)
                        .toList()
                : List.of(malformed);
    }

    private List<String> importProblems(boolean wasi) {
        var problems = new ArrayList<String>();
        imports.stream()
                .filter(each -> !each.namespace.equals(HostFunctions.NAMESPACE))
                .filter(each -> !(wasi && isOfWasi(each)))
                .collect(Collectors.groupingBy(
                        Import::namespace,
                        LinkedHashMap::new,
                        Collectors.mapping(ModuleOutline::described, Collectors.joining(", "))))
                .forEach((namespace, names) -> problems.add("The module imports from \"" + namespace + "\": " + names
                        + ". ABI 1 offers functions of the namespace " + HostFunctions.NAMESPACE + " only; "
                        + remedy(namespace, names) + "."));
        for (var wanted : imports) {
            if (!wanted.namespace.equals(HostFunctions.NAMESPACE)) {
                continue;
            }
            var named = wanted.namespace + "." + wanted.name;
            var offered = OFFERED.get(wanted.name);
            if (offered == null || wanted.kind != FUNCTION_KIND) {
                problems.add("The module imports the " + kind(wanted.kind) + " " + named
                        + ", which ABI 1 does not offer; it offers the functions " + String.join(", ", OFFERED.keySet())
                        + ".");
            } else if (!wanted.type.equals(offered) && !wanted.type.equals(UNKNOWN)) {
                problems.add("The module imports " + named + " as " + wanted.type + "; ABI 1 offers " + offered + ".");
            }
        }
        return problems;
    }

    private static boolean isOfWasi(Import wanted) {
        return wanted.namespace.equals(CapabilityPolicy.WASI_NAMESPACE) && wanted.kind == FUNCTION_KIND;
    }

    private static String described(Import foreign) {
        return foreign.kind == FUNCTION_KIND ? foreign.name : "the " + kind(foreign.kind) + " " + foreign.name;
    }

    private static String remedy(String namespace, String names) {
        if (namespace.startsWith("wasi")) {
            return "WASI is not among it: build without a system interface, for instance for the target"
                    + " wasm32-unknown-unknown";
        }
        if (namespace.equals("env") && names.equals("abort")) {
            return "AssemblyScript leaves this import out with --use abort=";
        }
        if (names.contains("the memory ")) {
            return "define the memory in the module and export it";
        }
        return namespace.equals("env")
                ? "the linker left these undefined: define them, or link what does"
                : "remove what needs the others";
    }

    private static String kind(int kind) {
        return kind >= 0 && kind < KINDS.size() ? KINDS.get(kind) : "thing of a later version";
    }

    private List<String> exportProblems() {
        var problems = new ArrayList<String>();
        var memory = exports.get("memory");
        if (memory == null || memory.kind != MEMORY_KIND) {
            problems.add("The module does not export its memory; ABI 1 needs it under the name memory.");
        }
        WANTED.forEach((name, wanted) -> {
            var export = exports.get(name);
            var type = export == null || export.kind != FUNCTION_KIND || export.index >= functions.size()
                    ? UNKNOWN
                    : functions.get(export.index);
            if (export == null) {
                problems.add("The module does not export " + name + "; ABI 1 needs the function " + name + " as " + wanted
                        + ".");
            } else if (export.kind != FUNCTION_KIND) {
                problems.add("The module exports " + name + " as a " + kind(export.kind) + "; ABI 1 needs the function "
                        + wanted + ".");
            } else if (!type.equals(wanted) && !type.equals(UNKNOWN)) {
                problems.add("The module exports " + name + " as " + type + "; ABI 1 needs " + wanted + ".");
            }
        });
        return problems;
    }

    private List<String> laterFeatures() {
        var problems = new ArrayList<String>();
        if (typesAreLater) {
            problems.add("The module has types that are no functions; ABI 1 allows the first version of WebAssembly only,"
                    + " without garbage collection.");
        }
        if (memoryFlags.size() > 1) {
            problems.add("The module has " + memoryFlags.size() + " memories; ABI 1 needs a single one.");
        }
        if (memoryFlags.stream().anyMatch(flags -> (flags & IS_64_BIT) != 0)) {
            problems.add("The module's memory has 64-bit addresses; ABI 1 needs 32-bit ones (wasm32 instead of wasm64).");
        }
        if (memoryFlags.stream().anyMatch(flags -> (flags & IS_SHARED) != 0)) {
            problems.add("The module's memory is shared between threads; ABI 1 needs one that is not: build without"
                    + " threads.");
        }
        return problems;
    }

    private static String name(ByteBuffer section) {
        var bytes = new byte[Math.min(section.remaining() + 1, Math.toIntExact(unsigned(section)))];
        section.get(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
