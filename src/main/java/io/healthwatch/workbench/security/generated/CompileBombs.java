package io.healthwatch.workbench.security.generated;

import java.util.Map;
import java.util.function.LongFunction;

/**
 * Valid modules that cost more to compile than to send: what grows faster than linearly in a compiler takes it long, what
 * is recursive its stack. When they run at all they end at once.
 */
final class CompileBombs {

    private static final int BLOCK = 0x02;
    private static final int NO_RESULT = 0x40;
    private static final int BR_TABLE = 0x0e;
    private static final int DROP = 0x1a;
    private static final int LOCAL_GET = 0x20;
    private static final int LOCAL_SET = 0x21;
    private static final int I32_LOAD = 0x28;
    private static final int I64_ADD = 0x7c;
    private static final byte[] NO_LOCALS = {0};

    static final Map<String, LongFunction<byte[]>> BY_NAME = Map.of(
            "large-function", _ -> largeFunction(),
            "deep-nesting", _ -> deepNesting(),
            "huge-branch-table", _ -> hugeBranchTable(),
            "many-locals", _ -> manyLocals(),
            "many-functions", _ -> manyFunctions(),
            "many-elements", _ -> GuestModule.running(new byte[0]).elements(1_000_000).bytes(),
            "large-data", _ -> GuestModule.running(new byte[0]).data(1 << 16, new byte[16 << 20]).bytes(),
            "many-data-segments", _ -> manyDataSegments());

    private CompileBombs() {}

    /** One function of two megabytes, straight on. */
    private static byte[] largeFunction() {
        return GuestModule.running(new Binary()
                        .repeated(300_000, GuestModule.I32_CONST, 16, I32_LOAD, 2, 0, DROP)
                        .bytes())
                .bytes();
    }

    /** 50,000 blocks, each in the one before. */
    private static byte[] deepNesting() {
        var depth = 50_000;
        return GuestModule.running(new Binary()
                        .repeated(depth, BLOCK, NO_RESULT)
                        .repeated(depth, GuestModule.END)
                        .bytes())
                .bytes();
    }

    /** A branch with a million targets. */
    private static byte[] hugeBranchTable() {
        var targets = 1_000_000;
        return GuestModule.running(new Binary()
                        .raw(BLOCK, NO_RESULT, GuestModule.I32_CONST, 7, BR_TABLE)
                        .unsigned(targets)
                        .repeated(targets + 1, 0)
                        .raw(GuestModule.END)
                        .bytes())
                .bytes();
    }

    /** 50,000 locals, each the sum of its two predecessors, so that none can be left out. */
    private static byte[] manyLocals() {
        var locals = 50_000;
        var sums = new Binary();
        for (var local = 2; local < locals; local++) {
            sums.raw(LOCAL_GET).unsigned(local - 1).raw(LOCAL_GET).unsigned(local - 2).raw(I64_ADD);
            sums.raw(LOCAL_SET).unsigned(local);
        }
        var declared = new Binary().raw(1).unsigned(locals).raw(GuestModule.I64).bytes();
        return new GuestModule().function(declared, sums.bytes()).bytes();
    }

    /** 50,000 functions, each of which calls the one before. */
    private static byte[] manyFunctions() {
        var guest = GuestModule.running(new byte[0]);
        for (var function = 1; function < 50_000; function++) {
            guest.function(
                    NO_LOCALS,
                    new Binary().raw(GuestModule.CALL).unsigned(GuestModule.HOSTILE + function - 1L).bytes());
        }
        return guest.bytes();
    }

    /** 100,000 data segments of one byte. */
    private static byte[] manyDataSegments() {
        var guest = GuestModule.running(new byte[0]);
        for (var segment = 1; segment < 100_000; segment++) {
            guest.data(0x2000 + segment, new byte[] {'x'});
        }
        return guest.bytes();
    }
}
