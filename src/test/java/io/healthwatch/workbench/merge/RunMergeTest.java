package io.healthwatch.workbench.merge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.healthwatch.workbench.evaluation.Matrix;
import io.healthwatch.workbench.evaluation.PlanIdentities;
import io.healthwatch.workbench.evaluation.Results;
import io.healthwatch.workbench.evaluation.Schedule;
import io.healthwatch.workbench.gui.RecordedRuns;
import io.healthwatch.workbench.run.Cell;
import io.healthwatch.workbench.run.Effort;
import io.healthwatch.workbench.run.Environment;
import io.healthwatch.workbench.run.Merge;
import io.healthwatch.workbench.run.Plan;
import io.healthwatch.workbench.run.RunHeader;
import io.healthwatch.workbench.run.RunState;
import io.healthwatch.workbench.run.Shard;
import io.healthwatch.workbench.runtime.catalog.Home;
import io.healthwatch.workbench.store.RunStore;
import io.healthwatch.workbench.store.RunWriter;
import io.healthwatch.workbench.worker.protocol.Message;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Merging runs that were written as a session writes them. */
class RunMergeTest {

    private static final Cell NODE = new Cell("node", "node", "json-parsing-heavy", "c");
    private static final Cell CHICORY = new Cell("chicory", "jvm", "json-parsing-heavy", "c");
    private static final Plan PLAN = plan(4711);
    private static final int TASKS = 12;
    private static final Environment HERE = machine("bench", "A processor");
    private static final Environment THERE = machine("laptop", "Another processor");

    @TempDir
    private Path folder;

    private int runs;

    @Test
    void partsOfOnePlanBecomeTheRunThatTheWholePlanWouldHaveBeen() throws Exception {
        var whole = merged("whole", write(PLAN, HERE, null, TASKS));
        var parts = merged(
                "parts",
                write(PLAN, HERE, "2/3", TASKS),
                write(PLAN, HERE, "1/3", TASKS),
                write(PLAN, HERE, "3/3", TASKS));

        assertThat(samples(parts)).isEqualTo(samples(whole));
        assertThat(RunStore.open(parts).state()).isEqualTo(RunState.COMPLETE);
        assertThat(RunStore.open(parts).header().environment()).isEqualTo(HERE);
        assertThat(RunStore.open(parts).header().plan()).isEqualTo(PLAN);
        assertThat(new Results(RunStore.open(parts)).all())
                .isEqualTo(new Results(RunStore.open(whole)).all())
                .allSatisfy(result -> assertThat(result.forks()).isEqualTo(6));
        assertThat(RunStore.open(parts).forks()).allSatisfy(fork -> assertThat(fork.end().memory())
                .isEqualTo(RecordedRuns.end(fork.number(), fork.end().task(), fork.cell()).memory()));
        assertAsTheSchemaSays(parts);
    }

    @Test
    void orderDoesNotMatterAndMergingAgainChangesNothing() throws Exception {
        var sources = new ArrayList<>(List.of(
                write(PLAN, HERE, "1/4", TASKS),
                write(PLAN, THERE, "2/4", TASKS),
                write(PLAN, HERE, "3/4", 1),
                write(PLAN, THERE, "4/4", TASKS),
                write(PLAN, HERE, "1/4", TASKS),
                write(PLAN, HERE, null, 5)));
        var expected = merged("all", sources.toArray(Path[]::new));
        var random = new Random(7);
        for (var round = 0; round < 20; round++) {
            Collections.shuffle(sources, random);
            var half = merged("half " + round, sources.subList(0, 3).toArray(Path[]::new));
            var inputs = new ArrayList<>(sources.subList(random.nextInt(4), sources.size()));
            inputs.add(half);
            Collections.shuffle(inputs, random);
            var again = merged("again " + round, inputs.toArray(Path[]::new));

            assertThat(samples(again)).isEqualTo(samples(expected));
            assertThat(RunStore.open(again).header()).isEqualTo(RunStore.open(expected).header());
        }
        assertThat(put("all", expected)).isFalse();
        assertThat(put("all", expected, sources.get(2))).isFalse();
        assertAsTheSchemaSays(expected);
    }

    @Test
    void ofATaskThatWasMeasuredTwiceTheForkOfTheRunThatBeganFirstIsKept() throws Exception {
        var first = write(PLAN, HERE, "1/2", TASKS);
        var second = write(PLAN, HERE, null, TASKS);

        var merge = RunMerge.of(List.of(RunStore.summary(second), RunStore.summary(first))).header().merge();

        assertThat(merge.duplicates())
                .extracting(Merge.Duplicate::task)
                .containsExactlyElementsOf(IntStream.range(0, TASKS).filter(new Shard(1, 2)::holds).boxed().toList());
        assertThat(merge.duplicates()).allSatisfy(duplicate -> {
            assertThat(duplicate.kept()).isEqualTo(id(first));
            assertThat(duplicate.left()).isEqualTo(id(second));
        });
        assertThat(merge.gaps()).isEmpty();
    }

