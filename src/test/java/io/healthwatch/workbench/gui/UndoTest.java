package io.healthwatch.workbench.gui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Changes of a list of words, taken back and made again. */
class UndoTest {

    private final Undo undo = new Undo();
    private final List<String> words = new ArrayList<>();

    private Undo.Change add(String word) {
        words.add(word);
        return undo.changed("adding " + word, () -> words.remove(word), () -> words.add(word));
    }

    @Test
    void changesAreTakenBackAndMadeAgainInOrder() {
        add("one");
        add("two");
        assertThat(undo.undoable().get()).isEqualTo("adding two");
        assertThat(undo.undo()).contains("adding two");
        assertThat(undo.undo()).contains("adding one");
        assertThat(undo.undo()).isEmpty();
        assertThat(words).isEmpty();
        assertThat(undo.redoable().get()).isEqualTo("adding one");
        assertThat(undo.redo()).contains("adding one");
        assertThat(words).containsExactly("one");
        assertThat(undo.redo()).contains("adding two");
        assertThat(undo.redo()).isEmpty();
        assertThat(words).containsExactly("one", "two");
    }

    @Test
    void whatWasTakenBackIsGoneOnceSomethingElseWasChanged() {
        add("one");
        undo.undo();
        add("two");
        assertThat(undo.redoable().get()).isEmpty();
        assertThat(undo.redo()).isEmpty();
        assertThat(words).containsExactly("two");
    }

    @Test
    void oneThatAMessageOffersIsTakenBackOnceWhateverCameAfterIt() {
        var first = add("one");
        add("two");
        undo.takeBack(first);
        undo.takeBack(first);
        assertThat(words).containsExactly("two");
        assertThat(undo.undoable().get()).isEqualTo("adding two");
        undo.redo();
        assertThat(words).containsExactly("two", "one");
    }

    @Test
    void changesOfOneSubjectThatFollowUponEachOtherAreOne() {
        var value = new int[1];
        for (var step = 1; step <= 3; step++) {
            int before = value[0];
            int after = step;
            value[0] = after;
            undo.changed("slider", "slider at " + step, () -> value[0] = before, () -> value[0] = after);
        }
        assertThat(undo.undo()).contains("slider at 3");
        assertThat(value[0]).isZero();
        assertThat(undo.undo()).isEmpty();
        undo.redo();
        assertThat(value[0]).isEqualTo(3);
    }

    @Test
    void whatIsForgottenCanNeitherBeTakenBackNorMadeAgain() {
        var first = add("one");
        var second = add("two");
        undo.undo();
        undo.forget(first);
        undo.forget(second);
        assertThat(undo.undo()).isEmpty();
        assertThat(undo.redo()).isEmpty();
    }
}
