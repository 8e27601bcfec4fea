package io.healthwatch.workbench.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.dylibso.chicory.wabt.Wat2Wasm;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.healthwatch.workbench.run.Cell;
import io.healthwatch.workbench.run.Effort;
import io.healthwatch.workbench.run.ForkEnd;
import io.healthwatch.workbench.run.OwnProbe;
import io.healthwatch.workbench.run.Plan;
import io.healthwatch.workbench.run.RunData;
import io.healthwatch.workbench.run.RunHeader;
import io.healthwatch.workbench.run.RunState;
import io.healthwatch.workbench.runtime.catalog.Catalog;
import io.healthwatch.workbench.runtime.catalog.Home;
import io.healthwatch.workbench.store.RunStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Probes of the user's own, in real workers. */
class OwnProbeTest {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Effort SHORT = new Effort(2, 3, 50, 5, 2, 50);
    private static final String ANSWER =
            "{\"scenario\":\"my\",\"ok\":true,\"status\":null,\"metrics\":{\"bytes\":11,\"digits\":3},\"error\":null}";

    @TempDir
    private Path folder;

    /** A module that answers with this text, of which {@code $} stands for a digit that the clock draws. */
    private Path answering(String text) throws IOException {
        return module("""
                (module
                  (import "healthwatch" "now_nanos" (func $now (result i64)))
                  (memory (export "memory") 1)
                  (data (i32.const 64) "%s")
                  (func (export "allocate") (param i32) (result i32) (i32.const 4096))
                  (func (export "run") (param i32 i32) (result i64)
                    %s
                    (i64.or (i64.shl (i64.const 64) (i64.const 32)) (i64.const %d))))
                """.formatted(
                        text.replace("\"", "\\22"),
                        text.contains("$")
                                ? "(i32.store8 (i32.const " + (64 + text.indexOf('$')) + ") (i32.add (i32.const 48)"
                                        + " (i32.wrap_i64 (i64.rem_u (call $now) (i64.const 9)))))"
                                : "",
                        text.length()));
    }

    private Path module(String wat) throws IOException {
        return Files.write(folder.resolve("my.wasm"), Wat2Wasm.parse(wat));
    }

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private Session session() {
        return new Session(Home.locate(), new Catalog(Home.locate()), new RunStore(folder.resolve("data")));
    }

    private RunData measured(OwnProbe own) throws IOException {
        return session().run(plan(own), _ -> {});
    }

    private static Plan plan(OwnProbe own) {
        return new Plan("test", SHORT, 4711, List.of(node(own), cell(own, "chicory-interpreter", "jvm")), own);
    }

    private static Cell node(OwnProbe own) {
        return cell(own, "node", "node");
    }

    private static Cell cell(OwnProbe own, String variant, String host) {
        return new Cell(variant, host, own.scenario(), OwnProbe.LANGUAGE);
    }

    @Test
    void everyTemplateIsBuiltByItsOwnWordsAndMeasured() throws Exception {
        var built = 0;
        for (var language : Map.of("assemblyscript", "npx", "c", "wasm-ld", "rust", "/usr/bin/rustc", "wat", "wat2wasm")
                .entrySet()) {
            if (!isThere(language.getValue())) {
                continue;
            }
            var module = build(language.getKey());
            if (module == null) {
                continue;
            }
            built++;
            var own = OwnProbes.read(module, file("my.json", "{\"a\": 123}\n"), file("right.json", ANSWER), List.of());

            var run = measured(own);

            assertThat(new Results(run).all()).as(language.getKey()).allSatisfy(result -> {
                assertThat(result.reason()).isEmpty();
                assertThat(result.forks()).isEqualTo(2);
            });
        }
        assumeTrue(built > 0, "none of the templates' compilers is there");
    }

    private static boolean isThere(String program) {
        return program.startsWith("/")
                ? Files.isExecutable(Path.of(program))
                : Pattern.compile(":")
                        .splitAsStream(System.getenv("PATH"))
                        .anyMatch(path -> Files.isExecutable(Path.of(path, program)));
    }

