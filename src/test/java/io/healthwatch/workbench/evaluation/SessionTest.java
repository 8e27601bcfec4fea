package io.healthwatch.workbench.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.healthwatch.workbench.run.Cell;
import io.healthwatch.workbench.run.Effort;
import io.healthwatch.workbench.run.Fork;
import io.healthwatch.workbench.run.Plan;
import io.healthwatch.workbench.run.RunData;
import io.healthwatch.workbench.run.RunState;
import io.healthwatch.workbench.runtime.catalog.Catalog;
import io.healthwatch.workbench.runtime.catalog.Home;
import io.healthwatch.workbench.runtime.catalog.Host;
import io.healthwatch.workbench.store.RunStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sessions with real workers. */
class SessionTest {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Cell NODE = new Cell("node", "node", "json-parsing-heavy", "c");
    private static final Cell CHICORY = new Cell("chicory-interpreter", "jvm", "simple-http-check", "c");
    private static final Effort SHORT = new Effort(2, 3, 100, 5, 2, 100);
    private static final Effort LONG = new Effort(2, 10, 100, 100_000, 100_000, 100);

    @TempDir
    private Path folder;

    private RunStore store;
    private final List<Event> events = new ArrayList<>();

    @BeforeEach
    void openStore() {
        store = new RunStore(folder.resolve("data"));
    }

    @Test
    void everyCellIsMeasuredAndOnDisk() throws IOException {
        var run = session(Home.locate()).run(plan(SHORT, NODE, CHICORY), events::add);

        assertThat(run.state()).isEqualTo(RunState.COMPLETE);
        assertThat(new Results(run).all()).allSatisfy(result -> {
            assertThat(result.reason()).isEmpty();
            assertThat(result.correct()).isTrue();
            assertThat(result.forks()).isEqualTo(2);
            assertThat(result.netExecution().value()).isPositive();
            assertThat(result.netExecution().value()).isLessThanOrEqualTo(result.execution().value());
            assertThat(result.coldStart().value()).isPositive();
            assertThat(result.memory().value()).isPositive();
            assertThat(result.teardown()).isNotNull();
        });
        assertThat(events.getFirst()).isInstanceOf(Event.Started.class);
        assertThat(events.getLast()).isEqualTo(new Event.Ended(RunState.COMPLETE, ""));
        assertOnDisk(run);
        assertAsTheSchemaSays(started().folder());
    }

    @Test
    void whatWasMeasuredIsWeighedAfterwards() throws IOException {
        var run = session(Home.locate()).run(plan(SHORT, NODE), events::add);

        var weighed = events.stream().filter(Event.Weighed.class::isInstance).toList();
        assertThat(weighed).hasSize(1);
        assertThat(events.subList(events.size() - 3, events.size()))
                .containsExactly(
                        new Event.Weighing(1, 1), weighed.getFirst(), new Event.Ended(RunState.COMPLETE, ""));
        assertThat(Matrix.of(new Results(run).all()).entries())
                .filteredOn(entry -> entry.criterion() == Criterion.BUNDLE)
                .singleElement()
                .satisfies(entry -> {
                    assertThat(entry.verdict()).isEqualTo(Verdict.PASS);
                    assertThat(entry.figure().value()).isEqualTo(entry.bundle().bytes() / 1e6);
                    assertThat(entry.figure().interval().low()).isEqualTo(entry.figure().value());
                    assertThat(entry.worst()).isNull();
                });
        assertThat(RunStore.open(started().folder()).bundles()).containsExactlyElementsOf(run.bundles());
    }

