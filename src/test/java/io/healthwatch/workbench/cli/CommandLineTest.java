package io.healthwatch.workbench.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.healthwatch.workbench.installation.Installable;
import io.healthwatch.workbench.installation.Installer;
import io.healthwatch.workbench.runtime.catalog.Catalog;
import io.healthwatch.workbench.runtime.catalog.Home;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The command line as a process of its own: what it prints where, and its exit status. */
class CommandLineTest {

    private record Ended(int status, String out, String err) {

        JsonNode json() throws IOException {
            return new JsonMapper().readTree(out);
        }
    }

    @TempDir
    private Path folder;

    @Test
    void evaluatePrintsOneJsonValueWithTheRequestsNames() throws Exception {
        var ended = workbench(
                "evaluate", "--variant", "node", "--scenario", "simple-http-check", "--json", "--data", folder + "/data");

        assertThat(ended.status()).as(ended.err()).isZero();
        var result = ended.json().path("results").path(0);
        assertThat(result.path("runtime").asText()).isEqualTo("Node");
        assertThat(result.path("variant").asText()).isEqualTo("node");
        assertThat(result.path("scenario").asText()).isEqualTo("simple-http-check");
        assertThat(result.path("language").asText()).isEqualTo("c");
        assertThat(result.path("correct").asBoolean()).isTrue();
        for (var figure : List.of(
                "setupTimeMs",
                "compilationTimeMs",
                "instantiationTimeMs",
                "executionTimeMs",
                "hostTimeMs",
                "memoryUsageMB",
                "teardownTimeMs")) {
            assertThat(result.path(figure).asDouble()).as(figure).isPositive();
        }
        assertThat(result.path("intervals").path("executionTimeMs").size()).isEqualTo(2);
        assertThat(ended.json().path("matrix").findValuesAsText("criterion"))
                .containsExactly("cold-start", "execution", "memory", "bundle");
        assertThat(ended.json().path("matrix").findValuesAsText("language")).containsOnly("c").hasSize(4);
        assertThat(Path.of(ended.json().path("run").asText()).resolve("run.json")).exists();
    }

    @Test
    void whatCouldNotBeMeasuredIsNullWithItsReasonAndStatusOne() throws Exception {
        var ended = workbench(
                "evaluate", "--variant", "wasm3", "--host", "jvm", "--scenario", "simple-http-check", "--json",
                "--no-install", "--data", folder + "/data");

        assertThat(ended.status()).isEqualTo(1);
        var result = ended.json().path("results").path(0);
        assertThat(result.path("executionTimeMs").isNull()).isTrue();
        assertThat(result.path("reason").asText()).contains("not installed");
    }

    @ParameterizedTest
    @CsvSource({
        "--variant, nonsense, There is no variant 'nonsense'",
        "--scenario, nonsense, There is no scenario 'nonsense'",
        "--language, nonsense, There is no language 'nonsense'",
        "--host, nonsense, There is no host 'nonsense'",
        "--profile, nonsense, There is no profile 'nonsense'",
        "--seed, nonsense, Invalid value for option '--seed'",
        "--shard, 1/2, --shard needs --seed",
        "--precision, soon, write 3% or 0.03",
        "--time, 20, write 90s",
        "--forks, 0, --forks needs 1 or more",
        "--pin, all, --pin takes processors such as 1",
        "--priority, highest, There is no priority 'highest'"
    })
    void wrongUsageSaysWhatThereIs(String option, String value, String message) throws Exception {
        var ended = workbench("evaluate", option, value, "--data", folder + "/data");

        assertThat(ended.status()).isEqualTo(2);
        assertThat(ended.out()).isEmpty();
        assertThat(ended.err()).contains(message);
        assertThat(folder.resolve("data")).doesNotExist();
    }

    @Test
    void assessPrintsOneJsonValueWithAVerdictAndItsEvidence() throws Exception {
        var ended = workbench(
                "assess", "--variant", "node", "--attack", "load-32-past-the-end", "--json", "--data", folder + "/data");

        assertThat(ended.status()).as(ended.err()).isZero();
        var finding = ended.json().path("findings").path(0);
        assertThat(finding.path("item").asText()).isEqualTo("memory-isolation");
        assertThat(finding.path("variant").asText()).isEqualTo("node");
        assertThat(finding.path("host").asText()).isEqualTo("node");
        assertThat(finding.path("verdict").asText()).isEqualTo("held-by-runtime");
        assertThat(finding.path("evidence").asText()).contains("memory access out of bounds");
        assertThat(finding.path("elapsedMs").asDouble()).isPositive();
        assertThat(Path.of(ended.json().path("run").asText()).resolve("findings.json")).exists();
    }

