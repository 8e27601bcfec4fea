package io.healthwatch.workbench.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MachineLockTest {

    @TempDir
    private Path folder;

    @Test
    void hasOneHolderAtATimeInThisProcess() throws IOException {
        var file = folder.resolve("made/machine.lock");
        try (var _ = MachineLock.take(file, "measuring")) {
            assertThatThrownBy(() -> MachineLock.take(file, "installing"))
                    .isInstanceOf(MachineBusyException.class)
                    .hasMessageStartingWith("This workbench is already measuring (process ");
        }
        try (var again = MachineLock.take(file, "installing")) {
            assertThat(again).isNotNull();
        }
    }

    @Test
    void saysWhichOtherProcessHoldsIt() throws IOException, InterruptedException {
        var file = folder.resolve("machine.lock");
        var other = otherProcess(file);
        try (var said = other.inputReader()) {
            assertThat(said.readLine()).isEqualTo("taken");
            assertThatThrownBy(() -> MachineLock.take(file, "measuring"))
                    .isInstanceOf(MachineBusyException.class)
                    .hasMessageContaining("Another workbench is installing (process " + other.pid());
        } finally {
            other.destroyForcibly().waitFor();
        }
        try (var afterTheKill = MachineLock.take(file, "measuring")) {
            assertThat(afterTheKill).isNotNull();
        }
    }

    /** A refusal must not free what this process holds. */
    @Test
    void staysTakenAfterARefusal() throws IOException, InterruptedException {
        var file = folder.resolve("machine.lock");
        try (var _ = MachineLock.take(file, "measuring")) {
            assertThatThrownBy(() -> MachineLock.take(file, "measuring")).isInstanceOf(MachineBusyException.class);
            var other = otherProcess(file);
            try (var said = other.inputReader()) {
                assertThat(said.readLine()).startsWith("Another workbench is measuring");
            } finally {
                other.destroyForcibly().waitFor();
            }
        }
    }

    private static Process otherProcess(Path file) throws IOException {
        return new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        OtherProcess.class.getName(),
                        file.toString()))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    /** Takes the lock, says so, and keeps it. */
    static final class OtherProcess {

        private OtherProcess() {}

        public static void main(String[] arguments) throws IOException {
            try (var _ = MachineLock.take(Path.of(arguments[0]), "installing")) {
                System.out.println("taken");
                System.in.read();
            } catch (MachineBusyException busy) {
                System.out.println(busy.getMessage());
            }
        }
    }
}
