package io.healthwatch.workbench.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.dylibso.chicory.wasm.Parser;
import com.dylibso.chicory.wasm.WasmModule;
import com.dylibso.chicory.wasm.types.FunctionImport;
import com.dylibso.chicory.wasm.types.FunctionType;
import com.dylibso.chicory.wasm.types.ValType;
import io.healthwatch.workbench.probe.CapabilityPolicy;
import io.healthwatch.workbench.probe.HostFunctions;
import io.healthwatch.workbench.probe.PolicedHttp;
import io.healthwatch.workbench.probe.ProbeConfig;
import io.healthwatch.workbench.probe.ProbeEnvironment;
import io.healthwatch.workbench.probe.ProbeException;
import io.healthwatch.workbench.probe.ProbeLimits;
import io.healthwatch.workbench.probe.TrapKind;
import io.healthwatch.workbench.probe.WasmProbe;
import io.healthwatch.workbench.runtime.catalog.Catalog;
import io.healthwatch.workbench.runtime.catalog.Home;
import io.healthwatch.workbench.runtime.chicory.ChicoryProbe;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The committed modules: built from their sources, within the contract, within WebAssembly's first version. */
class ModulesTest {

    private static final Path PROBES = Home.locate().probes();
    private static final Path MODULES = PROBES.resolve("dist");

    private static final FunctionType ALLOCATE = type(List.of(ValType.I32), List.of(ValType.I32));
    private static final FunctionType RUN = type(List.of(ValType.I32, ValType.I32), List.of(ValType.I64));
    private static final Map<String, FunctionType> OFFERED = Map.of(
            "http_request", type(List.of(ValType.I32, ValType.I32, ValType.I32, ValType.I32), List.of(ValType.I32)),
            "now_nanos", type(List.of(), List.of(ValType.I64)),
            "log", type(List.of(ValType.I32, ValType.I32, ValType.I32), List.of()));

    private static FunctionType type(List<ValType> parameters, List<ValType> results) {
        return FunctionType.of(parameters, results);
    }

    static Stream<String> languages() {
        var catalog = new Catalog(Home.locate());
        return catalog.languages(catalog.find("chicory").orElseThrow()).stream();
    }

    static Stream<Arguments> modules() {
        return languages().flatMap(language -> HandPicked.SCENARIOS.stream().map(scenario -> Arguments.of(language, scenario)));
    }

    private static byte[] bytes(String language, String scenario) throws IOException {
        return Files.readAllBytes(MODULES.resolve(language).resolve(scenario + ".wasm"));
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "the build script is for POSIX shells")
    void matchTheirSources() throws IOException, InterruptedException {
        var process = new ProcessBuilder("sh", PROBES.resolve("build.sh").toString(), "--check")
                .redirectErrorStream(true)
                .start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(said).isZero();
    }

    @ParameterizedTest
    @MethodSource("languages")
    void haveSources(String language) {
        assertThat(PROBES.resolve(language).resolve("build.sh")).isRegularFile();
        for (var scenario : HandPicked.SCENARIOS) {
            assertThat(PROBES.resolve(language).resolve(scenario)).isDirectory();
        }
    }

    @ParameterizedTest
    @MethodSource("modules")
    void importAndExportWhatTheContractSays(String language, String scenario) throws IOException {
        var module = Parser.parse(bytes(language, scenario));
        var imports = module.importSection();
        for (var i = 0; i < imports.importCount(); i++) {
            var wanted = imports.getImport(i);
            assertThat(wanted.module()).isEqualTo(HostFunctions.NAMESPACE);
            assertThat(wanted).isInstanceOfSatisfying(FunctionImport.class, function -> assertThat(
                            module.typeSection().getType(function.typeIndex()))
                    .isEqualTo(OFFERED.get(function.name())));
        }
        var exports = module.exportSection();
        assertThat(IntStream.range(0, exports.exportCount()).mapToObj(i -> exports.getExport(i).name()))
                .containsExactlyInAnyOrder("memory", "allocate", "run");
        assertThat(typeOf(module, "allocate")).isEqualTo(ALLOCATE);
        assertThat(typeOf(module, "run")).isEqualTo(RUN);
    }