    @Test
    void whatWasNeverMeasuredIsNamedAndTheRunIsNotComplete() throws Exception {
        var merged = merged("gaps", write(PLAN, HERE, "1/2", TASKS), write(PLAN, HERE, "2/2", 2));
        var run = RunStore.open(merged);

        assertThat(run.state()).isEqualTo(RunState.INTERRUPTED);
        assertThat(run.header().merge().gaps()).extracting(Merge.Gap::task).containsExactly(5, 7, 9, 11);
        assertThat(run.header().merge().gaps())
                .allSatisfy(gap -> assertThat(gap.cell()).isEqualTo(Schedule.of(PLAN).get(gap.task())));
        assertThat(run.header().merge().sources()).extracting(Merge.Source::measured).containsExactly(6, 2);
        assertThat(run.header().forks()).isEqualTo(TASKS);
    }

    @Test
    void machinesAreNeverPooled() throws Exception {
        var here = write(PLAN, HERE, null, TASKS);
        var there = write(PLAN, THERE, null, TASKS);
        var alone = new Results(RunStore.open(here)).of(NODE);

        var run = RunStore.open(merged("both", there, here));
        var results = new Results(run);

        assertThat(run.header().plan().cells())
                .extracting(Cell::series)
                .containsExactly("node (bench)", "node (laptop)", "chicory (bench)", "chicory (laptop)");
        assertThat(run.header().environment()).isNull();
        assertThat(results.of(NODE.on("bench")).netExecution()).isEqualTo(alone.netExecution());
        assertThat(results.of(NODE.on("laptop")).netExecution().value())
                .isGreaterThan(1.5 * alone.netExecution().value());
        assertThat(results.of(NODE).forks()).isZero();
        assertThat(Matrix.of(results.all()).entries())
                .filteredOn(entry -> entry.variant().equals("node"))
                .allSatisfy(entry -> assertThat(entry.all()).hasSize(1))
                .extracting(Matrix.Entry::machine)
                .containsOnly("bench", "laptop");
    }

    @Test
    void twoMachinesOfOneNameAreToldApart() throws Exception {
        var run = RunStore.open(merged(
                "named alike", write(PLAN, HERE, null, TASKS), write(PLAN, machine("bench", "Another"), null, TASKS)));

        assertThat(run.header().plan().cells().stream().map(Cell::machine).distinct())
                .hasSize(2)
                .allSatisfy(name -> assertThat(name).matches("bench-[0-9a-f]{4}"));
    }

    @Test
    void aDamagedRunContributesWhatStandsBeforeTheDamage() throws Exception {
        var damaged = write(PLAN, HERE, null, TASKS);
        var file = damaged.resolve("samples.ndjson");
        var lines = new ArrayList<>(Files.readAllLines(file));
        var fifth = IntStream.range(0, lines.size())
                .filter(line -> lines.get(line).startsWith("{\"started\":5,"))
                .findFirst()
                .orElseThrow();
        lines.set(fifth + 1, lines.get(fifth + 1).replace("\"executionNanos\":", "\"executionNanos\""));
        Files.write(file, lines);
        assertThatThrownBy(() -> RunStore.open(damaged)).hasMessageContaining("line " + (fifth + 2));

        var merge = RunStore.open(merged("damaged", damaged)).header().merge();

        assertThat(merge.sources()).singleElement().satisfies(source -> {
            assertThat(source.measured()).isEqualTo(4);
            assertThat(source.damage()).contains("line " + (fifth + 2));
        });
        assertThat(merge.gaps()).hasSize(TASKS - 4);
    }

    @Test
    void otherPlansAreRefusedWithWhatDiffers() throws Exception {
        var one = RunStore.summary(write(PLAN, HERE, "1/2", TASKS));
        var otherSeed = RunStore.summary(write(plan(4712), HERE, "2/2", TASKS));
        var modules = Map.of("c/json-parsing-heavy", "b".repeat(64));
        var otherModule = RunStore.summary(write(PLAN, HERE, "2/2", TASKS, modules));
        var older = RunStore.summary(write(PLAN, HERE, "2/2", TASKS, null));

        assertThatThrownBy(() -> RunMerge.of(List.of(one, otherSeed)))
                .isInstanceOf(DifferentPlansException.class)
                .hasMessageContaining("seed (4711 and 4712)");
        assertThatThrownBy(() -> RunMerge.of(List.of(one, otherModule)))
                .isInstanceOf(DifferentPlansException.class)
                .hasMessageContaining("module c/json-parsing-heavy");
        assertThatThrownBy(() -> RunMerge.of(List.of(one, older)))
                .isInstanceOf(DifferentPlansException.class)
                .hasMessageContaining("does not record its modules");
    }

