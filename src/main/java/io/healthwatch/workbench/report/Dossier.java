package io.healthwatch.workbench.report;

import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.healthwatch.workbench.answer.Headline;
import io.healthwatch.workbench.answer.MatrixTable;
import io.healthwatch.workbench.answer.RunSnapshot;
import io.healthwatch.workbench.answer.Warnings;
import io.healthwatch.workbench.evaluation.ResultDocument;
import io.healthwatch.workbench.evaluation.Results;
import io.healthwatch.workbench.installation.SetupRecord;
import io.healthwatch.workbench.run.RunData;
import io.healthwatch.workbench.runtime.catalog.Home;
import io.healthwatch.workbench.store.AssessmentStore;
import io.healthwatch.workbench.store.RunStore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/**
 * All that is known of a run, as one tree: what documents say, they read here. What is not known is null, and {@code
 * missing} says why and which command gets it.
 */
public final class Dossier {

    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

    private final ObjectNode tree = JSON.createObjectNode();
    private final ObjectNode missing = JSON.createObjectNode();

    private Dossier() {}

    /**
     * Gathers everything, off the FX thread: a run is read with all its samples.
     *
     * @param folder the run's
     * @param data where assessments are kept
     * @throws IOException when the run is damaged; all else that cannot be read is said in {@code missing}
     */
    public static Dossier of(Path folder, Path data, Home home) throws IOException {
        var dossier = new Dossier();
        var run = RunStore.open(folder);
        var results = new Results(run);
        var snapshot = RunSnapshot.of(folder, run, results);
        var table = MatrixTable.of(snapshot, "node", "c", Map.of(), _ -> "");
        dossier.run(run);
        dossier.put("headline", Headline.of(snapshot, table));
        dossier.put("warnings", Warnings.of(snapshot, table));
        var document = ResultDocument.of(results);
        dossier.put("results", document.results());
        dossier.put("matrix", document.matrix());
        dossier.put("noise", document.noise());
        dossier.optional("setup", "bin/workbench install --all", () -> new SetupRecord(home).attempts());
        dossier.optional("security", "bin/workbench assess --all", () -> AssessmentStore.read(new AssessmentStore(data)
                .latest()
                .orElseThrow(() -> new IOException("No assessment was made on this machine."))));
        dossier.tree.set("missing", dossier.missing);
        return dossier;
    }

    private void run(RunData run) {
        var node = tree.putObject("run");
        node.put("state", run.state().id());
        node.setAll((ObjectNode) JSON.valueToTree(run.header()));
    }

    private void put(String key, Object value) {
        tree.set(key, JSON.valueToTree(value));
    }

    private interface Source {
        Object read() throws IOException;
    }

    private void optional(String key, String command, Source source) {
        try {
            put(key, source.read());
        } catch (IOException absent) {
            tree.putNull(key);
            missing.put(key, absent.getMessage() + " Get it by: " + command);
        }
    }

    /** The tree. */
    public ObjectNode tree() {
        return tree;
    }
}
