package io.healthwatch.workbench.decision;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.healthwatch.workbench.store.WholeFile;
import io.healthwatch.workbench.store.DamagedJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The model that a reader chose for a run: {@code decision.json} in the run's folder. */
public final class DecisionModelFile {

    private static final String NAME = "decision.json";
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .build();

    private final Path file;

    /**
     * What was read.
     *
     * @param model the standard one where there is no file, and where it is damaged
     * @param problem file, line and what is wrong there; empty where all is well
     */
    public record Read(DecisionModel model, String problem) {}

    /** In the order in which people read them. */
    private record Content(List<Requirement> required, Map<Consideration, Double> weights) {}

    /** The model of the run in that folder. */
    public DecisionModelFile(Path run) {
        this.file = run.resolve(NAME);
    }

    /** Reads it; a damaged file is left as it is. */
    public Read read() {
        if (!Files.exists(file)) {
            return new Read(DecisionModel.STANDARD, "");
        }
        try {
            var content = JSON.readValue(file.toFile(), Content.class);
            return new Read(new DecisionModel(Set.copyOf(content.required), content.weights), "");
        } catch (JacksonException damaged) {
            return damaged(", line " + DamagedJson.line(damaged) + ": " + DamagedJson.what(damaged));
        } catch (IllegalArgumentException | NullPointerException refused) {
            return damaged(": " + (refused.getMessage() == null ? "a name or a weight is null" : refused.getMessage()));
        } catch (IOException unreadable) {
            return damaged(" cannot be read: " + unreadable.getMessage());
        }
    }

    private Read damaged(String what) {
        return new Read(DecisionModel.STANDARD, file + what + " The standard model is used instead.");
    }

    /**
     * Writes it in place of the one before; a kill leaves either. A file that cannot be read is kept beside it, with
     * {@code .damaged} after its name.
     *
     * @throws IOException when it cannot be written; the message says where
     */
    public void write(DecisionModel model) throws IOException {
        var weights = new LinkedHashMap<Consideration, Double>();
        Arrays.stream(Consideration.values()).forEach(each -> weights.put(each, model.weight(each)));
        var required =
                Requirement.ALL.stream().filter(model.required()::contains).toList();
        try {
            if (!read().problem().isEmpty()) {
                Files.move(file, file.resolveSibling(NAME + ".damaged"), StandardCopyOption.REPLACE_EXISTING);
            }
            var text = JSON.writeValueAsString(new Content(required, weights)) + "\n";
            WholeFile.replace(file, fresh -> Files.writeString(fresh, text));
        } catch (IOException failure) {
            throw new IOException("The weights cannot be kept in " + file + ": " + failure.getMessage(), failure);
        }
    }
}
