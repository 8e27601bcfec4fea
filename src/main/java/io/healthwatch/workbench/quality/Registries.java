package io.healthwatch.workbench.quality;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.healthwatch.workbench.quality.Product.Published;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Asks registries about products through their ordinary clients, as this machine has them set up: npm, pip, cargo and
 * Maven. A client that is not there, or a registry that does not answer, is told; nothing is guessed. One thread.
 */
public final class Registries {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final Duration YEAR = Duration.ofDays(365);
    private static final String MAVEN_GET = "org.apache.maven.plugins:maven-dependency-plugin:3.11.0:get";
    private static final Pattern STABLE = Pattern.compile("v?\\d+(\\.\\d+)+");

    /** By which tag PyPI names each of the platforms. */
    private static final Map<String, String> WHEELS = Map.of(
            "linux-x64", "manylinux2014_x86_64",
            "linux-arm64", "manylinux2014_aarch64",
            "macos-x64", "macosx_10_13_x86_64",
            "macos-arm64", "macosx_11_0_arm64",
            "windows-x64", "win_amd64",
            "windows-arm64", "win_arm64");

    private final Consumer<String> log;
    private final Instant now = Instant.now();
    private final List<Evidence> evidence = new ArrayList<>();
    private final List<String> failed = new ArrayList<>();

    private Registries(Consumer<String> log) {
        this.log = log;
    }

    /** What a program said, and whether it ended well. */
    private record Said(boolean done, String text) {}

    /**
     * Asks about all products; takes minutes.
     *
     * @param log told what is asked
     */
    public static GatheredEvidence ask(List<Product> products, Consumer<String> log) throws InterruptedException {
        var registries = new Registries(log);
        for (var product : products) {
            registries.ask(product);
        }
        return new GatheredEvidence(
                GatheredEvidence.SCHEMA_VERSION,
                registries.now,
                List.copyOf(registries.evidence),
                List.copyOf(registries.failed));
    }

    private void ask(Product product) throws InterruptedException {
        var platforms = new TreeSet<String>();
        for (var published : product.packages()) {
            log.accept("Asking " + published.address());
            try {
                switch (published.registry()) {
                    case "npm" -> npm(product, published);
                    case "PyPI" -> pypi(product, published, platforms);
                    case "crates.io" -> crate(product, published);
                    case "Maven Central" -> maven(product, published, platforms);
                    default -> throw new IOException("no client of it is known");
                }
            } catch (IOException unknown) {
                failed.add(published.address() + ": " + unknown.getMessage());
            }
        }
        if (!platforms.isEmpty()) {
            add(
                    product, Suggestions.PLATFORMS, "platforms", (double) platforms.size(), "of 6 platforms",
                    "Built packages are there for " + String.join(", ", platforms) + ".",
                    product.packages().getLast().registry());
        }
    }

    private void add(Product product, String row, String key, Double value, String unit, String text, String source) {
        evidence.add(new Evidence(
                product.id(), row, key, value, unit, text, Evidence.REGISTRY, source, now.toString().substring(0, 10)));
    }

    private void npm(Product product, Published published) throws IOException, InterruptedException {
        var said = run(false, "npm", "view", published.name(), "time", "--json");
        var answer = JSON.readTree(said.text());
        var missing = answer.at("/error/code").asText().equals("E404");
        if (!said.done() && !missing) {
            throw new IOException(firstLine(answer.at("/error/summary").asText("npm could not tell")));
        }
        if (product.delivery() != Product.Delivery.PART_OF_NODE) {
            add(
                    product, Suggestions.BINDING, "own-package-on-npm", missing ? 0.0 : 1.0, "packages",
                    missing ? "There is no package " + published.name() + " on npm." : published.name() + " is on npm.",
                    published.address());
        }
        if (!missing) {
            var releases = new LinkedHashMap<String, Instant>();
            for (var release : answer.properties()) {
                releases.put(release.getKey(), OffsetDateTime.parse(release.getValue().asText()).toInstant());
            }
            releases(product, published, releases);
        }
    }

    private void pypi(Product product, Published published, TreeSet<String> platforms)
            throws IOException, InterruptedException {
        var said = pip(published.name());
        var versions = said.text().lines()
                .filter(line -> line.startsWith("Available versions: "))
                .findFirst()
                .orElseThrow(() -> new IOException(firstLine(said.text())));
        var count = versions.split(",").length;
        add(
                product, Suggestions.COMMUNITY, "releases", (double) count, "releases",
                "PyPI has " + count + " releases of " + published.name() + "; its client tells no dates.",
                published.address());
        if (product.delivery() == Product.Delivery.BINARY) {
            for (var wheel : WHEELS.entrySet()) {
                if (pip(published.name(), "--only-binary=:all:", "--platform", wheel.getValue()).done()) {
                    platforms.add(wheel.getKey());
                }
            }
        }
    }

    private static Said pip(String name, String... options) throws IOException, InterruptedException {
        return run(
                true,
                Stream.concat(Stream.of("python3", "-m", "pip", "index", "versions", name), Stream.of(options))
                        .toArray(String[]::new));
    }