    /** The module that a template's own command builds; null where npm cannot reach its registry. */
    private Path build(String language) throws IOException, InterruptedException {
        var source = Home.locate().probes().resolve("template").resolve(language);
        var copy = Files.createDirectories(folder.resolve(language));
        String command = null;
        try (var files = Files.list(source)) {
            for (var file : files.filter(each -> each.getFileName().toString().startsWith("probe."))
                    .toList()) {
                Files.copy(file, copy.resolve(file.getFileName()));
                var named = Pattern.compile("Build, in this folder.*?:\\R\\W*(\\w.*)").matcher(Files.readString(file));
                assertThat(named.find()).as(file + " names its command").isTrue();
                command = named.group(1);
            }
        }
        var process = new ProcessBuilder("/bin/sh", "-c", command)
                .directory(copy.toFile())
                .redirectErrorStream(true)
                .redirectOutput(copy.resolve("output").toFile());
        process.environment().merge("PATH", "/usr/bin", (before, first) -> first + ":" + before);
        var building = process.start();
        assertThat(building.waitFor(2, TimeUnit.MINUTES)).isTrue();
        var output = Files.readString(copy.resolve("output"));
        if (language.equals("assemblyscript") && output.contains("npm error")) {
            return null;
        }
        assertThat(building.exitValue()).as(output).isZero();
        return copy.resolve("my.wasm");
    }

    @Test
    void theRunHoldsTheProbeAndGoesOnWithItAfterTheUsersFilesAreGone() throws Exception {
        var module = answering(ANSWER);
        var config = file("my.json", "{\"a\": 123}");
        var own = OwnProbes.read(module, config, null, List.of("http://localhost:8080"));
        var session = session();
        var begun = session.run(plan(own), event -> {
            if (event instanceof Event.ForkEnded) {
                session.cancel();
            }
        });
        var run = folder.resolve("data/runs").resolve(begun.header().id());
        Files.delete(module);
        Files.delete(config);

        var resumed = session().resume(run, _ -> {});

        assertThat(begun.state()).isEqualTo(RunState.CANCELLED);
        assertThat(resumed.state()).isEqualTo(RunState.COMPLETE);
        assertThat(new Results(resumed).all()).allSatisfy(result -> assertThat(result.reason()).isEmpty());
        assertThat(RunStore.open(run).header().plan()).isEqualTo(plan(own));
        var schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(JSON.readTree(Home.locate().assets().resolve("schema/run.schema.json").toFile()));
        assertThat(schema.validate(JSON.readTree(run.resolve("run.json").toFile()))).isEmpty();
    }

