package io.healthwatch.workbench.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.healthwatch.workbench.run.Placement;
import io.healthwatch.workbench.worker.WorkerCommand;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Placing real processes, where the system has the means. */
class PlacementsTest {

    private static final Placement FIRST = new Placement("0", false);

    @Test
    void aPlacedProcessRunsOnThatProcessorAlone() throws Exception {
        assumeTrue(Placements.problem(FIRST).isEmpty(), "processes cannot be placed here");
        var command = new WorkerCommand(List.of("sh", "-c", "taskset -pc $$"), "node").after(FIRST.before());

        var process = new ProcessBuilder(command.command()).start();

        assertThat(new String(process.getInputStream().readAllBytes()).strip()).endsWith(": 0");
    }

    @Test
    void aProcessorThatIsNotThereIsAProblem() throws Exception {
        assertThat(Placements.problem(new Placement("9999", false))).isNotEmpty();
    }

    @Test
    void whatIsNotAskedForIsLeftToTheSystem() {
        assertThat(new Placement("", false).before()).isEmpty();
        assertThat(new Placement("", true).before()).containsExactly("nice", "-n", "-10");
    }
}
