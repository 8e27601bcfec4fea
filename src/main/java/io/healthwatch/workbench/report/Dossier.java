package io.healthwatch.workbench.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.healthwatch.workbench.answer.Languages;
import io.healthwatch.workbench.answer.RunSnapshot;
import io.healthwatch.workbench.assessment.Assessment;
import io.healthwatch.workbench.chart.Picture;
import io.healthwatch.workbench.decision.Decision;
import io.healthwatch.workbench.decision.DecisionDocument;
import io.healthwatch.workbench.decision.DecisionModelFile;
import io.healthwatch.workbench.decision.Options;
import io.healthwatch.workbench.decision.Ratings;
import io.healthwatch.workbench.evaluation.ResultDocument;
import io.healthwatch.workbench.evaluation.Results;
import io.healthwatch.workbench.installation.SetupRecord;
import io.healthwatch.workbench.integration.IntegrationStore;
import io.healthwatch.workbench.quality.Debugging;
import io.healthwatch.workbench.quality.ErrorMessages;
import io.healthwatch.workbench.quality.QualityAssessment;
import io.healthwatch.workbench.quality.QualityFiles;
import io.healthwatch.workbench.runtime.catalog.Catalog;
import io.healthwatch.workbench.runtime.catalog.Home;
import io.healthwatch.workbench.store.RunStore;
import io.healthwatch.workbench.text.Texts;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * All that is known of a run, as one tree: what documents say, they read here. What is not known is null, and {@code
 * missing} says why and which command gets it. Never changes once it is made; any thread.
 */
public final class Dossier {

    private static final Texts TEXTS = Texts.of("documents");
    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

    private final ObjectNode tree = JSON.createObjectNode();
    private final ObjectNode missing = JSON.createObjectNode();
    private final Map<String, Picture> pictures = new LinkedHashMap<>();
    private final Path folder;
    private final RunSnapshot snapshot;
    private final RunRecords records;

    private Dossier(Path folder, Path data, Home home) throws IOException {
        this.folder = folder;
        var run = RunStore.open(folder);
        var results = new Results(run);
        this.snapshot = RunSnapshot.of(folder, run, results);
        var machines = MeasuredMachine.all(snapshot);
        var chosen = MeasuredMachine.mostMeasured(machines);
        put("run", RunChapter.of(snapshot));
        put("machines", machines.stream().map(machine -> MachineChapter.of(machine, pictures)).toList());
        put("headline", chosen.headline());
        put("warnings", chosen.warnings());
        var document = ResultDocument.of(results);
        put("results", document.results());
        put("matrix", document.matrix());
        put("comparisons", machines.stream().flatMap(machine -> ComparisonChapter.of(machine).stream()).toList());
        put("method", MethodChapter.of());
        var assessment = security(folder, data, home, chosen);
        optional("advisories", TEXTS.get("missing.advisories"), "", () -> AdvisoryChapter.of(home, snapshot.results()));
        diagnosis(data);
        var ratings = quality(data, home);
        optional(
                "integration",
                TEXTS.get("missing.integration"),
                "bin/workbench integrate",
                () -> IntegrationChapter.of(new IntegrationStore(data)
                        .latest()
                        .orElseThrow(() -> new IOException(TEXTS.get("missing.integration.why")))
                        .integration()));
        optional("setup", TEXTS.get("missing.setup"), "bin/workbench install --all", () -> {
            var attempts = new SetupRecord(home).attempts();
            if (attempts.isEmpty()) {
                throw new IOException(TEXTS.get("missing.setup.why"));
            }
            return attempts;
        });
        var options = Options.of(chosen.candidates(), chosen.titles(), assessment, ratings);
        var model = new DecisionModelFile(folder).read();
        put(
                "decision",
                DecisionDocument.of(
                        Decision.of(options, model.model()),
                        chosen.name(),
                        Languages.title(chosen.language()),
                        model.problem()));
        tree.set("missing", missing);
        this.records = new RunRecords(assessment, source(), ratings, model);
    }

    /** Which assessment the run has, or why it has none. */
    private String source() {
        return tree.get("security").isNull()
                ? missing.at("/security/why").asText()
                : tree.at("/security/source").asText();
    }

    /**
     * Gathers everything, off the FX thread: a run is read with all its samples.
     *
     * @param folder the run's
     * @param data where assessments, diagnoses and records of the user are kept
     * @throws IOException when the run is damaged; all else that cannot be read is said in {@code missing}
     */
    public static Dossier of(Path folder, Path data, Home home) throws IOException {
        return new Dossier(folder, data, home);
    }

    private Assessment security(Path run, Path data, Home home, MeasuredMachine machine) {
        try {
            var chapter = SecurityChapter.of(run, data, home, machine);
            put("security", chapter);
            return chapter.assessment();
        } catch (IOException absent) {
            absent("security", TEXTS.get("missing.security"), absent.getMessage(), "bin/workbench assess --all");
            return null;
        }
    }

    private Ratings quality(Path data, Home home) {
        try {
            var quality = QualityAssessment.read(home, new Catalog(home), data);
            put("quality", QualityChapter.of(quality));
            return quality;
        } catch (IOException absent) {
            absent("quality", TEXTS.get("missing.quality"), absent.getMessage(), "bin/workbench quality --gather");
            return Ratings.NONE;
        }
    }

    private void diagnosis(Path data) {
        var command = "bin/workbench diagnose";
        try {
            var diagnosis = QualityFiles.diagnosis(data)
                    .orElseThrow(() -> new IOException(TEXTS.get("missing.diagnosis.why")));
            put("errorMessages", DiagnosisChapter.of(diagnosis, ErrorMessages.ROW));
            put("debugging", DiagnosisChapter.of(diagnosis, Debugging.ROW));
        } catch (IOException absent) {
            absent("errorMessages", TEXTS.get("missing.error-messages"), absent.getMessage(), command);
            absent("debugging", TEXTS.get("missing.debugging"), absent.getMessage(), command);
        }
    }

    private interface Source {
        Object read() throws IOException;
    }

    private void optional(String key, String title, String command, Source source) {
        try {
            put(key, source.read());
        } catch (IOException absent) {
            absent(key, title, absent.getMessage(), command);
        }
    }

    private void absent(String key, String title, String why, String command) {
        tree.putNull(key);
        missing.putObject(key).put("title", title).put("why", why).put("command", command);
    }

    private void put(String key, Object value) {
        tree.set(key, withoutNotANumber(JSON.valueToTree(value)));
    }

    /** JSON knows no such numbers: what is none is null. */
    private static JsonNode withoutNotANumber(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.properties().forEach(entry -> entry.setValue(withoutNotANumber(entry.getValue())));
            return object;
        }
        if (node.isArray()) {
            var array = JSON.createArrayNode();
            node.forEach(element -> array.add(withoutNotANumber(element)));
            return array;
        }
        return node.isFloatingPointNumber() && !Double.isFinite(node.doubleValue()) ? JSON.nullNode() : node;
    }

    /** The run's folder. */
    public Path folder() {
        return folder;
    }

    /** The tree; not to be changed. */
    public ObjectNode tree() {
        return tree;
    }

    /** The charts by the names that the tree has for their files, in its order. */
    public Map<String, Picture> pictures() {
        return pictures;
    }

    /** The same as slides. */
    Deck deck() {
        return Deck.of(snapshot, records);
    }

    /** The tree as text. */
    public String json() throws IOException {
        return JSON.writeValueAsString(tree);
    }
}
