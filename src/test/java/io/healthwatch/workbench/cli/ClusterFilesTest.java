package io.healthwatch.workbench.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import io.healthwatch.workbench.run.Shard;
import io.healthwatch.workbench.runtime.catalog.Catalog;
import io.healthwatch.workbench.runtime.catalog.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/** What is given for measuring on many machines agrees with the command line. */
class ClusterFilesTest {

    private static final Path HOME = Path.of(System.getProperty(Home.PROPERTY));
    private static final Path CLUSTER = HOME.resolve("installers/cluster");
    private static final Path WORKFLOW = HOME.resolve(".github/workflows/evaluate.yml");

    /** A command to its end: a pipe, a redirection, an alternative, a quote that closes or a new line. */
    private static final Pattern COMMAND = Pattern.compile("bin/workbench\"?[, ]+((?:(?!\\|\\||[>|\\n;]).)*)");

    private static final Pattern SHARD_SCRIPT =
            Pattern.compile("shard\\.sh (\"[^\"]*\"|\\S+) \\S+ ((?:(?!\\|\\||[>|\\n;]).)*)");

    static Stream<Path> files() {
        return Stream.of(
                CLUSTER.resolve("Containerfile"),
                CLUSTER.resolve("shard.sh"),
                CLUSTER.resolve("measure.yaml"),
                CLUSTER.resolve("merge.yaml"),
                WORKFLOW);
    }

    @ParameterizedTest
    @MethodSource("files")
    void everyCommandIsOneThatTheWorkbenchUnderstands(Path file) throws IOException {
        var commands = commands(file);

        assertThat(commands).isNotEmpty().allSatisfy(command -> {
            var words = words(command);
            assertThatCode(() -> new CommandLine(new WorkbenchCommand()).parseArgs(words))
                    .as(command)
                    .doesNotThrowAnyException();
        });
    }

    @ParameterizedTest
    @MethodSource("files")
    void everyVariantThatIsNamedIsInTheCatalog(Path file) throws IOException {
        var catalog = new Catalog(Home.locate());
        for (var command : commands(file)) {
            var words = List.of(words(command));
            for (var i = 1; i < words.size(); i++) {
                if (words.get(i - 1).equals("--variant")) {
                    assertThat(catalog.find(words.get(i))).as(words.get(i)).isPresent();
                }
            }
        }
    }

    @Test
    void theClustersPartsAreAsManyAsItsPods() throws IOException {
        var job = documents(CLUSTER.resolve("measure.yaml")).getLast();
        var parts = job.at("/spec/completions").asInt();
        var script = job.at("/spec/template/spec/containers/0/args/0").asText();

        assertThat(job.at("/spec/completionMode").asText()).isEqualTo("Indexed");
        assertThat(job.at("/spec/parallelism").asInt()).isEqualTo(parts);
        assertThat(script).contains("$((JOB_COMPLETION_INDEX + 1))/" + parts, "--seed ", "--variant ");
        assertThat(Shard.of(parts + "/" + parts).holds(parts - 1)).isTrue();
    }