    @Test
    void whatIsNotInstalledIsNotAssessedWithItsReasonAndStatusOne() throws Exception {
        var ended = workbench(
                "assess", "--variant", "wasm3", "--variant", "native", "--host", "jvm", "--attack", "load-32-past-the-end",
                "--json", "--data", folder + "/data");

        assertThat(ended.status()).isEqualTo(1);
        assertThat(ended.json().path("findings").findValuesAsText("verdict"))
                .containsExactly("not-assessed", "not-assessed");
        assertThat(ended.json().path("findings").findValuesAsText("evidence"))
                .satisfiesExactly(
                        wasm3 -> assertThat(wasm3).contains("not installed"),
                        baseline -> assertThat(baseline).contains("no sandbox"));
    }

    @ParameterizedTest
    @CsvSource({
        "--variant, nonsense, There is no variant 'nonsense'",
        "--host, nonsense, There is no host 'nonsense'",
        "--item, nonsense, There is no item 'nonsense'. There are: memory-isolation",
        "--attack, nonsense, There is no attack 'nonsense'",
        "--run, nonsense, nonsense"
    })
    void wrongAssessmentsAreRefused(String option, String value, String message) throws Exception {
        var ended = workbench("assess", option, value, "--data", folder + "/data");

        assertThat(ended.status()).isEqualTo(2);
        assertThat(ended.out()).isEmpty();
        assertThat(ended.err()).contains(message);
        assertThat(folder.resolve("data")).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource({
        "--variant, nonsense, There is no variant 'nonsense'",
        "--host, jvm, Node has no host 'jvm'",
        "--forks, 3, With fewer than 4 forks no comparison can be sure",
        "--time, 15, 'is no time. Write it like 90s, 15m or 1h'"
    })
    void wrongSelfchecksAreRefused(String option, String value, String message) throws Exception {
        var ended = workbench("selfcheck", option, value, "--data", folder + "/data");

        assertThat(ended.status()).isEqualTo(2);
        assertThat(ended.out()).isEmpty();
        assertThat(ended.err()).contains(message);
        assertThat(folder.resolve("data")).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource({
        "3/2, There is no part 3 of 2",
        "0/2, There is no part 0 of 2",
        "half, is no part of a plan",
        "1/2, --shard needs --variant"
    })
    void aPartOfAPlanHasToExistAndToBeTheSameEverywhere(String shard, String message) throws Exception {
        var arguments = new ArrayList<>(List.of("evaluate", "--seed", "7", "--shard", shard, "--data", folder + "/data"));
        if (!message.endsWith("--variant")) {
            arguments.addAll(List.of("--variant", "node"));
        }
        var ended = workbench(arguments.toArray(String[]::new));

        assertThat(ended.status()).isEqualTo(2);
        assertThat(ended.err()).contains(message);
        assertThat(folder.resolve("data")).doesNotExist();
    }

    @Test
    void selfcheckPrintsOneJsonValueWithTheAgreedNames() throws Exception {
        var ended = workbench(
                "selfcheck", "--experiments", "1", "--forks", "4", "--json", "--data", folder + "/data");

        assertThat(ended.status()).as(ended.err()).isZero();
        assertThat(ended.json().path("falseClaims").path("comparisons").asInt()).isEqualTo(21);
        assertThat(ended.json().path("falseClaims").path("claimed").isInt()).isTrue();
        assertThat(ended.json().path("power").findValuesAsText("effect")).containsExactly("0.02", "0.05", "0.1");
        assertThat(ended.json().path("power").findValuesAsText("found")).hasSize(3);
        assertThat(ended.json().path("coverage").findValuesAsText("nominal")).isNotEmpty().containsOnly("0.95");
        assertThat(ended.json().path("sampleCostNanos").asDouble()).isPositive();
        assertThat(folder.resolve("data/selfcheck")).isDirectoryContaining("glob:**.json");
    }

    @ParameterizedTest
    @CsvSource({"--time, 1m", "--precision, 3%"})
    void aPartCannotEndBeforeTheOthers(String option, String value) throws Exception {
        var ended = workbench(
                "evaluate", "--shard", "1/2", "--seed", "7", "--variant", "node", option, value, "--data", folder + "/data");

        assertThat(ended.status()).isEqualTo(2);
        assertThat(ended.err()).contains("Give --forks instead");
    }

    @Test
    void partsAreMeasuredApartOneIsKilledAndMergedTheyAreTheWholePlan() throws Exception {
        var first = workbench(part("1/2"));
        assertThat(first.status()).as(first.err()).isZero();
        var killed = start(part("2/2"));
        var run = awaitAFork(folder.resolve("part 2-2/runs"));
        killed.destroyForcibly().waitFor();

        var gaps = workbench("merge", folder + "/part 1-2", folder + "/part 2-2", "--out", folder + "/merged", "--json");
        assertThat(gaps.status()).as(gaps.err()).isEqualTo(1);
        assertThat(gaps.err()).contains("part 2/2 is interrupted: ").contains("Never measured: ");
        var measured = gaps.json().path("merge").path("sources").path(1).path("measured").asInt();
        assertThat(measured).isBetween(1, 2);
        assertThat(gaps.json().path("merge").path("gaps")).hasSize(3 - measured);

        var resumed = workbench("evaluate", "--resume", run.toString(), "--no-install");
        assertThat(resumed.status()).as(resumed.err()).isZero();
        var whole = workbench("merge", folder + "/merged", run.toString(), "--out", folder + "/merged", "--json");
        assertThat(whole.status()).as(whole.err()).isZero();
        assertThat(whole.json().path("merge").path("gaps")).isEmpty();
        assertThat(whole.json().path("merge").path("duplicates")).isEmpty();
        assertThat(whole.json().path("results")).hasSize(2).allSatisfy(result -> {
            assertThat(result.path("forks").asInt()).isEqualTo(3);
            assertThat(result.path("correct").asBoolean()).isTrue();
            assertThat(result.has("machine")).isFalse();
        });

        var samples = Files.readAllBytes(folder.resolve("merged/samples.ndjson"));
        var again = workbench("merge", run.toString(), folder + "/part 1-2", "--out", folder + "/merged", "--json");
        assertThat(again.json().path("unchanged").asBoolean()).isTrue();
        assertThat(Files.readAllBytes(folder.resolve("merged/samples.ndjson"))).isEqualTo(samples);
        assertThat(workbench("evaluate", "--resume", folder + "/merged").err()).contains("was merged from others");
    }

    private String[] part(String shard) {
        return new String[] {
            "evaluate", "--shard", shard, "--seed", "7", "--forks", "3", "--variant", "node", "--variant", "script",
            "--scenario", "json-parsing-heavy", "--no-install", "--data", folder + "/part " + shard.replace('/', '-')
        };
    }

    /** The run there, once its first fork has ended. */
    private static Path awaitAFork(Path runs) throws Exception {
        for (var waited = 0; waited < 600; waited++) {
            if (Files.isDirectory(runs)) {
                try (var folders = Files.list(runs)) {
                    var run = folders.findFirst();
                    if (run.isPresent()
                            && Files.exists(run.get().resolve("samples.ndjson"))
                            && Files.readString(run.get().resolve("samples.ndjson")).contains("{\"ended\":")) {
                        return run.get();
                    }
                }
            }
            Thread.sleep(100);
        }
        throw new AssertionError("no fork ended in " + runs);
    }

    @Test
    void aFolderThatCannotBeWrittenIsNamed() throws Exception {
        Files.writeString(folder.resolve("data"), "a file");

        var ended = workbench("evaluate", "--variant", "node", "--data", folder + "/data");

        assertThat(ended.status()).isEqualTo(1);
        assertThat(ended.err()).contains(folder + "/data").contains("--data");
        assertThat(workbench("selfcheck", "--data", folder + "/data").err())
                .contains("The self-check cannot be kept in " + folder + "/data");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void installSaysWhatItDidAndDoesItOnce() throws Exception {
        assumeTrue(Installer.missingTools(nativeBaseline()).isEmpty(), "there is no C compiler");
        var koffi = Files.createDirectories(folder.resolve("user/wasm-workbench/runtimes/koffi"));
        Files.writeString(koffi.resolve("index.js"), "what needs no network");
        Files.writeString(koffi.resolve("installation.json"), "{\"version\": \"1\", \"library\": \"index.js\"}");

        var first = workbench("install", "--json", "native");
        var second = workbench("install", "--json", "native", "chicory");
        var runtimes = workbench("runtimes", "--json");
        var removed = workbench("install", "--json", "--remove", "native");

        assertThat(first.status()).as(first.err()).isZero();
        assertThat(states(first, "native")).containsExactly("installed");
        assertThat(states(first, "koffi")).containsExactly("unchanged");
        assertThat(second.status()).isZero();
        assertThat(states(second, "native")).containsExactly("unchanged");
        assertThat(second.err()).isEmpty();
        assertThat(runtimes.json()).anySatisfy(row -> {
            assertThat(row.path("variant").asText()).isEqualTo("native");
            assertThat(row.path("available").asBoolean()).isTrue();
            assertThat(row.path("bytes").asLong()).isPositive();
        });
        assertThat(states(removed, "native")).containsExactly("removed");
    }

    private static Installable nativeBaseline() {
        var home = Home.locate();
        return new Installer(home, new Catalog(home))
                .installables().stream().filter(each -> each.name().equals("native")).findFirst().orElseThrow();
    }

    private static List<String> states(Ended ended, String name) throws IOException {
        var states = new ArrayList<String>();
        for (var row : ended.json().path("installations")) {
            if (row.path("name").asText().equals(name)) {
                states.add(row.path("state").asText());
            }
        }
        return states;
    }

    @Test
    void aModuleOfOnesOwnIsMeasuredAndBaselinesAreNotApplicable() throws Exception {
        var module = Files.copy(
                Home.locate().probes().resolve("dist/c/error-handling.wasm"), folder.resolve("my check.wasm"));
        var asset = Home.locate().assets().resolve("scenarios/error-handling");

        var right = workbench(
                "evaluate", "--module", module.toString(), "--config", asset.resolve("config-invalid-config.json").toString(),
                "--expect", asset.resolve("expected-invalid-config.json").toString(), "--variant", "node", "--variant",
                "script", "--no-install", "--json", "--data", folder + "/data");
        var wrong = workbench(
                "evaluate", "--module", module.toString(), "--expect", asset.resolve("expected.json").toString(),
                "--variant", "node", "--no-install", "--json", "--data", folder + "/data");

        assertThat(right.status()).as(right.err()).isZero();
        assertThat(right.json().path("results")).singleElement().satisfies(result -> {
            assertThat(result.path("scenario").asText()).isEqualTo("my check");
            assertThat(result.path("language").asText()).isEqualTo("own");
            assertThat(result.path("correct").asBoolean()).isTrue();
        });
        assertThat(right.json().path("notApplicable").findValuesAsText("variant")).containsExactly("script");
        assertThat(wrong.status()).isEqualTo(1);
        assertThat(wrong.json().path("results").path(0).path("reason").asText()).startsWith("wrong answer");
        assertThat(wrong.err()).contains("The probe is given {}");
    }

    @Test
    void aModuleThatDoesNotKeepTheContractIsToldBeforeAnythingIsMeasured() throws Exception {
        var module = Files.write(folder.resolve("my.wasm"), new byte[] {0, 'a', 's', 'm', 1, 0, 0, 0});
        var config = Files.writeString(folder.resolve("my.json"), "{");

        var ended = workbench(
                "evaluate", "--module", module.toString(), "--config", config.toString(), "--data", folder + "/data");

        assertThat(ended.status()).isEqualTo(2);
        assertThat(ended.out()).isEmpty();
        assertThat(ended.err().lines())
                .hasSize(4)
                .anyMatch(line -> line.contains("does not export run; ABI 1 needs the function run as (i32, i32) -> i64"))
                .anyMatch(line -> line.startsWith("my.json is not JSON"));
        assertThat(folder.resolve("data")).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource({
        "--config my.json, --module",
        "--module my.wasm --resume RUN, --resume goes on with the module",
        "--module my.wasm --variant native, runs WebAssembly"
    })
    void optionsOfAModuleThatDoNotFitAreWrongUsage(String options, String message) throws Exception {
        var module = Files.copy(Home.locate().probes().resolve("dist/c/error-handling.wasm"), folder.resolve("my.wasm"));

        var ended = workbench(("evaluate " + options.replace("my.wasm", module.toString())).split(" "));

        assertThat(ended.status()).isEqualTo(2);
        assertThat(ended.err()).contains(message);
    }

    @ParameterizedTest
    @CsvSource({"nonsense, There is no 'nonsense'", "--json, Name variants"})
    void installOfNothingKnownIsWrongUsage(String argument, String message) throws Exception {
        var ended = workbench("install", argument);

        assertThat(ended.status()).isEqualTo(2);
        assertThat(ended.out()).isEmpty();
        assertThat(ended.err()).contains(message);
    }

    @Test
    void runtimesListsTheWholeCatalog() throws Exception {
        var ended = workbench("runtimes", "--json");

        assertThat(ended.status()).isZero();
        assertThat(ended.json().findValuesAsText("variant"))
                .contains("wasmtime-cranelift", "wasmer-singlepass", "wasm3", "node", "graalwasm", "native", "script");
        assertThat(ended.json()).allSatisfy(row -> {
            assertThat(row.path("available").asBoolean() || !row.path("reason").asText().isEmpty())
                    .isTrue();
            assertThat(row.path("licence").asText()).isNotEmpty();
            assertThat(row.path("source").asText()).isNotEmpty();
        });
    }

    @Test
    void languagesListsWhatTheModulesCostBeforeTheyRun() throws Exception {
        var ended = workbench("languages", "--json");

        assertThat(ended.status()).as(ended.err()).isZero();
        assertThat(ended.json().path("builtAt").asText()).isNotEmpty();
        assertThat(ended.json().path("machine").asText()).isNotEmpty();
        assertThat(ended.json().path("languages").findValuesAsText("language")).contains("c");
        assertThat(ended.json().path("languages")).allSatisfy(language -> {
            assertThat(language.path("toolchain").size()).isPositive();
            assertThat(language.path("modules")).hasSize(5).allSatisfy(module -> {
                assertThat(module.path("linesOfCode").asInt()).isPositive();
                assertThat(module.path("gzipBytes").asLong()).isBetween(1L, module.path("bytes").asLong() - 1);
            });
        });
    }

    @Test
    void machineTellsConditionsNoiseAndWhatMeasuringCosts() throws Exception {
        var ended = workbench("machine", "--json");

        var json = ended.json();
        assertThat(json.path("environment").path("conditions").path("physicalCores").asInt()).isPositive();
        assertThat(json.path("noise").path("readings").asInt()).isGreaterThan(10);
        assertThat(json.path("noise").path("level").asDouble()).isNotNegative();
        var jvm = json.path("harness").get(0);
        assertThat(jvm.path("host").asText()).isEqualTo("jvm");
        assertThat(jvm.path("sampleNanos").asDouble()).isGreaterThan(jvm.path("clockNanos").asDouble());
        assertThat(jvm.path("roundTripNanos").asDouble()).isPositive();
    }

    private Ended workbench(String... arguments) throws IOException, InterruptedException {
        return ended(start(arguments), folder.resolve("out"), folder.resolve("err"));
    }

    private Process start(String... arguments) throws IOException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-D" + Home.PROPERTY + "=" + System.getProperty(Home.PROPERTY),
                "-cp",
                System.getProperty("java.class.path"),
                "io.healthwatch.workbench.Workbench"));
        command.addAll(List.of(arguments));
        var process = new ProcessBuilder(command)
                .redirectOutput(folder.resolve("out").toFile())
                .redirectError(folder.resolve("err").toFile());
        // A user of its own: nothing is installed, and nobody else measures.
        process.environment().put("HOME", folder.toString());
        process.environment().put("XDG_DATA_HOME", folder.resolve("user").toString());
        return process.start();
    }

    private static Ended ended(Process process, Path out, Path err) throws IOException, InterruptedException {
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        return new Ended(
                process.exitValue(),
                Files.readString(out, StandardCharsets.UTF_8),
                Files.readString(err, StandardCharsets.UTF_8));
    }
}
