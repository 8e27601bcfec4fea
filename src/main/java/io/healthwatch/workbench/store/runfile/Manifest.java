package io.healthwatch.workbench.store.runfile;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What is in a run file.
 *
 * @param format {@link #FORMAT}
 * @param run the run's id
 * @param files all other files, by name
 */
record Manifest(int format, String run, List<Entry> files) {

    /** The version of run files; a later one is not read. */
    static final int FORMAT = 1;

    static final String NAME = "manifest.json";

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,80}");
    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");
    private static final Pattern FILE =
            Pattern.compile("(?!.*(?:^|/)(?i:con|nul|aux|prn|com\\d|lpt\\d)(?:\\.|/|$))(?:[A-Za-z0-9_][A-Za-z0-9._-]{0,80}/){0,3}"
                    + "[A-Za-z0-9_][A-Za-z0-9._-]{0,80}(?<!\\.)");
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    /**
     * A file.
     *
     * @param name its path in the run's folder, with slashes
     * @param sha256 in small hexadecimal digits
     */
    record Entry(String name, long bytes, String sha256) {}

    long bytes() {
        return files.stream().mapToLong(Entry::bytes).sum();
    }

    Optional<Entry> file(String name) {
        return files.stream().filter(file -> file.name().equals(name)).findFirst();
    }

    byte[] json() throws IOException {
        return JSON.writeValueAsBytes(this);
    }

    /** Whether a file of that name can be in a run file: names that mean the same on every system, below the folder. */
    static boolean isPortable(String name) {
        return FILE.matcher(name).matches();
    }

    /**
     * Reads and checks one.
     *
     * @throws IOException when it is newer than this workbench, damaged, or asks for what no run has
     */
    static Manifest read(byte[] json) throws IOException {
        Manifest manifest;
        try {
            var tree = JSON.readTree(json);
            var format = tree.path("format").asInt(0);
            if (format > FORMAT) {
                throw new IOException("It has format " + format + ", which is newer than this workbench: it reads up to "
                        + FORMAT + ". Open it with a newer one.");
            }
            manifest = JSON.treeToValue(tree, Manifest.class);
        } catch (JacksonException damaged) {
            throw new IOException("Its manifest is damaged: " + damaged.getOriginalMessage(), damaged);
        }
        if (manifest == null || manifest.format() < 1 || manifest.files() == null || manifest.run() == null) {
            throw new IOException("Its manifest names no run.");
        }
        if (!ID.matcher(manifest.run()).matches()) {
            throw new IOException("The name of its run is none: '" + printable(manifest.run()) + "'.");
        }
        manifest.check();
        return manifest;
    }

    private void check() throws IOException {
        var names = new HashSet<String>();
        for (var file : files) {
            if (file == null || file.name() == null || file.bytes() < 0 || file.sha256() == null
                    || !SHA256.matcher(file.sha256()).matches()) {
                throw new IOException("Its manifest names a file without its size or SHA-256.");
            }
            if (!isPortable(file.name()) || RunContents.isLeftOut(file.name()) || file.name().equals(NAME)) {
                throw new IOException(
                        "It holds a file that cannot be in a run's folder: '" + printable(file.name()) + "'.");
            }
            if (!names.add(file.name().toLowerCase(Locale.ROOT))) {
                throw new IOException("It holds '" + file.name() + "' twice.");
            }
        }
    }

    private static String printable(String name) {
        var plain = name.replaceAll("\\p{Cntrl}", "?");
        return plain.length() > 120 ? plain.substring(0, 120) + "…" : plain;
    }
}
