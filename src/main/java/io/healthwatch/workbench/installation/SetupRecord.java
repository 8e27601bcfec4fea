package io.healthwatch.workbench.installation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.healthwatch.workbench.runtime.catalog.Home;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/** Every attempt to install something, a line each, in the user's {@code setup-record.ndjson}: setup complexity. */
public final class SetupRecord {

    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();

    private final Path file;

    /** The record in the user's data folder of this workbench. */
    public SetupRecord(Home home) {
        this.file = home.userData().resolve("setup-record.ndjson");
    }

    /** All attempts, oldest first. A line that was cut off, or is from a later workbench, is left out. */
    public List<Attempt> attempts() throws IOException {
        if (!Files.exists(file)) {
            return List.of();
        }
        var attempts = new ArrayList<Attempt>();
        for (var line : Files.readAllLines(file)) {
            try {
                attempts.add(JSON.readValue(line, Attempt.class));
            } catch (JsonProcessingException cutOff) {
                continue;
            }
        }
        return attempts;
    }

    /** Adds an attempt; one process does at a time, as it holds the machine's lock. */
    void add(Attempt attempt) throws IOException {
        Files.createDirectories(file.getParent());
        Files.write(
                file,
                (JSON.writeValueAsString(attempt) + "\n").getBytes(StandardCharsets.UTF_8),
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
    }
}
