package io.healthwatch.workbench.evaluation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.healthwatch.workbench.probe.ModuleOutline;
import io.healthwatch.workbench.run.Attachment;
import io.healthwatch.workbench.run.OwnProbe;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Takes a module of the user's own with what belongs to it, and finds everything that keeps it from being measured. */
public final class OwnProbes {

    /** What a probe is given where the user gives it nothing. */
    public static final String EMPTY_CONFIG = "{}";

    private static final String ENDING = ".wasm";
    private static final long MOST_BYTES = 64L << 20;
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final List<String> problems = new ArrayList<>();

    private OwnProbes() {}

    /**
     * A probe out of files.
     *
     * @param config what each execution is given; null for {@value #EMPTY_CONFIG}
     * @param expected the right answer; null for none
     * @param origins what it may reach beside the workbench's target server, such as {@code http://localhost:8080}
     * @throws UnusableProbeException with everything that is wrong
     */
    public static OwnProbe read(Path module, Path config, Path expected, List<String> origins)
            throws UnusableProbeException {
        var reading = new OwnProbes();
        return reading.probe(
                module,
                config == null ? EMPTY_CONFIG : reading.text(config),
                config == null ? "" : named(config),
                expected == null ? null : reading.text(expected),
                expected == null ? "" : named(expected),
                origins);
    }

    /**
     * A probe out of a file and a configuration that was typed.
     *
     * @throws UnusableProbeException with everything that is wrong
     */
    public static OwnProbe read(Path module, String config) throws UnusableProbeException {
        return new OwnProbes().probe(module, config, "The configuration", null, "", List.of());
    }

    private OwnProbe probe(
            Path module, String config, String configName, String expected, String expectedName, List<String> origins)
            throws UnusableProbeException {
        var bytes = module(module);
        checkJson(config, configName);
        checkJson(expected, expectedName);
        origins.forEach(this::checkOrigin);
        if (!problems.isEmpty()) {
            throw new UnusableProbeException(problems);
        }
        return new OwnProbe(
                scenario(module), Attachment.of(bytes), attachment(config), attachment(expected), origins);
    }

    /** The scenario's id: the file's name, made different from the workbench's own scenarios. */
    private static String scenario(Path module) {
        var file = named(module);
        var name = file.toLowerCase(Locale.ROOT).endsWith(ENDING)
                ? file.substring(0, file.length() - ENDING.length())
                : file;
        return Scenarios.IDS.contains(name) || name.isBlank() ? "own-" + name : name;
    }

    private byte[] module(Path file) {
        var bytes = bytes(file);
        if (bytes != null) {
            new ModuleOutline(bytes).problems().forEach(problem -> problems.add(named(file) + ": " + problem));
        }
        return bytes;
    }

    private byte[] bytes(Path file) {
        try {
            if (Files.isDirectory(file)) {
                problems.add(file + " is a folder; a file is needed.");
            } else if (Files.size(file) > MOST_BYTES) {
                problems.add(file + " has more than " + (MOST_BYTES >> 20) + " MiB, which is more than a probe may have.");
            } else {
                return Files.readAllBytes(file);
            }
        } catch (NoSuchFileException missing) {
            problems.add("There is no file " + file + ".");
        } catch (IOException unreadable) {
            problems.add(file + " cannot be read: " + unreadable.getMessage() + ".");
        }
        return null;
    }

    private String text(Path file) {
        var bytes = bytes(file);
        if (bytes == null) {
            return null;
        }
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException otherEncoding) {
            problems.add(named(file) + " is not UTF-8 text.");
            return null;
        }
    }

    private void checkJson(String text, String name) {
        if (text == null) {
            return;
        }
        try {
            if (JSON.readTree(text).isMissingNode()) {
                problems.add(name + " is empty; it must be JSON, such as " + EMPTY_CONFIG + ".");
            }
        } catch (JsonProcessingException damaged) {
            var place = damaged.getLocation();
            problems.add(name + " is not JSON: line " + place.getLineNr() + ", column " + place.getColumnNr() + ": "
                    + damaged.getOriginalMessage() + ".");
        }
    }

    private void checkOrigin(String origin) {
        try {
            var address = URI.create(origin);
            var scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
            var rest = address.getRawPath() + address.getRawQuery() + address.getRawFragment() + address.getRawUserInfo();
            if (List.of("http", "https").contains(scheme) && address.getHost() != null && rest.equals("nullnullnull")) {
                return;
            }
        } catch (IllegalArgumentException malformed) {
            // The message below says what an origin is.
        }
        problems.add("'" + origin + "' is no origin; one has a scheme, a host and perhaps a port, such as"
                + " http://localhost:8080.");
    }

    private static Attachment attachment(String text) {
        return text == null ? null : Attachment.of(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String named(Path file) {
        return file.getFileName() == null ? file.toString() : file.getFileName().toString();
    }
}
