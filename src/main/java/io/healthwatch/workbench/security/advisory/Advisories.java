package io.healthwatch.workbench.security.advisory;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.healthwatch.workbench.assessment.Finding;
import io.healthwatch.workbench.runtime.catalog.Home;
import io.healthwatch.workbench.security.advisory.Knowledge.State;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.semver4j.Semver;

/** The advisories that come with the workbench. Safe for many threads. */
public final class Advisories {

    private static final JsonMapper JSON =
            JsonMapper.builder().addModule(new JavaTimeModule()).build();

    private final List<AdvisoryFile> files;

    private Advisories(List<AdvisoryFile> files) {
        this.files = files;
    }

    /**
     * Reads {@code assets/advisories}.
     *
     * @throws IOException when a file cannot be read; says which
     */
    public static Advisories read(Home home) throws IOException {
        var files = new ArrayList<AdvisoryFile>();
        try (DirectoryStream<Path> paths =
                Files.newDirectoryStream(home.assets().resolve("advisories"), "*.json")) {
            for (var path : paths) {
                files.add(read(path));
            }
        }
        return new Advisories(List.copyOf(files));
    }

    private static AdvisoryFile read(Path path) throws IOException {
        try {
            return JSON.readValue(path.toFile(), AdvisoryFile.class);
        } catch (IOException damaged) {
            throw new IOException(path + " cannot be read: " + damaged.getMessage(), damaged);
        }
    }

    /**
     * What is known of a version.
     *
     * @param runtime the product's name as it reports itself, such as {@code Wasmtime}, in any case of letters
     * @param version as it reports it, such as {@code 7.0.1} or {@code v20.20.2}
     */
    public Knowledge of(String runtime, String version) {
        var known = files.stream()
                .filter(file -> file.runtimes().stream().anyMatch(runtime::equalsIgnoreCase))
                .findFirst();
        if (known.isEmpty()) {
            return new Knowledge(
                    runtime, version, State.UNKNOWN, List.of(), List.of(), null, "There is no file for this runtime.");
        }
        var file = known.get();
        var parsed = Optional.ofNullable(Semver.coerce(version));
        if (parsed.isEmpty()) {
            return new Knowledge(
                    runtime,
                    version,
                    State.UNKNOWN,
                    List.of(),
                    List.of(),
                    file.consulted(),
                    "'" + version + "' is no version that can be compared.");
        }
        var affecting = new ArrayList<Advisory>();
        var fixed = new ArrayList<Advisory>();
        for (var advisory : file.advisories()) {
            if (affects(advisory, parsed.get())) {
                affecting.add(advisory);
            } else if (isBehind(advisory, parsed.get())) {
                fixed.add(advisory);
            }
        }
        var newest = Comparator.comparing(Advisory::date).reversed();
        affecting.sort(newest);
        fixed.sort(newest);
        var state = !affecting.isEmpty()
                ? State.AFFECTED
                : file.advisories().isEmpty() ? State.NONE_KNOWN : State.FIXED;
        return new Knowledge(
                runtime, version, state, List.copyOf(affecting), List.copyOf(fixed), file.consulted(), file.note());
    }

    /** What is known of every version that answered in an assessment, in the order of its findings. */
    public List<Knowledge> of(List<Finding> findings) {
        return findings.stream()
                .filter(finding -> !finding.version().isEmpty())
                .map(finding -> List.of(finding.runtime(), finding.version()))
                .distinct()
                .map(measured -> of(measured.getFirst(), measured.getLast()))
                .toList();
    }

    private static boolean affects(Advisory advisory, Semver version) {
        return advisory.affected().stream().anyMatch(version::satisfies);
    }

    /** Whether the version is one that was fixed, rather than one from before the fault was made. */
    private static boolean isBehind(Advisory advisory, Semver version) {
        return advisory.fixedIn().stream().anyMatch(version::isGreaterThanOrEqualTo);
    }
}