    @Test
    void whatIsThereAndIsNoSourceIsLeftAlone() throws Exception {
        var one = write(PLAN, HERE, "1/2", TASKS);
        var other = write(PLAN, HERE, "2/2", TASKS);
        var before = samples(other);

        assertThatThrownBy(() -> put(other.getFileName().toString(), one)).hasMessageContaining("holds something else");
        assertThat(samples(other)).isEqualTo(before);

        var merged = merged("merged", one);
        assertThat(put("merged", merged, other)).isTrue();
        assertThat(RunStore.open(merged).state()).isEqualTo(RunState.COMPLETE);
        try (var folders = Files.list(folder)) {
            assertThat(folders.map(Path::getFileName).map(Path::toString)).noneMatch(name -> name.startsWith("."));
        }
    }

    private Path merged(String name, Path... sources) throws Exception {
        put(name, sources);
        return folder.resolve(name);
    }

    private boolean put(String name, Path... sources) throws Exception {
        var summaries = List.of(sources).stream().map(RunStore::summary).toList();
        return MergeFolder.put(RunMerge.of(summaries), folder.resolve(name), summaries);
    }

    private Path write(Plan plan, Environment machine, String shard, int forks) throws IOException {
        return write(plan, machine, shard, forks, Map.of("c/json-parsing-heavy", "a".repeat(64)));
    }

    /** A run of the first {@code forks} tasks of its part, that began a second after the one before. */
    private Path write(Plan plan, Environment machine, String shard, int forks, Map<String, String> modules)
            throws IOException {
        var part = shard == null ? null : Shard.of(shard);
        var created = Instant.parse("2026-11-22T16:00:00Z").plusSeconds(++runs);
        var id = RunStore.id(created, String.format("%04x", runs));
        var run = Files.createDirectory(folder.resolve(id));
        var identity = modules == null ? null : PlanIdentities.of(plan, modules);
        var schedule = Schedule.of(plan);
        try (var writer = RunStore.create(run, new RunHeader(id, created, plan, machine, identity, part, null))) {
            var tasks = IntStream.range(0, schedule.size())
                    .filter(task -> part == null || part.holds(task))
                    .limit(forks)
                    .toArray();
            for (var i = 0; i < tasks.length; i++) {
                write(writer, i + 1, tasks[i], schedule.get(tasks[i]), machine.equals(HERE) ? 1 : 2);
            }
            var all = Contribution.tasks(part, schedule).count() == tasks.length;
            writer.end(all ? RunState.COMPLETE : RunState.INTERRUPTED, null);
        }
        return run;
    }

    private static void write(RunWriter writer, int fork, int task, Cell cell, int slowness) throws IOException {
        writer.forkStarted(fork, cell);
        writer.samples(
                fork,
                RecordedRuns.iterations(cell, task).stream()
                        .map(each -> new Message.Iteration(
                                each.instance(),
                                each.number(),
                                each.warmup(),
                                each.startNanos(),
                                slowness * each.executionNanos(),
                                each.hostNanos(),
                                each.correct()))
                        .toList());
        writer.forkEnded(RecordedRuns.end(fork, task, cell));
    }

    private static Plan plan(long seed) {
        return new Plan("test", new Effort(6, 2, 100, 5, 2, 100), seed, List.of(NODE, CHICORY));
    }

    private static Environment machine(String name, String cpu) {
        return new Environment("test", name, "Linux 6", "amd64", cpu, 8, 16_000_000_000L, "25", 0.2, null);
    }

    private static String id(Path run) {
        return run.getFileName().toString();
    }

    private static byte[] samples(Path run) throws IOException {
        return Files.readAllBytes(run.resolve("samples.ndjson"));
    }

    private static void assertAsTheSchemaSays(Path run) throws IOException {
        var json = new JsonMapper();
        var schemas = Home.locate().assets().resolve("schema");
        var factory = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);
        var document = factory.getSchema(json.readTree(schemas.resolve("run.schema.json").toFile()));
        assertThat(document.validate(json.readTree(run.resolve("run.json").toFile()))).isEmpty();
        var line = factory.getSchema(json.readTree(schemas.resolve("sample-line.schema.json").toFile()));
        for (var text : Files.readAllLines(run.resolve("samples.ndjson"))) {
            assertThat(line.validate(json.readTree(text))).isEmpty();
        }
    }
}
