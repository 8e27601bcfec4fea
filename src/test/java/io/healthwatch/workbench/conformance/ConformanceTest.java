package io.healthwatch.workbench.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.healthwatch.workbench.probe.ProbeLimits;
import io.healthwatch.workbench.runtime.catalog.Catalog;
import io.healthwatch.workbench.runtime.catalog.Home;
import io.healthwatch.workbench.runtime.catalog.Host;
import io.healthwatch.workbench.runtime.catalog.Variant;
import io.healthwatch.workbench.worker.Worker;
import io.healthwatch.workbench.worker.WorkerException;
import io.healthwatch.workbench.worker.protocol.Message;
import io.healthwatch.workbench.worker.protocol.Outcome;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The probes of all languages and the baselines answer every vector with the same bytes: those that {@link Oracle}
 * computes, or where the specification leaves it open, those of the first probe that was asked. One variant of each
 * runtime is enough: {@code RuntimeContractTest} is what holds runtimes to account.
 */
@ParameterizedClass
@MethodSource("available")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConformanceTest {

    /** Other seeds and counts by {@code -Dvectors.seed=... -Dvectors.count=...}. */
    private static final long SEED = Long.getLong("vectors.seed", 20_261_122L);

    private static final int RANDOM_PER_SCENARIO = Integer.getInteger("vectors.count", 100);

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int SHOWN = 5;
    private static final int SHOWN_CHARACTERS = 2000;
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");
    private static final Catalog CATALOG = new Catalog(Home.locate());

    private static List<Vector> vectors;
    private static VectorServer server;

    /** What each vector's config is once addresses are filled in. */
    private static Map<Vector, String> configs;

    private static Map<Vector, Answer> right;

    /** An answer and who says that it is right. */
    private record Answer(String text, String authority) {}

    /** A variant in a host. */
    record Subject(Variant variant, Host host) {
        @Override
        public String toString() {
            return variant.id() + "@" + host.id();
        }
    }

    @Parameter
    private Subject subject;

    private Worker worker;

    static Stream<Subject> available() {
        return Stream.of(
                        subject("chicory", Host.JVM),
                        subject("endive", Host.JVM),
                        subject("node", Host.NODE),
                        subject("wasmtime-cranelift", Host.JVM),
                        subject("wasm3", Host.NODE),
                        subject("native", Host.JVM),
                        subject("script", Host.NODE))
                .filter(subject ->
                        CATALOG.availability(subject.variant(), subject.host()).available());
    }

    private static Subject subject(String variant, Host host) {
        return new Subject(CATALOG.find(variant).orElseThrow(), host);
    }

    @BeforeAll
    static void answerByTheSpecification() throws IOException {
        vectors = new ArrayList<>();
        server = new VectorServer();
        configs = new IdentityHashMap<>();
        right = new IdentityHashMap<>();
        for (var vector : HandPicked.vectors()) {
            try {
                answerByTheSpecification(vector);
            } catch (Undecided open) {
                // The first probe's answer will stand.
            }
            vectors.add(vector);
        }
        for (var vector : RandomVectors.vectors(SEED, RANDOM_PER_SCENARIO)) {
            try {
                answerByTheSpecification(vector);
                vectors.add(vector);
            } catch (Undecided | Oracle.Exploding unfit) {
                // Such as a damaged address: which ones are malformed is for the host to say.
            }
        }
        for (var vector : vectors) {
            configs.put(vector, server.prepare(vector));
        }
        System.out.printf(
                "Conformance: %d vectors, %d of them with an answer by the specification%n",
                vectors.size(), right.size());
    }

    private static void answerByTheSpecification(Vector vector) {
        right.put(vector, new Answer(Oracle.answer(vector), "the specification"));
    }

    @AfterAll
    static void closeServer() {
        server.close();
    }

    @BeforeParameterizedClassInvocation
    void open() throws WorkerException {
        worker = Worker.start(CATALOG.command(subject.variant(), subject.host()), _ -> {});
        worker.ask(new Message.Prepare(server.origins(), 1 << 20, 60_000, ""), Message.Prepared.class, PATIENCE);
        worker.ask(
                CATALOG.open(subject.variant(), subject.host(), ProbeLimits.STANDARD), Message.Opened.class, PATIENCE);
    }

    @AfterParameterizedClassInvocation
    void close() {
        worker.close();
    }

    Stream<Arguments> probes() {
        return CATALOG.languages(subject.variant()).stream()
                .flatMap(language -> HandPicked.SCENARIOS.stream().map(scenario -> Arguments.of(language, scenario)));
    }

    @ParameterizedTest
    @MethodSource("probes")
    void answersAsAllOthers(String language, String scenario) throws WorkerException {
        var module = CATALOG.module(subject.variant(), language, scenario);
        assertThat(module).as("the module of " + language + "/" + scenario).isPresent();
        worker.ask(new Message.Load(module.get().toString(), 0), Message.Loaded.class, PATIENCE);
        var asked = vectors.stream()
                .filter(vector -> vector.scenario().equals(scenario))
                .filter(vector -> !subject.variant().id().equals("script") || PlainScript.understands(vector))
                .toList();
        assertThat(asked).hasSizeGreaterThan(100);
        var disagreements = new ArrayList<String>();
        for (var vector : asked) {
            var answer = answer(vector);
            var expected = right.computeIfAbsent(vector, _ -> new Answer(answer, subject + " in " + language));
            if (!answer.equals(expected.text)) {
                disagreements.add("\n" + vector.name() + "\n  config     " + shortened(vector.config()) + "\n  responses  "
                        + shortened(vector.responses().toString()) + "\n  answered   " + shortened(answer) + "\n  expected   "
                        + shortened(expected.text) + "\n  according to " + expected.authority);
            }
        }
        assertThat(disagreements.stream().limit(SHOWN))
                .as("%d of %d vectors (seed %d, %d random ones), the first of them",
                        disagreements.size(), asked.size(), SEED, RANDOM_PER_SCENARIO)
                .isEmpty();
    }

    /** A failure that is no trap leaves a worker behind that may never answer again: another one takes its place. */
    private String answer(Vector vector) throws WorkerException {
        try {
            var request = new Message.Execute(configs.get(vector), 0);
            return worker.ask(request, Message.Executed.class, PATIENCE).answer();
        } catch (WorkerException failure) {
            if (failure.outcome() == Outcome.TRAP) {
                return Oracle.TRAP;
            }
            close();
            open();
            throw new AssertionError("No answer to " + vector.name() + ": " + shortened(vector.config()), failure);
        }
    }

    /** Control characters shown as escapes: reports of tests do not survive them. */
    private static String shortened(String text) {
        var beginning = text.length() > SHOWN_CHARACTERS ? text.substring(0, SHOWN_CHARACTERS) + "..." : text;
        return CONTROL.matcher(beginning).replaceAll(found -> String.format("<U+%04X>", (int) found.group().charAt(0)));
    }
}