    @Test
    void languagesAreMeasuredAndJudgedApart() throws IOException {
        var home = workbenchOfItsOwn();
        copy(folder.resolve("home/probes/dist/c"), folder.resolve("home/probes/dist/another"));
        Files.writeString(folder.resolve("home/probes/dist/another/regex-processing.wasm"), "garbage");
        var catalog = new Catalog(home);
        var node = catalog.find("node").orElseThrow();
        var cells = new Planner(catalog)
                .cells(
                        List.of(node, catalog.find("script").orElseThrow()),
                        List.of(Host.NODE),
                        List.of("json-parsing-heavy", "regex-processing"),
                        List.of("another", "c"));

        var run = session(home).run(new Plan("test", SHORT, 4711, cells), events::add);

        assertThat(cells).extracting(Cell::language)
                .containsExactly("another", "c", "another", "c", "javascript", "javascript");
        assertThat(Matrix.of(new Results(run).all()).entries())
                .filteredOn(entry -> entry.criterion() == Criterion.EXECUTION && entry.variant().equals("node"))
                .satisfiesExactlyInAnyOrder(
                        another -> {
                            assertThat(another.language()).isEqualTo("another");
                            assertThat(another.worst().scenario()).isEqualTo("json-parsing-heavy");
                            assertThat(another.reason()).startsWith("regex-processing: invalid-module");
                        },
                        c -> {
                            assertThat(c.language()).isEqualTo("c");
                            assertThat(c.all()).hasSize(2).allMatch(CellResult::correct);
                        });
        assertAsTheSchemaSays(started().folder());
    }

    @Test
    void theSameSeedGivesTheSameOrder() {
        assertThat(Schedule.of(plan(SHORT, NODE, CHICORY))).isEqualTo(Schedule.of(plan(SHORT, NODE, CHICORY)));
    }

    @Test
    void aWorkerThatIsKilledLosesNoFinishedSampleAndTheRestGoesOn() throws IOException {
        var killed = new ArrayList<Integer>();
        Consumer<Event> killer = event -> {
            events.add(event);
            if (event instanceof Event.Sampled sampled && killed.isEmpty()) {
                killed.add(sampled.fork());
                ProcessHandle.current().children().forEach(ProcessHandle::destroyForcibly);
            }
        };

        var run = session(Home.locate()).run(plan(new Effort(2, 10, 100, 400, 400, 100), NODE), killer);

        assertThat(run.state()).isEqualTo(RunState.COMPLETE);
        var victim = run.forks().stream().filter(fork -> fork.number() == killed.getFirst()).findFirst().orElseThrow();
        assertThat(victim.end().outcome()).isEqualTo("crashed");
        assertThat(victim.end().message()).contains("SIGKILL");
        assertThat(victim.samples().size()).isPositive();
        assertThat(run.forks()).filteredOn(fork -> fork.end().completed()).hasSize(1);
        assertOnDisk(run);
    }

    @Test
    void aCancelledRunKeepsWhatItHas() throws IOException {
        var session = session(Home.locate());
        var run = session.run(plan(LONG, NODE), event -> {
            events.add(event);
            if (event instanceof Event.Sampled) {
                session.cancel();
            }
        });

        assertThat(run.state()).isEqualTo(RunState.CANCELLED);
        assertThat(run.forks()).singleElement().satisfies(fork -> {
            assertThat(fork.end().outcome()).isEqualTo("cancelled");
            assertThat(fork.samples().size()).isPositive();
        });
        assertOnDisk(run);
    }

    @Test
    void whatIsLeftOfAnInterruptedRunIsMeasured() throws IOException {
        var session = session(Home.locate());
        session.run(plan(SHORT, NODE, CHICORY), event -> {
            events.add(event);
            if (event instanceof Event.Sampled) {
                session.cancel();
            }
        });

        var resumed = session(Home.locate()).resume(started().folder(), events::add);

        assertThat(resumed.state()).isEqualTo(RunState.COMPLETE);
        assertThat(resumed.forks().stream().filter(fork -> fork.end().completed()).map(fork -> fork.end().task()))
                .containsExactlyInAnyOrder(0, 1, 2, 3);
        assertThat(new Results(resumed).all()).allMatch(CellResult::correct);
    }

