package io.healthwatch.workbench.gui;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsStoreTest {

    @TempDir
    private Path folder;

    private SettingsStore store() {
        return new SettingsStore(folder.resolve("data"), Runnable::run);
    }

    @Test
    void whatWasChangedIsThereAtTheNextStart() {
        var selection = new Settings.Selection(List.of("node@node"), List.of("a"), List.of("c"), "quick", "3%", "20m", 7);
        store().change(settings -> settings.withDark(true)
                .with(selection)
                .with(new Settings.Bounds(1, 2, 800, 600, false))
                .withView("Runs")
                .withLanguage("rust")
                .withMargin(0.05)
                .with(Map.of("charts.question", "SPREAD")));
        var read = store();
        assertThat(read.problem()).isEmpty();
        assertThat(read.get())
                .isEqualTo(new Settings(new Settings.Bounds(1, 2, 800, 600, false), true, "Runs", "rust", 0.05, selection, null, Map.of("charts.question", "SPREAD")));
    }

    @Test
    void aDamagedFileIsSetAsideWithAMessage() throws Exception {
        Files.createDirectories(folder.resolve("data"));
        Files.writeString(folder.resolve("data/settings.json"), "{\"dark\": tr");
        var read = store();
        assertThat(read.get()).isEqualTo(Settings.FIRST);
        assertThat(read.problem()).contains("settings.damaged.json");
        assertThat(folder.resolve("data/settings.damaged.json")).hasContent("{\"dark\": tr");
    }

    @Test
    void aHalfFilledSelectionCountsAsNone() throws Exception {
        Files.createDirectories(folder.resolve("data"));
        Files.writeString(folder.resolve("data/settings.json"), "{\"dark\": true, \"selection\": {\"seed\": 3}}");
        assertThat(store().get()).isEqualTo(new Settings(null, true, "", "", null, null, null, Map.of()));
    }

    @Test
    void aFolderThatCannotBeMadeIsNotFatal() throws Exception {
        Files.writeString(folder.resolve("data"), "a file where the folder should be");
        var store = store();
        store.change(settings -> settings.withDark(true));
        assertThat(store.get().dark()).isTrue();
    }
}
