package io.healthwatch.workbench.gui.charts;

import io.healthwatch.workbench.answer.Question;
import io.healthwatch.workbench.gui.Choices;
import java.util.EnumMap;
import java.util.Locale;
import java.util.function.Predicate;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyProperty;
import javafx.beans.property.SimpleBooleanProperty;

/** Lets each question have its own value of a choice, and remembers them all. FX thread only. */
final class OfEachQuestion {

    private final Choices choices;
    private final ReadOnlyProperty<Question> question;

    OfEachQuestion(Choices choices, ReadOnlyProperty<Question> question) {
        this.choices = choices;
        this.question = question;
    }

    /** Keeps a property at the value of the question that is asked, and remembers what it becomes as that one's. */
    void remember(String name, BooleanProperty shown, Predicate<Question> atFirst) {
        var values = new EnumMap<Question, BooleanProperty>(Question.class);
        for (var each : Question.values()) {
            var value = new SimpleBooleanProperty(atFirst.test(each));
            choices.remember(
                    "charts." + name + "." + each.name().toLowerCase(Locale.ROOT).replace('_', '-'), value);
            values.put(each, value);
        }
        shown.set(values.get(question.getValue()).get());
        question.addListener((_, _, now) -> shown.set(values.get(now).get()));
        shown.addListener((_, _, now) -> values.get(question.getValue()).set(now));
    }
}
