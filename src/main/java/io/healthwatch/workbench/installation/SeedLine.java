package io.healthwatch.workbench.installation;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.healthwatch.workbench.store.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;

/**
 * A line by which the evaluation's request wanted a runtime to be installed.
 *
 * @param line the command as it was written
 * @param instead what to use instead
 */
record SeedLine(String line, String instead) {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration LIMIT = Duration.ofMinutes(1);
    private static final int LONGEST_REASON = 300;

    static List<SeedLine> all(Path installers) throws IOException {
        return List.of(JSON.readValue(installers.resolve("seed-lines.json").toFile(), SeedLine[].class));
    }

    /**
     * Runs the line in a temporary folder. No script of what it downloads is run: nobody knows who owns those names.
     *
     * @param started takes the process, so that it can be ended
     */
    Attempt attempt(Consumer<ProcessTree> started) throws IOException {
        var when = Instant.now();
        var folder = Files.createTempDirectory("seed-line");
        var said = Collections.synchronizedList(new ArrayList<String>());
        try {
            var process = new ProcessTree(command(folder), said::add);
            started.accept(process);
            var inTime = process.await(LIMIT);
            var done = inTime && process.status() == 0;
            return attempt(when, done, done ? Folders.bytes(folder) : 0, done ? "" : reason(inTime, said));
        } catch (IOException notStarted) {
            return attempt(when, false, 0, notStarted.getMessage());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return attempt(when, false, 0, "Cancelled.");
        } finally {
            Folders.delete(folder);
        }
    }

    private ProcessBuilder command(Path folder) {
        var command = new ProcessBuilder(line.split(" ")).directory(folder.toFile());
        var environment = command.environment();
        environment.put("npm_config_ignore_scripts", "true");
        environment.put("npm_config_fetch_retries", "0");
        environment.put("npm_config_audit", "false");
        environment.put("npm_config_fund", "false");
        environment.put("npm_config_update_notifier", "false");
        return command;
    }

    private Attempt attempt(Instant when, boolean done, long bytes, String reason) {
        return new Attempt(
                when,
                Attempt.SEED_LINE,
                line,
                "",
                Attempt.currentPlatform(),
                List.of(),
                Duration.between(when, Instant.now()).toMillis() / 1000.0,
                bytes,
                done ? Attempt.Outcome.DONE : Attempt.Outcome.FAILED,
                (reason.isEmpty() ? "" : reason + " ") + "Instead: " + instead);
    }

    private static String reason(boolean inTime, List<String> said) {
        if (!inTime) {
            return "It did not end within " + LIMIT.toSeconds() + " seconds.";
        }
        var text = String.join("\n", said);
        if (text.contains("E404")) {
            return "There is no such package on npm (404).";
        }
        if (text.contains("ENOTFOUND") || text.contains("ECONNREFUSED") || text.contains("EAI_AGAIN")) {
            return "npm could not be reached: this machine seems to be offline.";
        }
        return text.length() > LONGEST_REASON ? text.substring(0, LONGEST_REASON) + "..." : text;
    }
}
