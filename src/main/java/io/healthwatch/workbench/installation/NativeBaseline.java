package io.healthwatch.workbench.installation;

import io.healthwatch.workbench.runtime.catalog.Home;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Builds the native baseline with this machine's C compiler, for the current user; takes seconds. */
public final class NativeBaseline {

    private static final int SAID_LINES = 8;

    private final Home home;

    /** Installs into the user's data folder of this workbench. */
    public NativeBaseline(Home home) {
        this.home = home;
    }

    /**
     * Builds and installs; what was installed before is replaced as a whole, or stays when this fails. Blocks.
     *
     * @param log takes the installer's output, line by line
     * @throws IOException when it fails; the message says why and what to do
     */
    public void install(Consumer<String> log) throws IOException {
        var script = home.installers().resolve("runtimes/native/install.sh");
        var folder = home.installed("native");
        Files.createDirectories(folder.getParent());
        var said = new ArrayList<String>();
        var process = new ProcessBuilder("sh", script.toString(), folder.toString())
                .redirectErrorStream(true)
                .start();
        try (var lines = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line; (line = lines.readLine()) != null; ) {
                log.accept(line);
                said.add(line);
            }
            if (process.waitFor() != 0) {
                throw new IOException("The native baseline could not be built: " + lastOf(said));
            }
        } catch (InterruptedException cancelled) {
            process.destroy();
            Thread.currentThread().interrupt();
            throw new IOException("Cancelled.", cancelled);
        }
    }

    private static String lastOf(List<String> said) {
        return String.join("\n", said.subList(Math.max(0, said.size() - SAID_LINES), said.size()));
    }
}
