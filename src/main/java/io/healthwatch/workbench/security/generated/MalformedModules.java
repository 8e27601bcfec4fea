package io.healthwatch.workbench.security.generated;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.LongFunction;
import java.util.function.UnaryOperator;

/** Bytes that no runtime may accept: no module at all, cut off, contradictory, or of code that is not valid. */
final class MalformedModules {

    private static final int HEADER_BYTES = 8;
    private static final int RANDOM_BYTES = 4096;
    private static final int BR = 0x0c;
    private static final int BR_TABLE = 0x0e;
    private static final int DROP = 0x1a;
    private static final int I32_ADD = 0x6a;
    private static final int NO_INSTRUCTION = 0xff;

    static final Map<String, LongFunction<byte[]>> BY_NAME = Map.ofEntries(
            Map.entry("empty-file", _ -> new byte[0]),
            Map.entry("cut-in-the-header", _ -> Arrays.copyOf(honest(), HEADER_BYTES - 2)),
            Map.entry("cut-anywhere", MalformedModules::cutAnywhere),
            Map.entry("wrong-magic", _ -> withByte(0, 0x7f)),
            Map.entry("wrong-version", _ -> withByte(4, 2)),
            Map.entry("component", _ -> new Binary().raw(0, 'a', 's', 'm', 0x0d, 0, 1, 0).bytes()),
            Map.entry("sections-out-of-order", _ -> sectionsOutOfOrder()),
            Map.entry("overlong-number", _ -> overlongNumber()),
            Map.entry("name-not-utf-8", _ -> nameNotUtf8()),
            Map.entry("random-bytes", seed -> random(seed, 0)),
            Map.entry("random-bytes-behind-a-header", seed -> random(seed, HEADER_BYTES)),
            Map.entry("section-of-4-gib", _ -> sectionOf4GiB()),
            Map.entry("vector-of-billions", _ -> vectorOfBillions()),
            Map.entry("billions-of-locals", _ -> billionsOfLocals()),
            Map.entry("branch-table-of-billions", _ -> branchTableOfBillions()),
            Map.entry("value-of-the-wrong-type", _ -> running(GuestModule.I64_CONST, 7, GuestModule.I64_CONST, 7, I32_ADD, DROP)),
            Map.entry("operand-from-an-empty-stack", _ -> running(GuestModule.I32_CONST, 7, I32_ADD, DROP)),
            Map.entry("branch-out-of-the-function", _ -> running(BR, 100)),
            Map.entry("call-of-no-function", _ -> running(GuestModule.CALL, 100)),
            Map.entry("unknown-instruction", _ -> running(NO_INSTRUCTION)));

    private MalformedModules() {}

    private static byte[] honest() {
        return GuestModule.running(new byte[0]).bytes();
    }

    private static byte[] running(int... instructions) {
        return GuestModule.running(new Binary().raw(instructions).bytes()).bytes();
    }

    private static byte[] withByte(int place, int value) {
        var module = honest();
        module[place] = (byte) value;
        return module;
    }

    /** Inside a section: what ends between two of them may be a module, of fewer parts. */
    private static byte[] cutAnywhere(long seed) {
        var whole = honest();
        var section = GuestModule.running(new byte[0]).sections().getLast().bytes().length;
        return Arrays.copyOf(whole, whole.length - new SplittableRandom(seed).nextInt(1, section));
    }

    /** Functions are declared before their types. */
    private static byte[] sectionsOutOfOrder() {
        var sections = new ArrayList<>(GuestModule.running(new byte[0]).sections());
        Collections.swap(sections, 0, 1);
        return GuestModule.bytes(sections);
    }

    /** The number of types takes six bytes, where five are the most. */
    private static byte[] overlongNumber() {
        return withContents(
                GuestModule.TYPE_SECTION,
                types -> new Binary()
                        .raw(0x80 | types[0], 0x80, 0x80, 0x80, 0x80, 0)
                        .raw(Arrays.copyOfRange(types, 1, types.length))
                        .bytes());
    }

    /** A module with the contents of one of its sections replaced. */
    private static byte[] withContents(int id, UnaryOperator<byte[]> change) {
        return GuestModule.bytes(GuestModule.running(new byte[0]).sections().stream()
                .map(section -> section.id() == id
                        ? new GuestModule.Section(id, change.apply(section.contents()))
                        : section)
                .toList());
    }

    /** A fourth export, of the memory once more. */
    private static byte[] nameNotUtf8() {
        return withContents(
                GuestModule.EXPORT_SECTION,
                exports -> new Binary()
                        .raw(exports[0] + 1)
                        .raw(Arrays.copyOfRange(exports, 1, exports.length))
                        .sized(new byte[] {(byte) 0xc0, (byte) 0xaf, (byte) 0xff})
                        .raw(2, 0)
                        .bytes());
    }

    private static byte[] random(long seed, int headerBytes) {
        var module = new byte[RANDOM_BYTES];
        new SplittableRandom(seed).nextBytes(module);
        System.arraycopy(honest(), 0, module, 0, headerBytes);
        return module;
    }

    private static byte[] sectionOf4GiB() {
        return new Binary().raw(honest()).raw(0).unsigned(0xffff_ffffL).raw(1, 'x').bytes();
    }

    private static byte[] vectorOfBillions() {
        return withContents(
                GuestModule.TYPE_SECTION, _ -> new Binary().unsigned(0xffff_fff0L).bytes());
    }

    /** Two groups of locals that are more than 32 bits together. */
    private static byte[] billionsOfLocals() {
        var locals = new Binary()
                .raw(2)
                .unsigned(0xffff_fff0L)
                .raw(GuestModule.I64)
                .unsigned(0x20)
                .raw(GuestModule.I64)
                .bytes();
        return new GuestModule().function(locals, new byte[0]).bytes();
    }

    /** A count of targets that wraps round 32 bits when something is added. */
    private static byte[] branchTableOfBillions() {
        return GuestModule.running(new Binary()
                        .raw(GuestModule.I32_CONST, 0, BR_TABLE)
                        .unsigned(0xffff_fffdL)
                        .repeated(64, 0)
                        .bytes())
                .bytes();
    }
}
