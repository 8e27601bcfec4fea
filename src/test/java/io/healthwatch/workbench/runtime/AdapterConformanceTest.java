package io.healthwatch.workbench.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.healthwatch.workbench.probe.ProbeLimits;
import io.healthwatch.workbench.runtime.catalog.Catalog;
import io.healthwatch.workbench.runtime.catalog.Home;
import io.healthwatch.workbench.runtime.catalog.Host;
import io.healthwatch.workbench.runtime.catalog.Variant;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The promises of {@code probe_host.h}, held up from C to every adapter that is installed: what
 * {@link RuntimeContractTest} sees through a worker, and what only a caller in C can do, such as to interrupt.
 */
class AdapterConformanceTest {

    private static final long PATIENCE_SECONDS = 300;
    private static final Home HOME = Home.locate();
    private static final Catalog CATALOG = new Catalog(HOME);

    @TempDir
    private static Path folder;

    private static Path program;

    static Stream<Variant> installed() {
        return CATALOG.variants().stream()
                .filter(variant -> !variant.baseline() && variant.hosts().size() > 1)
                .filter(variant -> CATALOG.availability(variant, Host.JVM).available());
    }

    @BeforeAll
    static void build() throws IOException, InterruptedException, URISyntaxException {
        var compiler = Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .map(directory -> Path.of(directory, "cc"))
                .filter(Files::isExecutable)
                .findFirst();
        assumeTrue(compiler.isPresent(), "There is no C compiler (cc) to build the conformance program.");
        try (var texts = Files.list(Path.of(AdapterConformanceTest.class.getResource("/modules").toURI()))) {
            var modules = new Modules(folder);
            texts.map(text -> text.getFileName().toString().replace(".wat", "")).forEach(modules::file);
        }
        program = folder.resolve("conformance");
        var command = new ArrayList<>(List.of(
                compiler.get().toString(),
                "-std=gnu11",
                "-O2",
                "-I" + HOME.nativeSources(),
                HOME.nativeSources().resolve("drive/conformance.c").toString(),
                "-o",
                program.toString(),
                "-pthread"));
        if (!System.getProperty("os.name").contains("Mac")) {
            command.add("-ldl");
        }
        run("compiler", command);
    }

    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("installed")
    void keepsItsPromises(Variant variant) throws IOException, InterruptedException {
        var library = CATALOG.open(variant, Host.JVM, ProbeLimits.STANDARD).library();
        run(variant.id(), List.of(program.toString(), library, folder.toString(), variant.mode()));
    }

    private static void run(String name, List<String> command) throws IOException, InterruptedException {
        var output = folder.resolve(name + ".log");
        var process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS))
                    .as("ended in time\n" + read(output))
                    .isTrue();
            assertThat(process.exitValue()).as(name + "\n" + read(output)).isZero();
        } finally {
            process.destroyForcibly();
        }
    }

    /** A guest's bytes may be among what was said. */
    private static String read(Path output) throws IOException {
        return new String(Files.readAllBytes(output), StandardCharsets.ISO_8859_1);
    }
}
