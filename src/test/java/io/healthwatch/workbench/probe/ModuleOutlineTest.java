package io.healthwatch.workbench.probe;

import static org.assertj.core.api.Assertions.assertThat;

import com.dylibso.chicory.wabt.Wat2Wasm;
import com.dylibso.chicory.wasm.ChicoryException;
import com.dylibso.chicory.wasm.Parser;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModuleOutlineTest {

    private static final String MEMORY = "(memory (export \"memory\") 1)";
    private static final String ALLOCATE = "(func (export \"allocate\") (param i32) (result i32) (i32.const 8))";
    private static final String RUN = "(func (export \"run\") (param i32 i32) (result i64) (i64.const 0))";
    private static final String GOOD = MEMORY + ALLOCATE + RUN;

    private static byte[] module(String fields) {
        return Wat2Wasm.parse("(module " + fields + ")");
    }

    private static List<String> problems(byte[] module) {
        return new ModuleOutline(module).problems();
    }

    @Test
    void aModuleOfAbiOneHasNoProblem() {
        assertThat(problems(module(GOOD))).isEmpty();
        assertThat(problems(module(GOOD + "(func $begin) (start $begin)"))).isEmpty();
        assertThat(problems(module(
                        "(import \"healthwatch\" \"http_request\" (func (param i32 i32 i32 i32) (result i32)))"
                                + "(import \"healthwatch\" \"now_nanos\" (func (result i64)))"
                                + "(import \"healthwatch\" \"log\" (func (param i32 i32 i32)))" + GOOD)))
                .isEmpty();
    }

    @Test
    void everythingThatIsWrongIsSaidAtOnce() {
        assertThat(problems(module("(import \"wasi_snapshot_preview1\" \"proc_exit\" (func (param i32)))"
                        + "(import \"wasi_snapshot_preview1\" \"fd_close\" (func (param i32) (result i32)))"
                        + "(import \"env\" \"table\" (table 1 funcref))"
                        + "(import \"healthwatch\" \"now_nanos\" (func (result i32)))"
                        + "(import \"healthwatch\" \"sleep\" (func))"
                        + "(func (export \"run\") (param i32) (result i32) (i32.const 0))"
                        + "(global (export \"allocate\") i32 (i32.const 0))")))
                .satisfiesExactly(
                        wasi -> assertThat(wasi).contains("wasi_snapshot_preview1", "proc_exit, fd_close", "WASI is not"),
                        table -> assertThat(table).contains("\"env\": the table table"),
                        type -> assertThat(type).contains("now_nanos as () -> i32; ABI 1 offers () -> i64"),
                        unknown -> assertThat(unknown).contains("healthwatch.sleep", "does not offer"),
                        memory -> assertThat(memory).contains("does not export its memory"),
                        allocate -> assertThat(allocate).contains("exports allocate as a global"),
                        run -> assertThat(run).contains("exports run as (i32) -> i32; ABI 1 needs (i32, i32) -> i64"));
    }

    @Test
    void aMemoryIsTheModulesOwnOf32BitsAndNotShared() {
        assertThat(problems(module("(import \"env\" \"memory\" (memory 1)) (export \"memory\" (memory 0))" + ALLOCATE + RUN)))
                .singleElement()
                .satisfies(problem -> assertThat(problem).contains("the memory memory", "define the memory in the module"));
        assertThat(problems(withMemoryFlags(0x03))).singleElement().asString().contains("shared");
        assertThat(problems(withMemoryFlags(0x05))).singleElement().asString().contains("64-bit");
    }

    /** The good module with a memory of 1 to 2 pages, and these flags before its limits. */
    private static byte[] withMemoryFlags(int flags) {
        var module = module("(memory (export \"memory\") 1 2)" + ALLOCATE + RUN);
        var section = new byte[] {5, 4, 1, 1, 1, 2};
        for (var at = 0; ; at++) {
            if (Arrays.equals(Arrays.copyOfRange(module, at, at + section.length), section)) {
                module[at + 3] = (byte) flags;
                return module;
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "'', The file is empty",
        "0061736d, cut off at byte 4",
        "0061736d01, cut off at byte 5",
        "0061736d0d000100, a WebAssembly component",
        "0061736d02000000, of version 2",
        "0061736dffffffff, of version 4294967295",
        "7f454c460201, begins with the bytes 7f 45 4c 46",
        "286d6f64756c6529, WebAssembly text",
        "0061736d01000000 7f00, unknown kind 127 at byte 8",
        "0061736d01000000 01ffffffff7f00, cut off at byte 15",
        "0061736d01000000 01ffffffffffffffffffff7f, damaged near byte"
    })
    void whatIsNoModuleIsNamed(String hex, String problem) {
        var bytes = HexFormat.of().parseHex(hex.replace(" ", ""));

        assertThat(problems(bytes)).singleElement().asString().contains(problem);
    }

    @Test
    void typesOfALaterVersionAreSaid() {
        assertThat(problems(HexFormat.of().parseHex("0061736d0100000001030150" + "00")))
                .anySatisfy(problem -> assertThat(problem).contains("types that are no functions"));
    }

    @Test
    void aPrefixOfAModuleIsRefusedUnlessItIsAModuleItself() {
        var module = module("(import \"healthwatch\" \"now_nanos\" (func (result i64)))" + GOOD
                + "(table 2 funcref) (elem (i32.const 0) 1 2) (global i32 (i32.const 0)) (data (i32.const 0) \"text\")");
        var accepted = 0;
        for (var length = 0; length < module.length; length++) {
            var prefix = Arrays.copyOf(module, length);
            if (problems(prefix).isEmpty()) {
                assertThat(isValid(prefix)).as("the first " + length + " bytes").isTrue();
                accepted++;
            }
        }
        assertThat(accepted).isLessThan(3);
    }

    private static boolean isValid(byte[] module) {
        try {
            Parser.parse(module);
            return true;
        } catch (ChicoryException invalid) {
            return false;
        }
    }

    @Test
    void noBytesMakeItFail() {
        var random = new Random(4711);
        var good = module(GOOD);
        for (var i = 0; i < 20_000; i++) {
            var bytes = good.clone();
            for (var changes = 1 + random.nextInt(4); changes > 0; changes--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
            }
            assertThat(problems(bytes)).doesNotContainNull();
        }
        assertThat(problems("no module at all".getBytes(StandardCharsets.UTF_8))).hasSize(1);
    }
}
