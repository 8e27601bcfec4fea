package io.healthwatch.workbench.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.Properties;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TextsTest {

    private static final Path FILES = Path.of("src/main/resources/io/healthwatch/workbench/text");
    private static final Path SOURCES = Path.of("src/main/java");
    private static final Pattern LONE_APOSTROPHE = Pattern.compile("(?<!')'(?!')");

    static Stream<Path> files() throws IOException {
        return Files.list(FILES).filter(file -> file.toString().endsWith(".properties")).sorted();
    }

    private static Properties read(Path file) throws IOException {
        var texts = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            texts.load(reader);
        }
        return texts;
    }

    private static String name(Path file) {
        return file.getFileName().toString().replace(".properties", "");
    }

    /** The text of all classes that use that file of texts. */
    private static String users(String name) throws IOException {
        try (var sources = Files.walk(SOURCES)) {
            var all = new StringBuilder();
            for (var source : sources.filter(file -> file.toString().endsWith(".java")).toList()) {
                var text = Files.readString(source);
                if (text.contains("Texts.of(\"" + name + "\")")) {
                    all.append(text);
                }
            }
            return all.toString();
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void everyTextIsUsedAndEveryTextThatIsUsedIsThere(Path file) throws IOException {
        var texts = read(file).stringPropertyNames();
        var users = users(name(file));
        assertThat(users).as("somebody uses " + file.getFileName()).isNotEmpty();
        assertThat(texts).allSatisfy(key -> assertThat(users).contains("\"" + key + "\""));
        var asked = new TreeSet<String>();
        Pattern.compile("TEXTS\\s*\\.get\\(\\s*\"([^\"]+)\"").matcher(users).results().forEach(use -> asked.add(use.group(1)));
        assertThat(texts).containsAll(asked);
    }

    @ParameterizedTest
    @MethodSource("files")
    void everyTextIsAPatternWhoseApostrophesAreDoubled(Path file) throws IOException {
        read(file).forEach((key, text) -> {
            assertThat((String) text).as("%s", key).doesNotContainPattern(LONE_APOSTROPHE);
            new MessageFormat((String) text);
        });
    }
}
