package io.healthwatch.workbench.cli;

import io.healthwatch.workbench.evaluation.ProbeModules;
import io.healthwatch.workbench.runtime.catalog.Home;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code workbench languages}. */
@Command(
        name = "languages",
        description = "Lists the languages that the probes are written in: lines of code, module sizes, and what building"
                + " them takes. 'workbench evaluate --language all' measures them.",
        mixinStandardHelpOptions = true)
final class LanguagesCommand implements Callable<Integer> {

    @Mixin
    private JsonOption json;

    @Override
    public Integer call() throws Exception {
        var modules = ProbeModules.read(Home.locate().probes());
        if (json.wanted()) {
            System.out.println(JsonOutput.of(modules));
        } else {
            print(modules);
        }
        return WorkbenchCommand.DONE;
    }

    private static void print(ProbeModules modules) {
        var languages = new TextTable("Language", "Build, all modules", "Toolchain's size", "Toolchain");
        var sizes = new TextTable("Language", "Scenario", "Lines of code", "Module", "Compressed by gzip");
        for (var language : modules.languages()) {
            languages.add(
                    language.language(),
                    language.buildSeconds() == null ? "not recorded" : String.format("%.1f s", language.buildSeconds()),
                    language.toolchainBytes() == null
                            ? "not recorded"
                            : String.format("%.0f MB", language.toolchainBytes() / 1e6),
                    toolchain(language.toolchain()));
            for (var module : language.modules()) {
                sizes.add(
                        language.language(),
                        module.scenario(),
                        Integer.toString(module.linesOfCode()),
                        String.format("%.1f kB", module.bytes() / 1e3),
                        String.format("%.1f kB", module.gzipBytes() / 1e3));
            }
        }
        System.out.print(languages);
        if (!modules.machine().isEmpty()) {
            System.out.println("\nBuild and toolchain were measured on " + modules.machine() + " at " + modules.builtAt()
                    + ", when the modules were built.");
        }
        System.out.println();
        System.out.print(sizes);
    }

    private static String toolchain(Map<String, String> versions) {
        return versions.entrySet().stream()
                .map(tool -> tool.getKey() + " " + tool.getValue())
                .collect(Collectors.joining(", "));
    }
}