    /** Cargo tells dates only in the index that it keeps; where they are not found there, nothing is said of them. */
    private void crate(Product product, Published published) throws IOException, InterruptedException {
        var said = run(true, "cargo", "info", published.name(), "--registry", "crates-io");
        if (!said.done()) {
            throw new IOException(firstLine(said.text()));
        }
        said.text().lines().filter(line -> line.startsWith("documentation: ")).findFirst().ifPresent(line -> add(
                product, Suggestions.DOCUMENTATION, "published-documentation", null, "",
                "Its documentation is published at " + line.substring("documentation: ".length()) + ".",
                published.address()));
        var releases = new LinkedHashMap<String, Instant>();
        for (var line : cargoIndex(published.name())) {
            if (!line.path("yanked").asBoolean() && line.has("pubtime")) {
                releases.put(line.path("vers").asText(), Instant.parse(line.path("pubtime").asText()));
            }
        }
        if (releases.isEmpty()) {
            throw new IOException("cargo knows the crate, but keeps no dates of its releases");
        }
        releases(product, published, releases);
    }

    private static List<JsonNode> cargoIndex(String name) throws IOException {
        var home = System.getenv("CARGO_HOME");
        var index = (home == null ? Path.of(System.getProperty("user.home"), ".cargo") : Path.of(home))
                .resolve("registry/index");
        if (!Files.isDirectory(index)) {
            return List.of();
        }
        var place = Path.of(".cache", name.substring(0, 2), name.substring(2, 4), name);
        var found = new ArrayList<JsonNode>();
        try (var registries = Files.list(index)) {
            for (var file : registries.map(each -> each.resolve(place)).filter(Files::isRegularFile).toList()) {
                for (var part : Files.readString(file, StandardCharsets.ISO_8859_1).split("\0")) {
                    if (part.startsWith("{")) {
                        found.add(JSON.readTree(part));
                    }
                }
            }
        }
        return found;
    }

    private void maven(Product product, Published published, TreeSet<String> platforms)
            throws IOException, InterruptedException {
        var said = run(true, "mvn", "-q", "-B", "-U", MAVEN_GET, "-Dartifact=" + published.name() + ":LATEST:pom", "-Dtransitive=false");
        if (!said.done()) {
            throw new IOException(firstLine(said.text()));
        }
        if (published.platform() != null) {
            platforms.add(published.platform());
            return;
        }
        var metadata = mavenMetadata(published.name());
        var updated = Pattern.compile("<lastUpdated>(\\d{14})</lastUpdated>").matcher(metadata);
        var release = Pattern.compile("<release>([^<]+)</release>").matcher(metadata);
        if (!updated.find() || !release.find()) {
            throw new IOException("Maven's metadata names no last release");
        }
        var when = LocalDateTime.parse(updated.group(1), DateTimeFormatter.ofPattern("yyyyMMddHHmmss")).toInstant(ZoneOffset.UTC);
        var count = Pattern.compile("<version>").matcher(metadata).results().count();
        lastRelease(product, published, release.group(1), when);
        add(
                product, Suggestions.COMMUNITY, "releases", (double) count, "releases",
                "Maven Central has " + count + " releases of " + published.name() + ".", published.address());
    }

    private static String mavenMetadata(String name) throws IOException {
        var parts = name.split(":");
        var folder = Path.of(System.getProperty("user.home"), ".m2", "repository", parts[0].replace('.', '/'), parts[1]);
        try (var files = Files.newDirectoryStream(folder, "maven-metadata-*.xml")) {
            var newest = "";
            for (var file : files) {
                var text = Files.readString(file);
                newest = text.contains("<lastUpdated>") ? text : newest;
            }
            return newest;
        }
    }

    private void releases(Product product, Published published, Map<String, Instant> releases) {
        var stable = new LinkedHashMap<>(releases);
        stable.keySet().removeIf(version -> !STABLE.matcher(version).matches());
        var last = stable.entrySet().stream().max(Map.Entry.comparingByValue());
        if (last.isEmpty()) {
            return;
        }
        lastRelease(product, published, last.get().getKey(), last.get().getValue());
        var year = stable.values().stream().filter(now.minus(YEAR)::isBefore).count();
        add(
                product, Suggestions.COMMUNITY, "releases-in-a-year", (double) year, "releases",
                year + " releases in the 365 days before.", published.address());
    }

    private void lastRelease(Product product, Published published, String version, Instant when) {
        var days = Duration.between(when, now).toDays();
        add(
                product, Suggestions.COMMUNITY, "last-release", (double) days, "days",
                "The last release, " + version + " of " + when.toString().substring(0, 10) + ", was " + days + " days old.",
                published.address());
    }

    private static Said run(boolean withErrors, String... command) throws IOException, InterruptedException {
        var out = Files.createTempFile("registry", ".txt");
        try {
            var builder = new ProcessBuilder(command).redirectOutput(out.toFile());
            builder = withErrors ? builder.redirectErrorStream(true) : builder.redirectError(ProcessBuilder.Redirect.DISCARD);
            // A project in the working folder is none of their business.
            builder.directory(Path.of(System.getProperty("java.io.tmpdir")).toFile());
            var process = builder.start();
            process.getOutputStream().close();
            if (!process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
                throw new IOException(command[0] + " did not answer within " + LIMIT.toSeconds() + " s");
            }
            return new Said(process.exitValue() == 0, Files.readString(out));
        } finally {
            Files.deleteIfExists(out);
        }
    }

    private static String firstLine(String text) {
        return text.lines()
                .filter(line -> line.toLowerCase(Locale.ROOT).contains("error"))
                .findFirst()
                .orElseGet(() -> text.lines().findFirst().orElse("it said nothing"));
    }
}
