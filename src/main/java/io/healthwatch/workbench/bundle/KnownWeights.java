package io.healthwatch.workbench.bundle;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.healthwatch.workbench.run.BundleWeight;
import io.healthwatch.workbench.run.Sha256;
import io.healthwatch.workbench.store.WholeFile;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The weights of bundles by what they are made of, kept in a file. One that cannot be read is begun anew. */
final class KnownWeights {

    /** Changes whenever bundles are built in another way. */
    private static final String FORMAT = "1";

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private final Path file;

    KnownWeights(Path file) {
        this.file = file;
    }

    /** A key of the names and contents of all files, and of what else matters. */
    String key(List<BundleFile> files, List<String> circumstances) throws IOException {
        var digest = Sha256.digest();
        digest.update((FORMAT + circumstances).getBytes(StandardCharsets.UTF_8));
        for (var each : files) {
            digest.update((each.name() + each.part() + each.treatment()).getBytes(StandardCharsets.UTF_8));
            try (var content = new DigestInputStream(Files.newInputStream(each.source()), digest)) {
                content.transferTo(OutputStream.nullOutputStream());
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    Optional<BundleWeight> find(String key) {
        return Optional.ofNullable(read().get(key));
    }

    void add(String key, BundleWeight weight) throws IOException {
        var all = read();
        all.put(key, weight);
        Files.createDirectories(file.getParent());
        WholeFile.replace(file, fresh -> JSON.writeValue(fresh.toFile(), all));
    }

    private Map<String, BundleWeight> read() {
        try {
            return Files.exists(file)
                    ? JSON.readValue(file.toFile(), new TypeReference<TreeMap<String, BundleWeight>>() {})
                    : new TreeMap<>();
        } catch (IOException damaged) {
            return new TreeMap<>();
        }
    }
}
