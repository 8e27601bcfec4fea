package io.healthwatch.workbench.security;

import io.healthwatch.workbench.probe.ProbeLimits;
import io.healthwatch.workbench.runtime.catalog.Catalog;
import io.healthwatch.workbench.runtime.catalog.Host;
import io.healthwatch.workbench.runtime.catalog.Variant;
import io.healthwatch.workbench.worker.WorkerCommand;
import io.healthwatch.workbench.worker.protocol.Message;
import java.util.function.Function;

/**
 * What is attacked: a variant in a host.
 *
 * @param variant its id
 * @param host its id
 * @param absence why it cannot be attacked; empty where it can
 * @param command how its worker is started; null where it cannot be attacked
 * @param open what its worker is told to set up with these limits
 * @param guards who holds what in it
 */
public record Subject(
        String variant,
        String host,
        String absence,
        WorkerCommand command,
        Function<ProbeLimits, Message.Open> open,
        Guards guards) {

    /** A subject that can be attacked. */
    public Subject(
            String variant,
            String host,
            WorkerCommand command,
            Function<ProbeLimits, Message.Open> open,
            Guards guards) {
        this(variant, host, "", command, open, guards);
    }

    /** A variant of the catalog in one of its hosts. A baseline is no sandbox; it and what is not installed are absent. */
    public static Subject of(Catalog catalog, Variant variant, Host host) {
        if (variant.baseline()) {
            return absent(variant, host, "A baseline runs no WebAssembly: there is no sandbox to attack.");
        }
        var availability = catalog.availability(variant, host);
        if (!availability.available()) {
            return absent(variant, host, availability.reason());
        }
        return new Subject(
                variant.id(),
                host.id(),
                catalog.commandWithWasi(variant, host),
                limits -> catalog.open(variant, host, limits),
                Guards.of(variant, host));
    }

    private static Subject absent(Variant variant, Host host, String reason) {
        return new Subject(variant.id(), host.id(), reason, null, null, null);
    }

    /** The variant with its host, such as {@code wasm3@node}. */
    @Override
    public String toString() {
        return variant + "@" + host;
    }
}
