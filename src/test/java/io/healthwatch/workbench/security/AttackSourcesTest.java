package io.healthwatch.workbench.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.healthwatch.workbench.runtime.catalog.Home;
import io.healthwatch.workbench.security.generated.Generators;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Every module of an attack can be read as text, and nothing hostile lies about that no attack uses. */
class AttackSourcesTest {

    private static final Home HOME = Home.locate();
    private static final Path SOURCES = HOME.probes().resolve("attacks");

    /** What is diagnosed by its messages lies beside them, but attacks nobody. */
    private static final String OF_DIAGNOSES = "diagnosis-";

    private final List<Attack> attacks;

    AttackSourcesTest() throws IOException {
        attacks = new Attacks(HOME).all();
    }

    @Test
    void everyModuleHasATextThatSaysWhatItTries() throws IOException {
        for (var module : attacks.stream().map(Attack::module).filter(Objects::nonNull).distinct().toList()) {
            assertThat(Files.readString(SOURCES.resolve(module).resolve("attack.wat"))).as(module).startsWith(";; ");
        }
    }

    @Test
    void everySourceAndEveryGeneratorIsUsed() {
        assertThat(attacks).extracting(Attack::module).containsAll(
                Home.folders(SOURCES).stream()
                        .filter(folder -> !folder.equals("common") && !folder.startsWith(OF_DIAGNOSES))
                        .toList());
        assertThat(attacks).extracting(Attack::generator).containsAll(Generators.names());
    }

    /** What enforces a limit can hold only where the attack has that limit. */
    @Test
    void whoIsExpectedToStopAnAttackHasALimitToEnforce() {
        for (var attack : attacks) {
            for (var expected : attack.expects()) {
                if (expected.heldBy().equals(Guards.TIME_LIMIT)) {
                    assertThat(attack.timeLimitMs()).as(attack.id()).isPositive();
                }
                if (expected.outcome().equals("ok") && expected.heldBy().equals(Guards.MEMORY_LIMIT)) {
                    assertThat(attack.memoryLimitBytes()).as(attack.id()).isPositive();
                }
            }
        }
    }
}
