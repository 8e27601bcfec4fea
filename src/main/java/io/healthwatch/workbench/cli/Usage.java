package io.healthwatch.workbench.cli;

import io.healthwatch.workbench.runtime.catalog.Catalog;
import io.healthwatch.workbench.runtime.catalog.Host;
import io.healthwatch.workbench.runtime.catalog.Variant;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What a command tells whoever uses it wrongly. */
@Command
final class Usage {

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    ParameterException wrong(String message) {
        return new ParameterException(command.commandLine(), message);
    }

    /** There is nothing of that kind and name; the names that there are follow. */
    ParameterException unknown(String kind, String name, Stream<String> known) {
        return wrong("There is no " + kind + " '" + name + "'. There are: " + known.collect(Collectors.joining(", "))
                + ".");
    }

    /** The variant of that id. */
    Variant variant(Catalog catalog, String id) {
        return catalog.find(id)
                .orElseThrow(() -> unknown("variant", id, catalog.variants().stream().map(Variant::id)));
    }

    /** The host of that name. */
    Host host(String name) {
        try {
            return Host.of(name);
        } catch (IllegalArgumentException unknown) {
            throw unknown("host", name, Stream.of(Host.values()).map(Host::id));
        }
    }
}
