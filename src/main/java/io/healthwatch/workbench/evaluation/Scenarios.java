package io.healthwatch.workbench.evaluation;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.healthwatch.workbench.evaluation.target.TargetServer;
import io.healthwatch.workbench.run.Cell;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The scenarios in {@code assets/scenarios}. */
public final class Scenarios {

    /** The request's scenarios, in its order. */
    public static final List<String> IDS = List.of(
            "simple-http-check", "json-parsing-heavy", "regex-processing", "concurrent-requests", "error-handling");

    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private final Path folder;

    /** Reads below {@code assets}. */
    public Scenarios(Path assets) {
        this.folder = assets.resolve("scenarios");
    }

    /** All scenarios in the request's order. */
    public List<Scenario> all() throws IOException {
        var all = new ArrayList<Scenario>();
        for (var id : IDS) {
            all.add(read(id));
        }
        return all;
    }

    /** One scenario. */
    public Scenario read(String id) throws IOException {
        var file = folder.resolve(id).resolve("scenario.json");
        try {
            return JSON.readValue(file.toFile(), Scenario.class);
        } catch (JacksonException damaged) {
            throw new IOException(file + ": " + damaged.getOriginalMessage(), damaged);
        }
    }

    /** The work of a cell's probe: its scenario, with every file read. */
    Workload workload(Cell cell, TargetServer target) throws IOException {
        var scenario = read(cell.scenario());
        var checks = new ArrayList<Workload.Check>();
        for (var check : scenario.also()) {
            checks.add(new Workload.Check(
                    check.name(),
                    config(scenario, check.config(), target),
                    check.expected() == null ? null : text(scenario, check.expected()),
                    check.outcome(),
                    check.trap()));
        }
        return new Workload(
                config(scenario, scenario.config(), target),
                text(scenario, scenario.expected()),
                scenario.instances(),
                checks);
    }

    private String config(Scenario scenario, String name, TargetServer target) throws IOException {
        return withAddresses(text(scenario, name), target);
    }

    /** A configuration with the target's addresses put in for their names. */
    static String withAddresses(String config, TargetServer target) {
        return config.replace("${target}", target.origin())
                .replace("${refused}", target.refusedOrigin())
                .replace("${denied}", target.deniedOrigin());
    }

    private String text(Scenario scenario, String name) throws IOException {
        return Files.readString(folder.resolve(scenario.id()).resolve(name));
    }
}
