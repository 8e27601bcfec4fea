package io.healthwatch.workbench.quality;

import static org.assertj.core.api.Assertions.assertThat;

import io.healthwatch.workbench.runtime.catalog.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is found in a text, and what is not found though it looks like it. */
class ObservationTest {

    private static final String LOAD = "memory access out of bounds";

    private static Failure failure(String id) throws IOException {
        return QualityFiles.failures(Home.at(Path.of(""))).stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static Observation observe(String id, String trap, String message, String detail) throws IOException {
        var failure = failure(id);
        var module = Files.readAllBytes(Path.of("probes/dist/attacks/" + failure.module() + ".wasm"));
        return Observation.of(failure, module, failure.outcome(), trap, message, detail);
    }

    @Test
    void aBacktraceOfV8NamesFunctionIndexAndOffset() throws IOException {
        var seen = observe("load", "memory", LOAD, "at innermost_load (wasm://wasm/dcf0cfbe:wasm-function[3]:0x9b)");
        assertThat(seen.asExpected()).isTrue();
        assertThat(seen.saysWhat()).isTrue();
        assertThat(seen.namesFunction()).isTrue();
        assertThat(seen.namesFunctionIndex()).isTrue();
        assertThat(seen.namesOffset()).isTrue();
        assertThat(seen.namesOperands()).isFalse();
        assertThat(seen.namesSourceLine()).isNull();
    }

    @Test
    void numbersAndNamesOfOthersDoNotCount() throws IOException {
        var seen = observe(
                "load",
                "memory",
                "out of luck at 0xffff, 112593750",
                "at not_innermost_load_either(Memory.java:155)\n at func_33(wasm-function[13]:0x139)");
        assertThat(seen.saysWhat()).isFalse();
        assertThat(seen.namesFunction()).isFalse();
        assertThat(seen.namesFunctionIndex()).isFalse();
        assertThat(seen.namesOffset()).isFalse();
        assertThat(seen.namesOperands()).isFalse();
    }

    @Test
    void operandsCountInEitherNotation() throws IOException {
        assertThat(observe("load", "memory", "at address 11259375", "").namesOperands()).isTrue();
        assertThat(observe("load", "memory", "at 0xABCDEF of 0x10000", "").namesOperands()).isTrue();
        assertThat(observe("table", "table", "Element index '777' out of bounds", "").namesOperands()).isTrue();
    }

    @Test
    void anotherTrapOrOutcomeIsNotAsExpected() throws IOException {
        assertThat(observe("load", "table", LOAD, "").asExpected()).isFalse();
    }

    @Test
    void theSourceLineIsTheOneWithTheTrap() throws IOException {
        var place = failure("source-line").sourceLine().split(":");
        var lines = Files.readAllLines(Path.of("probes/attacks/diagnosis-dwarf").resolve(place[0]));
        assertThat(lines.get(Integer.parseInt(place[1]) - 1)).contains("__builtin_trap");
        assertThat(observe("source-line", "unreachable", "unreachable", "at ./attack.c:11:3").namesSourceLine()).isTrue();
        assertThat(observe("source-line", "unreachable", "unreachable", "at ./attack.c:9:0").namesSourceLine()).isFalse();
    }

    @Test
    void scoresFollowTheAnchors() throws IOException {
        assertThat(ErrorMessages.score(List.of()).score()).isNull();
        assertThat(score("error", "", "")).isZero();
        assertThat(score("", "", "")).isEqualTo(2);
        assertThat(score("", "innermost", "")).isEqualTo(3);
        assertThat(score("", "innermost", "attack.c:11 at address 11259375 777 f32 i32")).isEqualTo(4);
    }

    /** Of a runtime that says the kind of each trap, unless it has other words, then these. */
    private static Integer score(String insteadOfKind, String function, String more) throws IOException {
        var observations = new ArrayList<Observation>();
        for (var failure : QualityFiles.failures(Home.at(Path.of("")))) {
            var kind = insteadOfKind.isEmpty() ? WORDS.get(failure.id()) : insteadOfKind;
            var frame = function.isEmpty() ? "" : failure.function();
            observations.add(observe(failure.id(), "", kind + " " + more, frame + " " + more));
        }
        return ErrorMessages.score(observations).score();
    }

    private static final Map<String, String> WORDS = Map.ofEntries(
            Map.entry("unreachable", "unreachable"),
            Map.entry("load", LOAD),
            Map.entry("recursion", "call stack exhausted"),
            Map.entry("division", "integer divide by zero"),
            Map.entry("overflow", "integer overflow"),
            Map.entry("conversion", "invalid conversion to integer"),
            Map.entry("table", "out of bounds table access"),
            Map.entry("null", "uninitialized element"),
            Map.entry("signature", "indirect call type mismatch"),
            Map.entry("source-line", "unreachable"),
            Map.entry("invalid-module", "type mismatch"));

    @Test
    void capabilitiesBuildOnEachOtherAndObservationsOutweighDocuments() {
        var step = new DebuggingFact(List.of("v"), "step", true, "documented", "a debugger", "https://example.org", "seen");
        var attach = new DebuggingFact(List.of("v"), "attach", true, "documented", "a debugger", "https://example.org", "seen");
        var trace = DebuggingFact.observed("v", "trace", true, "frames");
        assertThat(Debugging.score(List.of(step)).score()).isZero();
        assertThat(Debugging.score(List.of(trace, step)).score()).isEqualTo(1);
        assertThat(Debugging.score(List.of(trace, attach, step)).score()).isEqualTo(3);
        assertThat(Debugging.score(List.of(trace, attach, step, DebuggingFact.observed("v", "attach", false, "refused")))
                        .score())
                .isEqualTo(1);
    }
}
