package io.healthwatch.workbench.gui.compare;

import static org.assertj.core.api.Assertions.assertThat;

import io.healthwatch.workbench.chart.Subject;
import io.healthwatch.workbench.evaluation.Comparisons.Quantity;
import io.healthwatch.workbench.evaluation.SyntheticRun;
import io.healthwatch.workbench.gui.PretendedFx;
import io.healthwatch.workbench.run.Cell;
import io.healthwatch.workbench.store.RunStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompareModelTest {

    @TempDir
    private Path data;

    private final PretendedFx fx = new PretendedFx();
    private final SimpleDoubleProperty margin = new SimpleDoubleProperty(0.02);
    private final SimpleObjectProperty<Cell> selection = new SimpleObjectProperty<>();
    private final List<Path> opened = new ArrayList<>();
    private Path before;
    private Path after;
    private CompareModel model;

    @BeforeEach
    void make() throws Exception {
        var store = new RunStore(data);
        before = new SyntheticRun(1).with("quicker", 1, 20).with("alike", 1, 30).with("gone", 1, 2).write(store);
        after = new SyntheticRun(2).with("quicker", 0.9, 20).with("alike", 1, 30).on("elsewhere").write(store);
        model = new CompareModel(store, margin, selection, Runnable::run, fx, opened::add);
        model.refresh();
        assertThat(fx.until(() -> model.choices().size() == 2)).isTrue();
    }

    private CompareModel.Choice choice(Path folder) {
        return model.choices().stream()
                .filter(each -> each.folder().equals(folder))
                .findFirst()
                .orElseThrow();
    }

    private void compare() throws InterruptedException {
        model.before().set(choice(before));
        model.after().set(choice(after));
        assertThat(fx.until(() -> model.shown().get() != null)).isTrue();
    }

    private List<Object> answers() {
        return model.shown().get().table().rows().stream()
                .map(row -> row.values().get(3))
                .toList();
    }

    @Test
    void answersAndWhatElseDiffersAreSaidInWords() throws Exception {
        compare();

        assertThat(answers()).containsExactly("faster", "same");
        assertThat(model.shown().get().headline())
                .isEqualTo("elsewhere, compared with bench, is faster in 1, slower in 0, the same in 1 of 2 cells; 0 unsure."
                        + " These are different machines: faster says that elsewhere is, whatever ran on it.");
        assertThat(model.shown().get().changes())
                .anyMatch(line -> line.startsWith("machine: bench before, elsewhere after. "))
                .anyMatch(line -> line.startsWith("Only before: gone@node"));
        selection.set(SyntheticRun.cell("quicker"));
        assertThat(model.detail()).contains("faster").contains("Median before");
    }

    @Test
    void swappingTurnsFasterIntoSlower() throws Exception {
        compare();
        model.swap();
        assertThat(fx.until(() -> model.shown().get() != null && answers().getFirst().equals("slower"))).isTrue();
    }

    @Test
    void filtersHideCellsAndChangeNoAnswer() throws Exception {
        compare();
        model.answers().set(AnswerFilter.DIFFERENCES);
        assertThat(fx.until(() -> answers().equals(List.of("faster")))).isTrue();
        assertThat(model.shown().get().headline()).contains("of 2 cells");
        model.text().set("ALIKE");
        assertThat(fx.until(() -> answers().isEmpty())).isTrue();
        assertThat(model.shown().get().figure().isEmpty()).isTrue();
    }

    @Test
    void twoVariantsOfOneRunAreComparedAndSwapped() throws Exception {
        model.page().set(CompareModel.Page.VARIANTS);
        model.of().set(choice(before));
        model.baseline().set("quicker@node");
        model.subject().set("gone@node");
        assertThat(fx.until(() -> model.shown().get() != null
                        && model.shown().get().headline().startsWith("gone@node, compared with quicker@node, is ")))
                .isTrue();
        model.swap();
        assertThat(fx.until(() -> model.shown().get() != null
                        && model.shown().get().headline().startsWith("quicker@node, compared with gone@node, is ")))
                .isTrue();
        assertThat(model.shown().get().changes()).isEmpty();
    }

    @Test
    void groupsStandTogether() throws Exception {
        compare();
        assertThat(names()).containsExactly("quicker@node, Heavy JSON parsing", "alike@node, Heavy JSON parsing");
        model.grouping().set(Grouping.SCENARIO);
        assertThat(fx.until(() -> names().getFirst().equals("Heavy JSON parsing, quicker@node"))).isTrue();
    }

    private List<String> names() {
        return model.shown().get().figure().subjects().stream().map(Subject::label).toList();
    }

    @Test
    void whatMattersAndWhatIsComparedCanBeChanged() throws Exception {
        compare();
        margin.set(0.5);
        assertThat(fx.until(() -> answers().equals(List.of("same", "same")))).isTrue();
        model.quantity().set(Quantity.COLD_START);
        assertThat(fx.until(() -> model.comparison().quantity() == Quantity.COLD_START)).isTrue();
    }

    @Test
    void twoChosenRunsComeInTheOrderInWhichTheyWereMeasured() throws Exception {
        model.choose(after, before);
        assertThat(fx.until(() -> model.shown().get() != null)).isTrue();
        assertThat(model.after().get().folder()).isEqualTo(after);
        model.open(model.after().get().folder());
        assertThat(opened).containsExactly(after);
    }

    @Test
    void aDamagedRunIsNamedAndNothingIsShown() throws Exception {
        Files.writeString(after.resolve("run.json"), "{");
        model.before().set(choice(before));
        model.after().set(choice(after));
        assertThat(fx.until(() -> !model.problem().get().isEmpty())).isTrue();
        assertThat(model.problem().get()).contains("run.json");
        assertThat(model.shown().get()).isNull();
    }
}
