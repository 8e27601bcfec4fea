package io.healthwatch.workbench.security.generated;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A module within the probe's contract that answers that everything it tried was refused, once it has called a function
 * of its own. What is hostile about it is put into its parts; the parts stand in the order of the binary format.
 */
final class GuestModule {

    static final int TYPE_SECTION = 1;
    static final int EXPORT_SECTION = 7;

    private static final int FUNCTION_SECTION = 3;
    private static final int TABLE_SECTION = 4;
    private static final int MEMORY_SECTION = 5;
    private static final int ELEMENT_SECTION = 9;
    private static final int CODE_SECTION = 10;
    private static final int DATA_SECTION = 11;

    static final int I64 = 0x7e;
    static final int CALL = 0x10;
    static final int I32_CONST = 0x41;
    static final int I64_CONST = 0x42;
    static final int END = 0x0b;

    private static final int FUNCTION_TYPE = 0x60;
    private static final int I32 = 0x7f;
    private static final int FUNCTION_REFERENCE = 0x70;
    private static final int PAGE_BYTES = 65_536;

    /** The index of the type of allocate, of run, and of functions that take and give nothing. */
    private static final int ALLOCATE_TYPE = 0;

    private static final int RUN_TYPE = 1;
    private static final int PLAIN_TYPE = 2;

    /** The index of the function that run calls; allocate and run come before it. */
    static final int HOSTILE = 2;

    private static final int ANSWER_ADDRESS = 1024;
    private static final int INPUT_ADDRESS = 4096;
    private static final byte[] ANSWER =
            "{\"scenario\":\"attack\",\"ok\":true,\"status\":null,\"metrics\":{},\"error\":null}"
                    .getBytes(StandardCharsets.UTF_8);

    /** A section with its number, contents without their length. */
    record Section(int id, byte[] contents) {

        byte[] bytes() {
            return new Binary().raw(id).sized(contents).bytes();
        }
    }

    private final List<byte[]> bodies = new ArrayList<>();
    private final List<byte[]> segments = new ArrayList<>();
    private int elements;
    private int pages = 1;

    /** A guest whose hostile function has these instructions, without locals. */
    static GuestModule running(byte[] instructions) {
        return new GuestModule().function(new byte[] {0}, instructions);
    }

    /** A function that takes and gives nothing; the first one is called by run. */
    GuestModule function(byte[] locals, byte[] instructions) {
        bodies.add(new Binary().raw(locals).raw(instructions).raw(END).bytes());
        return this;
    }

    /** As many places of a table, all filled with the hostile function. */
    GuestModule elements(int count) {
        elements = count;
        return this;
    }

    /** A data segment at an address behind the input; the memory is made to hold it. */
    GuestModule data(int address, byte[] contents) {
        segments.add(segment(address, contents));
        pages = Math.max(pages, (address + contents.length + PAGE_BYTES - 1) / PAGE_BYTES);
        return this;
    }

    private static byte[] segment(int address, byte[] contents) {
        return new Binary().raw(0, I32_CONST).signed(address).raw(END).sized(contents).bytes();
    }

    /** The parts in their order. */
    List<Section> sections() {
        var sections = new ArrayList<Section>();
        sections.add(new Section(TYPE_SECTION, types()));
        sections.add(new Section(FUNCTION_SECTION, functions()));
        if (elements > 0) {
            sections.add(new Section(
                    TABLE_SECTION,
                    new Binary().raw(1, FUNCTION_REFERENCE, 0).unsigned(elements).bytes()));
        }
        sections.add(new Section(MEMORY_SECTION, new Binary().raw(1, 0).unsigned(pages).bytes()));
        sections.add(new Section(EXPORT_SECTION, exports()));
        if (elements > 0) {
            sections.add(new Section(
                    ELEMENT_SECTION,
                    new Binary()
                            .raw(1, 0, I32_CONST, 0, END)
                            .unsigned(elements)
                            .repeated(elements, HOSTILE)
                            .bytes()));
        }
        sections.add(new Section(CODE_SECTION, code()));
        sections.add(new Section(DATA_SECTION, segments()));
        return sections;
    }

    private static byte[] types() {
        return new Binary()
                .raw(3)
                .raw(FUNCTION_TYPE, 1, I32, 1, I32)
                .raw(FUNCTION_TYPE, 2, I32, I32, 1, I64)
                .raw(FUNCTION_TYPE, 0, 0)
                .bytes();
    }

    private byte[] functions() {
        return new Binary()
                .unsigned(HOSTILE + bodies.size())
                .raw(ALLOCATE_TYPE, RUN_TYPE)
                .repeated(bodies.size(), PLAIN_TYPE)
                .bytes();
    }

    private static byte[] exports() {
        return new Binary()
                .raw(3)
                .name("memory")
                .raw(2, 0)
                .name("allocate")
                .raw(0, 0)
                .name("run")
                .raw(0, 1)
                .bytes();
    }

    private byte[] code() {
        var answer = (long) ANSWER_ADDRESS << Integer.SIZE | ANSWER.length;
        var all = new ArrayList<byte[]>();
        all.add(new Binary().raw(0, I32_CONST).signed(INPUT_ADDRESS).raw(END).bytes());
        all.add(new Binary().raw(0, CALL, HOSTILE, I64_CONST).signed(answer).raw(END).bytes());
        all.addAll(bodies);
        return new Binary()
                .vector(all.stream().map(body -> new Binary().sized(body).bytes()).toList())
                .bytes();
    }

    private byte[] segments() {
        var all = new ArrayList<byte[]>();
        all.add(segment(ANSWER_ADDRESS, ANSWER));
        all.addAll(segments);
        return new Binary().vector(all).bytes();
    }

    byte[] bytes() {
        return bytes(sections());
    }

    /** A module of these sections, in this order. */
    static byte[] bytes(List<Section> sections) {
        var module = new Binary().raw(0, 'a', 's', 'm', 1, 0, 0, 0);
        sections.forEach(section -> module.raw(section.bytes()));
        return module.bytes();
    }
}
