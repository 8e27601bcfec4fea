package io.healthwatch.workbench.report;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.healthwatch.workbench.evaluation.SyntheticRun;
import io.healthwatch.workbench.run.Cell;
import io.healthwatch.workbench.statistics.Synthetic;
import io.healthwatch.workbench.store.AssessmentStore;
import io.healthwatch.workbench.store.RunStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Runs of every kind that documents are made of, on disk. */
enum ReportRuns {
    /** Measured to its end, with an assessment of its own. */
    ASSESSED {
        @Override
        Path write(Path data) throws IOException {
            var run = WITHOUT_FINDINGS.write(data);
            try (var recorded = ReportRuns.class.getResourceAsStream(FINDINGS)) {
                var findings = (ObjectNode) JSON.readTree(recorded);
                findings.withObject("/environment")
                        .set("conditions", JSON.readTree(run.resolve("run.json").toFile()).at("/environment/conditions"));
                JSON.writeValue(run.resolve(AssessmentStore.FINDINGS).toFile(), findings);
            }
            return run;
        }
    },
    /** Measured to its end, and nothing beside. */
    WITHOUT_FINDINGS {
        @Override
        Path write(Path data) throws IOException {
            return measured().withAWrongFork().write(new RunStore(data));
        }
    },
    /** Cut off in the middle of a line. */
    CUT_OFF {
        @Override
        Path write(Path data) throws IOException {
            var run = measured().write(new RunStore(data));
            change(run, document -> document.put("state", "running").putNull("ended"));
            var samples = Files.readString(run.resolve("samples.ndjson"));
            Files.writeString(run.resolve("samples.ndjson"), samples.substring(0, samples.length() * 2 / 3));
            return run;
        }
    },
    /** Nothing of the plan was measured. */
    EMPTY {
        @Override
        Path write(Path data) throws IOException {
            var run = measured().write(new RunStore(data));
            change(run, document -> document.put("state", "running").putNull("ended"));
            Files.writeString(run.resolve("samples.ndjson"), "");
            return run;
        }
    },
    /** Joined from two machines. */
    MERGED {
        @Override
        Path write(Path data) throws IOException {
            var run = new SyntheticRun(11);
            for (var machine : new String[] {"lab-a", "lab-b"}) {
                for (var variant : new String[] {"node", "wasm3", "script"}) {
                    run.measured(cell(variant).on(machine), Synthetic.quietMachine().measure(6, 40, machine.hashCode()));
                }
            }
            var written = run.write(new RunStore(data));
            change(written, document -> {
                var environment = document.get("environment").deepCopy();
                document.putNull("environment");
                var merge = document.putObject("merge");
                merge.putArray("duplicates");
                merge.putArray("gaps");
                var sources = merge.putArray("sources");
                for (var machine : new String[] {"lab-a", "lab-b"}) {
                    var source = sources.addObject();
                    source.put("run", "of " + machine).put("machine", machine).put("state", "complete").put("damage", "");
                    source.set("created", document.get("created"));
                    source.put("planned", 18).put("measured", 18).put("cutOff", 0).putArray("forks");
                    ((ObjectNode) source.set("environment", environment.deepCopy()).get("environment"))
                            .put("machine", machine);
                }
            });
            return written;
        }
    };

    private static final String FINDINGS = "/io/healthwatch/workbench/gui/security/findings.json";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    abstract Path write(Path data) throws IOException;

    private static SyntheticRun measured() {
        return new SyntheticRun(7)
                .with("node", 1, 8)
                .with("wasm3", 4, 8)
                .with("wasmtime-cranelift", 1.01, 8)
                .with("script", 1.6, 8);
    }

    private static Cell cell(String variant) {
        return SyntheticRun.cell(variant);
    }

    private interface Change {
        void to(ObjectNode document);
    }

    private static void change(Path run, Change change) throws IOException {
        var file = run.resolve("run.json");
        var document = (ObjectNode) JSON.readTree(file.toFile());
        change.to(document);
        JSON.writeValue(file.toFile(), document);
    }
}
