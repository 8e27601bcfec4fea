package io.healthwatch.workbench.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import picocli.CommandLine.Option;

/** Whether other programs read what is printed. */
final class JsonOption {

    @Option(names = "--json", description = "Print the result as JSON, and nothing else, on standard output.")
    private boolean wanted;

    boolean wanted() {
        return wanted;
    }

    /** A value as they read it; times as in ISO 8601. */
    static String of(Object value) throws JsonProcessingException {
        return JsonMapper.builder()
                .addModule(new JavaTimeModule())
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                .build()
                .writerWithDefaultPrettyPrinter()
                .writeValueAsString(value);
    }
}
