package io.healthwatch.workbench.run;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * What one figure is about.
 *
 * @param variant a variant's id
 * @param host {@code node} or {@code jvm}
 * @param scenario a scenario's id
 * @param language the probe's language
 * @param machine where it was measured, in a run that was merged from several machines; empty for a run's only one
 */
public record Cell(
        String variant,
        String host,
        String scenario,
        String language,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) String machine) {

    /** A run of one machine does not name it in its cells. */
    public Cell {
        machine = machine == null ? "" : machine;
    }

    /** A cell of the run's only machine. */
    public Cell(String variant, String host, String scenario, String language) {
        this(variant, host, scenario, language, "");
    }

    /** The same on that machine; empty for a run's only one. */
    public Cell on(String named) {
        return new Cell(variant, host, scenario, language, named);
    }

    /** The variant as people read it: {@code wasm3@node} for a native one in Node, else its id; then the machine. */
    public String series() {
        var plain = variant.equals("node") || variant.equals("script") || host.equals("jvm");
        var hosted = plain ? variant : variant + "@" + host;
        return machine.isEmpty() ? hosted : hosted + " (" + machine + ")";
    }
}
