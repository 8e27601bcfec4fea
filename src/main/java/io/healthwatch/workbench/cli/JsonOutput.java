package io.healthwatch.workbench.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;

/** What commands print with {@code --json}: one indented value, with times in ISO 8601. Any thread. */
final class JsonOutput {

    private static final ObjectWriter WRITER = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build()
            .writerWithDefaultPrettyPrinter();

    private JsonOutput() {}

    /** A value as JSON. */
    static String of(Object value) throws JsonProcessingException {
        return WRITER.writeValueAsString(value);
    }
}
