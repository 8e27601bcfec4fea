package io.healthwatch.workbench.run;

/**
 * What one figure is about.
 *
 * @param variant a variant's id
 * @param host {@code node} or {@code jvm}
 * @param scenario a scenario's id
 * @param language the probe's language
 */
public record Cell(String variant, String host, String scenario, String language) {

    /** The variant as people read it: {@code wasm3@node} for a native one in Node, else its id. */
    public String series() {
        return variant.equals("node") || variant.equals("script") || host.equals("jvm") ? variant : variant + "@" + host;
    }
}