    @Test
    void everyJobOfTheWorkflowHasARunnerAndStepsOfPinnedActions() throws IOException {
        var workflow = documents(WORKFLOW).getFirst();

        assertThat(workflow.path("jobs")).hasSize(2).allSatisfy(job -> {
            assertThat(job.path("runs-on").asText()).isNotEmpty();
            assertThat(job.path("steps")).isNotEmpty().allSatisfy(step -> {
                var pinned = step.path("uses").asText().matches("actions/[a-z-]+@v\\d+\\.\\d+\\.\\d+");
                assertThat(step.has("run") || pinned).as(step.toString()).isTrue();
            });
        });
        assertThat(workflow.at("/jobs/merge/needs").asText()).isEqualTo("measure");
        var names = workflow.at("/jobs/measure/strategy/matrix/include").findValuesAsText("machine");
        assertThat(names).doesNotHaveDuplicates().hasSize(4);
        assertThat(workflow.at("/jobs/measure/env/WORKBENCH_MACHINE").asText()).isEqualTo("${{ matrix.machine }}");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aPartThatWasCutOffIsResumedByTheScriptAndNotBegunAgain(@TempDir Path folder) throws Exception {
        var home = Files.createDirectories(folder.resolve("home/installers/cluster"));
        var script = Files.copy(CLUSTER.resolve("shard.sh"), home.resolve("shard.sh"));
        var workbench = Files.createDirectories(folder.resolve("home/bin")).resolve("workbench");
        Files.writeString(workbench, "#!/bin/sh\necho \"$*\" >>'" + folder + "/calls'\nexit 1\n");
        assertThat(workbench.toFile().setExecutable(true)).isTrue();
        var run = folder.resolve("data/2-3/node-7/runs/cut off");

        assertThat(shard(script, folder)).isEqualTo(1);
        Files.createDirectories(run);
        Files.writeString(run.resolve("run.json"), "{\n  \"state\" : \"complete\"\n}");
        assertThat(shard(script, folder)).isZero();

        var calls = Files.readAllLines(folder.resolve("calls"));
        assertThat(calls).hasSize(2);
        assertThat(calls.getFirst()).contains("--shard 2/3 ").endsWith("--seed 1 --variant node");
        assertThat(calls.getLast()).contains("--resume " + run).doesNotContain("--shard");
    }

    private static int shard(Path script, Path folder) throws Exception {
        var process = new ProcessBuilder(
                "sh", script.toString(), "2/3", folder + "/data", "--seed", "1", "--variant", "node");
        process.environment().put("WORKBENCH_MACHINE", "node-7");
        var started = process.redirectErrorStream(true).redirectOutput(folder.resolve("out").toFile()).start();
        assertThat(started.waitFor(1, TimeUnit.MINUTES)).isTrue();
        return started.exitValue();
    }

    private static List<JsonNode> documents(Path file) throws IOException {
        var factory = new YAMLFactory().enable(YAMLParser.Feature.EMPTY_STRING_AS_NULL);
        try (var parser = factory.createParser(file.toFile())) {
            return new YAMLMapper(factory).readerFor(JsonNode.class).<JsonNode>readValues(parser).readAll();
        }
    }

    /** The arguments of each call of the workbench, and of the script that calls it with the options it is given. */
    private static List<String> commands(Path file) throws IOException {
        var text = file.toString().matches(".*\\.ya?ml")
                ? String.join("\n", texts(file))
                : Files.readString(file).lines()
                        .filter(line -> !line.startsWith("#"))
                        .reduce("", (all, line) -> all + "\n" + line);
        text = text.replace("\\\n", " ").replaceAll("\\$\\{\\{[^}]*}}", "1").replaceAll("\\$\\(\\([^)]*\\)\\)", "1");
        var commands = new ArrayList<String>();
        COMMAND.matcher(text).results().map(found -> found.group(1)).forEach(commands::add);
        SHARD_SCRIPT.matcher(text).results()
                .map(found -> "evaluate --shard " + found.group(1) + " " + found.group(2))
                .forEach(commands::add);
        return commands;
    }

    /** All texts of a YAML file: comments are not among them. */
    private static List<String> texts(Path file) throws IOException {
        var texts = new ArrayList<String>();
        documents(file).forEach(document -> gather(document, texts));
        return texts;
    }

    private static void gather(JsonNode node, List<String> texts) {
        if (node.isTextual()) {
            texts.add(node.asText());
        }
        node.forEach(child -> gather(child, texts));
    }

    /** The words of a command; what a shell would put in the place of a variable is a number. */
    private static String[] words(String command) {
        return Stream.of(command.replaceAll("\"\\$@\"", "")
                        .replaceAll("\\$\\{?\\w+}?", "1")
                        .replaceAll("[\"\\]]", "")
                        .strip()
                        .split("[, ]+"))
                .filter(word -> !word.isEmpty())
                .toArray(String[]::new);
    }
}