    private static FunctionType typeOf(WasmModule module, String export) {
        var exports = module.exportSection();
        var index = IntStream.range(0, exports.exportCount())
                .mapToObj(exports::getExport)
                .filter(each -> each.name().equals(export))
                .findFirst()
                .orElseThrow()
                .index();
        var own = index - module.importSection().importCount();
        return module.functionSection().getFunctionType(own, module.typeSection());
    }

    @ParameterizedTest
    @MethodSource("modules")
    void useTheFirstVersionOfWebAssembly(String language, String scenario) throws IOException {
        var module = Parser.parse(bytes(language, scenario));
        for (var type : module.typeSection().types()) {
            assertThat(type.returns()).hasSizeLessThanOrEqualTo(1);
        }
        assertThat(module.dataCountSection()).isEmpty();
        assertThat(module.tagSection()).isEmpty();
        assertThat(module.tableSection().tableCount()).isLessThanOrEqualTo(1);
        assertThat(module.memorySection().orElseThrow().memoryCount()).isEqualTo(1);
        for (var body : module.codeSection().functionBodies()) {
            assertThat(body.instructions()).allMatch(instruction -> isInFirstVersion(instruction.opcode().opcode()), "MVP");
        }
    }

    /** See "Index of Instructions" in version 1.0 of the specification. */
    private static boolean isInFirstVersion(int opcode) {
        return opcode <= 0x05
                || opcode >= 0x0b && opcode <= 0x11
                || opcode == 0x1a
                || opcode == 0x1b
                || opcode >= 0x20 && opcode <= 0x24
                || opcode >= 0x28 && opcode <= 0xbf;
    }

    /** Hosts hand text over as valid UTF-8; a module must not rely on that. */
    @ParameterizedTest
    @MethodSource("languages")
    void refuseWhatIsNoUtf8(String language) throws IOException, ProbeException {
        try (var probe = load(language, ProbeLimits.STANDARD)) {
            for (var odd : HandPicked.oddUtf8()) {
                var config = new ByteArrayOutputStream();
                config.writeBytes("{\"services\":[{\"name\":\"".getBytes(StandardCharsets.UTF_8));
                config.writeBytes(odd);
                config.writeBytes("\",\"instances\":[{\"up\":true,\"requests\":1,\"errors\":0,\"labels\":{},\"latencyMs\":[1]}]}]}"
                        .getBytes(StandardCharsets.UTF_8));
                assertThat(execute(probe, config.toByteArray()))
                        .as(HexFormat.ofDelimiter(" ").formatHex(odd))
                        .isEqualTo(Oracle.answer(new Vector("", HandPicked.JSON, decoded(config.toByteArray()), List.of())));
            }
        }
    }

    /** The text; what is no JSON either where the bytes are no text. */
    private static String decoded(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException malformed) {
            return "";
        }
    }

    @ParameterizedTest
    @MethodSource("languages")
    void trapWhenMemoryRunsOutAndGoOn(String language) throws IOException, ProbeException {
        var small = "{\"services\":[]}".getBytes(StandardCharsets.UTF_8);
        var large = ("{\"services\":[" + "0,".repeat(500_000) + "0]}").getBytes(StandardCharsets.UTF_8);
        var largest = new byte[3 << 20];
        try (var probe = load(language, new ProbeLimits(2 << 20, 512 << 10, true))) {
            var before = execute(probe, small);
            assertThatThrownBy(() -> execute(probe, large)).isInstanceOfSatisfying(
                    ProbeException.Trap.class, trap -> assertThat(trap.kind()).isEqualTo(TrapKind.UNREACHABLE));
            assertThat(execute(probe, small)).isEqualTo(before);
            assertThatThrownBy(() -> execute(probe, largest)).isInstanceOf(ProbeException.BadResult.class);
            assertThat(execute(probe, small)).isEqualTo(before);
        }
    }

    private static WasmProbe load(String language, ProbeLimits limits) throws IOException, ProbeException {
        var nowhere = new PolicedHttp(CapabilityPolicy.NOTHING, (_, _) -> {});
        var probe = new ChicoryProbe(new ProbeEnvironment("", "", limits, nowhere));
        probe.load(bytes(language, HandPicked.JSON), 0);
        return probe;
    }

    private static String execute(WasmProbe probe, byte[] config) throws ProbeException {
        return new String(probe.execute(new ProbeConfig(config, 0)).json(), StandardCharsets.UTF_8);
    }
}