    @Test
    void aRunWhoseProbeWasExchangedDoesNotGoOn() throws Exception {
        var own = OwnProbes.read(answering(ANSWER), null, null, List.of());
        var session = session();
        var begun = session.run(plan(own), event -> {
            if (event instanceof Event.ForkEnded) {
                session.cancel();
            }
        });
        var run = folder.resolve("data/runs").resolve(begun.header().id());
        var forks = RunStore.open(run).forks().size();
        Files.copy(answering("[]"), run.resolve("own/module.wasm"), StandardCopyOption.REPLACE_EXISTING);

        assertThatThrownBy(() -> session().resume(run, _ -> {}))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("module.wasm is not the file that the run began with");
        assertThat(RunStore.open(run).forks()).hasSize(forks);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[1]|no ProbeResult: not an object",
                "{\"scenario\":\"my\"}|\"ok\" must be true or false",
                "{\"scenario\":\"my\",\"ok\":true,\"error\":\"none\"}|\"error\" must be null or have",
                "{\"scenario\":\"my\",\"ok\":true} true|no ProbeResult: not JSON",
                "{\"scenario\":\"my\",\"ok\":true,\"status\":1$$}|changes from execution to execution"
            })
    void anAnswerThatIsNoProbeResultOrDoesNotStayTheSameIsWrong(String answer, String mistake) throws Exception {
        var own = OwnProbes.read(answering(answer.replace("$$", "$")), null, null, List.of());

        var result = new Results(measured(own)).of(node(own));

        assertThat(result.correct()).isFalse();
        assertThat(result.reason()).startsWith("wrong answer").contains(mistake);
        assertThat(result.execution()).isNull();
    }

    @Test
    void theExpectedAnswerIsComparedAsJson() throws Exception {
        var module = answering("{\"scenario\":\"my\",\"ok\":true,\"metrics\":{\"sum\":1.50}}");
        var same = file("same.json", "{\n \"ok\": true, \"metrics\": {\"sum\": 1.5}, \"scenario\": \"my\"}\n");
        var other = file("other.json", "{\"scenario\":\"my\",\"ok\":true,\"metrics\":{\"sum\":2}}");

        assertThat(OwnAnswers.mistake(Files.readString(same), Files.readString(other))).isNotEmpty();
        var own = OwnProbes.read(module, null, same, List.of());
        assertThat(new Results(measured(own)).of(node(own)).reason()).isEmpty();
    }

    @Test
    void aTrapIsTheOutcomeOfEachVariant() throws Exception {
        var own = OwnProbes.read(
                module("""
                        (module (memory (export "memory") 1)
                          (func (export "allocate") (param i32) (result i32) (i32.const 8))
                          (func (export "run") (param i32 i32) (result i64) unreachable))
                        """), null, null, List.of());

        var run = measured(own);

        assertThat(run.state()).isEqualTo(RunState.COMPLETE);
        assertThat(new Results(run).all()).allSatisfy(result -> assertThat(result.reason()).startsWith("trap"));
    }

    @Test
    void variantsThatAnswerOtherwiseThanMostAreNamed() throws Exception {
        var own = OwnProbes.read(answering(ANSWER), null, null, List.of());
        var run = measured(own);
        var cells = run.header().plan().cells();
        var three = new ArrayList<>(cells);
        three.add(cell(own, "wasm3", "jvm"));
        var asked = new RunData(
                new RunHeader("id", null, new Plan("test", SHORT, 1, three, own), null),
                RunState.COMPLETE);
        run.forks().forEach(fork -> {
            asked.start(fork.number(), fork.cell());
            asked.end(fork.end());
        });
        var odd = three.getLast();
        var like = run.forks().iterator().next().end();
        asked.start(99, odd);
        asked.end(answering(like, 99, odd, "{\"scenario\":\"my\",\"ok\":false}"));

        var results = new Results(asked);

        assertThat(results.of(odd).reason()).contains("it differs from the others'", "\"ok\":false");
        assertThat(results.of(odd).setup()).isNull();
        assertThat(results.of(node(own)).correct()).isTrue();
        asked.end(answering(like, like.fork(), like.cell(), "{\"scenario\":\"my\",\"ok\":false}"));
        assertThat(results.all()).allSatisfy(result -> assertThat(result.cell().equals(like.cell()) || result.cell().equals(odd)
                        || result.correct())
                .isTrue());
    }

    private static ForkEnd answering(
            ForkEnd like, int fork, Cell cell, String answer) throws IOException {
        var tree = (ObjectNode) JSON.valueToTree(like);
        tree.put("fork", fork).put("answer", answer).putPOJO("cell", cell);
        return JSON.readValue(JSON.writeValueAsString(tree), ForkEnd.class);
    }

    @ParameterizedTest
    @CsvSource({
        "http://localhost:8080, true",
        "https://example.org, true",
        "http://localhost:8080/, false",
        "localhost:8080, false",
        "ftp://example.org, false",
        "http://user@example.org, false",
        "http://, false"
    })
    void anOriginIsASchemeAHostAndAPort(String origin, boolean good) throws Exception {
        var module = answering(ANSWER);

        if (good) {
            assertThat(OwnProbes.read(module, null, null, List.of(origin)).origins()).containsExactly(origin);
        } else {
            assertThatThrownBy(() -> OwnProbes.read(module, null, null, List.of(origin)))
                    .hasMessageContaining("is no origin");
        }
    }

    @Test
    void allThatIsWrongIsSaidAtOnce() throws Exception {
        var module = Files.write(folder.resolve("my.wasm"), new byte[0]);

        assertThatThrownBy(() -> OwnProbes.read(
                        module, file("config.json", "{\n\"a\": }"), folder.resolve("none.json"), List.of("nonsense")))
                .isInstanceOfSatisfying(UnusableProbeException.class, unusable -> assertThat(unusable.problems())
                        .satisfiesExactlyInAnyOrder(
                                empty -> assertThat(empty).isEqualTo("my.wasm: The file is empty."),
                                json -> assertThat(json).startsWith("config.json is not JSON: line 2"),
                                missing -> assertThat(missing).startsWith("There is no file").contains("none.json"),
                                origin -> assertThat(origin).startsWith("'nonsense' is no origin")));
    }

    @Test
    void aModuleNamedLikeAScenarioHasANameOfItsOwn() throws Exception {
        var module = Files.move(answering(ANSWER), folder.resolve("simple-http-check.wasm"));

        assertThat(OwnProbes.read(module, null, null, List.of()).scenario()).isEqualTo("own-simple-http-check");
    }
}