    @Test
    void aWrongAnswerIsAFindingAndItsTimesCountForNothing() throws IOException {
        var home = workbenchOfItsOwn();
        Files.writeString(
                folder.resolve("home/assets/scenarios/json-parsing-heavy/expected.json"), "{\"ok\":\"something else\"}");

        var run = session(home).run(plan(SHORT, NODE, CHICORY), events::add);

        var results = new Results(run);
        assertThat(results.of(NODE)).satisfies(result -> {
            assertThat(result.correct()).isFalse();
            assertThat(result.execution()).isNull();
            assertThat(result.reason()).startsWith("wrong answer: {\"scenario\":\"json-parsing-heavy\"");
        });
        assertThat(results.of(CHICORY).correct()).isTrue();
    }

    @Test
    void badModulesAndUnknownVariantsAreOutcomesAndTheRestGoesOn() throws IOException {
        var home = workbenchOfItsOwn();
        Files.writeString(folder.resolve("home/probes/dist/c/json-parsing-heavy.wasm"), "garbage");
        var unknown = new Cell("no-such-runtime", "jvm", "simple-http-check", "c");

        var run = session(home).run(plan(SHORT, NODE, unknown, CHICORY), events::add);

        assertThat(run.state()).isEqualTo(RunState.COMPLETE);
        var results = new Results(run);
        assertThat(results.of(NODE).reason()).startsWith("invalid-module");
        assertThat(results.of(unknown).reason()).contains("There is no variant no-such-runtime");
        assertThat(results.of(CHICORY).correct()).isTrue();
    }

    private Session session(Home home) {
        return new Session(home, new Catalog(home), store);
    }

    private static Plan plan(Effort effort, Cell... cells) {
        return new Plan("test", effort, 4711, List.of(cells));
    }

    private Event.Started started() {
        return (Event.Started) events.getFirst();
    }

    private void assertOnDisk(RunData run) throws IOException {
        var read = RunStore.open(started().folder());
        assertThat(read.state()).isEqualTo(run.state());
        assertThat(read.forks().stream().map(Fork::end).toList())
                .isEqualTo(run.forks().stream().map(Fork::end).toList());
        for (var fork : run.forks()) {
            assertThat(read.samples(fork.number()).size()).isEqualTo(fork.samples().size());
        }
        var published = events.stream()
                .filter(Event.Sampled.class::isInstance)
                .mapToInt(event -> ((Event.Sampled) event).iterations().size())
                .sum();
        assertThat(read.forks().stream().mapToInt(fork -> fork.samples().size()).sum())
                .isEqualTo(published);
    }

    private static void assertAsTheSchemaSays(Path run) throws IOException {
        assertThat(schema("run").validate(JSON.readTree(run.resolve("run.json").toFile()))).isEmpty();
        var line = schema("sample-line");
        for (var text : Files.readAllLines(run.resolve("samples.ndjson"))) {
            assertThat(line.validate(JSON.readTree(text))).as(text).isEmpty();
        }
    }

    private static JsonSchema schema(String name) throws IOException {
        var file = Home.locate().assets().resolve("schema").resolve(name + ".schema.json");
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(JSON.readTree(file.toFile()));
    }

    /** A workbench whose assets and probes are copies and whose other parts are this one's. */
    private Home workbenchOfItsOwn() throws IOException {
        var real = Path.of(System.getProperty(Home.PROPERTY));
        var own = Files.createDirectories(folder.resolve("home"));
        for (var part : List.of("src", "target", "installers")) {
            Files.createSymbolicLink(own.resolve(part), real.resolve(part));
        }
        for (var part : List.of("assets", "probes/dist")) {
            copy(real.resolve(part), own.resolve(part));
        }
        return Home.at(own);
    }

    private static void copy(Path from, Path to) throws IOException {
        try (var files = Files.walk(from)) {
            for (var file : files.sorted(Comparator.naturalOrder()).toList()) {
                var copy = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(copy);
                } else {
                    Files.copy(file, copy);
                }
            }
        }
    }
}
