package io.healthwatch.workbench.evaluation;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;

/**
 * What the probes' modules cost before any of them runs: their sources, their sizes, and what building them took on
 * the machine that built them. Never changes.
 *
 * @param builtAt when the newest of them were built, in UTC by ISO 8601; empty where no record says so
 * @param machine where they were built; empty where no record says so
 */
public record ProbeModules(String builtAt, String machine, List<Language> languages) {

    /** No modules. */
    public static final ProbeModules NONE = new ProbeModules("", "", List.of());

    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    /**
     * The modules of one language.
     *
     * @param toolchain the tools that built them, with their versions
     * @param buildSeconds what building all of them took, from nothing; null where it was not recorded
     * @param toolchainBytes what the tools take on a disk; null where it was not recorded
     */
    public record Language(
            String language,
            Map<String, String> toolchain,
            Double buildSeconds,
            Long toolchainBytes,
            List<Module> modules) {

        /** The module of that scenario; empty where there is none. */
        public Optional<Module> module(String scenario) {
            return modules.stream()
                    .filter(module -> module.scenario().equals(scenario))
                    .findFirst();
        }
    }

    /**
     * One module.
     *
     * @param linesOfCode of its sources, shared ones included, blank lines and comments left out
     * @param bytes the module's size
     * @param gzipBytes its size compressed by gzip at its usual level
     */
    public record Module(String scenario, int linesOfCode, long bytes, long gzipBytes) {}

    private record Manifest(List<Entry> modules) {

        record Entry(String language, String scenario, String module, int linesOfCode, Map<String, String> toolchain) {}
    }

    private record BuildRecord(String builtAt, String machine, List<Build> languages) {

        static final BuildRecord NONE = new BuildRecord("", "", List.of());

        record Build(String language, double seconds, long toolchainBytes) {}

        Optional<Build> of(String language) {
            return languages.stream().filter(build -> build.language().equals(language)).findFirst();
        }
    }

    /**
     * Reads what the manifest lists of the request's scenarios, languages by name.
     *
     * @param probes the folder with {@code dist/manifest.json} and, unless nothing was built here, {@code
     *     build-record.json}
     * @throws IOException when the manifest or a module that it lists is missing, or a file is damaged; names the file
     */
    public static ProbeModules read(Path probes) throws IOException {
        var dist = probes.resolve("dist");
        var manifest = json(dist.resolve("manifest.json"), Manifest.class);
        var file = probes.resolve("build-record.json");
        var built = Files.exists(file) ? json(file, BuildRecord.class) : BuildRecord.NONE;
        var byLanguage = new LinkedHashMap<String, List<Manifest.Entry>>();
        for (var entry : manifest.modules()) {
            if (!Scenarios.IDS.contains(entry.scenario())) {
                continue;
            }
            byLanguage.computeIfAbsent(entry.language(), _ -> new ArrayList<>()).add(entry);
        }
        var languages = new ArrayList<Language>();
        for (var entries : byLanguage.values()) {
            languages.add(language(dist, entries, built));
        }
        return new ProbeModules(built.builtAt(), built.machine(), List.copyOf(languages));
    }

    private static Language language(Path dist, List<Manifest.Entry> entries, BuildRecord built) throws IOException {
        var first = entries.getFirst();
        var build = built.of(first.language());
        var modules = new ArrayList<Module>();
        for (var entry : entries) {
            var bytes = Files.readAllBytes(dist.resolve(entry.module()));
            modules.add(new Module(entry.scenario(), entry.linesOfCode(), bytes.length, gzip(bytes)));
        }
        return new Language(
                first.language(),
                first.toolchain(),
                build.map(BuildRecord.Build::seconds).orElse(null),
                build.map(BuildRecord.Build::toolchainBytes).orElse(null),
                List.copyOf(modules));
    }

    private static long gzip(byte[] bytes) throws IOException {
        var compressed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(compressed)) {
            gzip.write(bytes);
        }
        return compressed.size();
    }

    private static <T> T json(Path file, Class<T> type) throws IOException {
        try {
            return JSON.readValue(file.toFile(), type);
        } catch (JacksonException damaged) {
            throw new IOException(file + ": " + damaged.getOriginalMessage(), damaged);
        }
    }

    /** The modules of that language; empty where there are none. */
    public Optional<Language> language(String name) {
        return languages.stream().filter(each -> each.language().equals(name)).findFirst();
    }
}
