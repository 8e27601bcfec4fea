package io.healthwatch.workbench.gui.present;

import io.healthwatch.workbench.gui.Choices;
import io.healthwatch.workbench.gui.chart.Background;
import io.healthwatch.workbench.report.Deck;
import io.healthwatch.workbench.report.Slide;
import io.healthwatch.workbench.text.Texts;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;

/**
 * Where a presentation is: its page, what is open on it, and what hides it. Pages change in place when the run goes on.
 * FX thread only, but it needs no toolkit.
 */
final class PresentModel {

    private static final Texts TEXTS = Texts.of("present");
    private static final int MOST_DIGITS = 3;

    /** What hides the page. */
    enum Curtain {
        NONE,
        BLACK,
        WHITE
    }

    /**
     * What is on the screen.
     *
     * @param number of the page, from 1
     * @param of how many there are
     * @param opened the place that was opened; null on a page itself
     */
    record Shown(Slide slide, int number, int of, Place opened) {}

    /** A place with what is behind it. */
    private record Opened(Place place, List<Slide> slides) {}

    private final Map<Slide.Topic, BooleanProperty> topics = new EnumMap<>(Slide.Topic.class);
    private final BooleanProperty dark = new SimpleBooleanProperty();
    private final ReadOnlyObjectWrapper<Shown> shown = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Curtain> curtain = new ReadOnlyObjectWrapper<>(Curtain.NONE);
    private final ReadOnlyStringWrapper typed = new ReadOnlyStringWrapper("");
    private final Background<Opened> details;
    private Deck deck;
    private Slide instead = only(TEXTS.get("opening.title"), "");
    private List<Slide> pages = List.of(instead);
    private int page;
    private Slide.Topic wanted;
    private Place asked;
    private Opened opened;
    private int detail;

    /**
     * A presentation without a run; which topics it shows, and whether it is dark, is remembered. What is opened is
     * computed on one executor and shown on the other.
     */
    PresentModel(Choices choices, Executor compute, Executor fx) {
        details = new Background<>(compute, fx, this::receive);
        for (var topic : Slide.Topic.values()) {
            var chosen = new SimpleBooleanProperty(true);
            choices.remember("present." + topic.id(), chosen);
            chosen.addListener(_ -> arrange());
            topics.put(topic, chosen);
        }
        choices.remember("present.dark", dark);
        show();
    }

    private static Slide only(String title, String sentence) {
        return new Slide(
                Slide.Topic.QUESTION, 0, title, sentence, new Slide.Content.Points(List.of(), false), "");
    }

    /** Shows that run as it is now, on the same page with the same thing open; null for none. */
    void show(Deck now) {
        deck = now;
        instead = only(TEXTS.get("empty.title"), TEXTS.get("empty.words"));
        arrange();
        if (now != null && wanted != null) {
            go(wanted);
            wanted = null;
        }
        if (opened != null) {
            ask(opened.place());
        }
    }

    private void ask(Place place) {
        asked = place;
        var of = deck;
        details.request(() -> new Opened(place, of == null ? List.of() : Details.of(of, place)));
    }

    private void receive(Opened found) {
        if (!found.place().equals(asked)) {
            return;
        }
        if (found.slides().isEmpty()) {
            close();
        } else {
            detail = opened == null ? 0 : Math.min(detail, found.slides().size() - 1);
            opened = found;
            show();
        }
    }

    private void close() {
        asked = null;
        opened = null;
        show();
    }

    /** The pages of the chosen topics; all where none is chosen or there are none of them. */
    private void arrange() {
        var before = pages.get(page);
        var all = deck == null ? List.of(instead) : deck.slides();
        var chosen = all.stream()
                .filter(slide -> topics.get(slide.topic()).get())
                .toList();
        pages = chosen.isEmpty() ? all : chosen;
        var same = pages.stream().map(Slide::id).toList().indexOf(before.id());
        page = same >= 0 ? same : nearest(before);
        show();
    }

    private int nearest(Slide before) {
        for (var i = pages.size() - 1; i > 0; i--) {
            if (pages.get(i).topic().compareTo(before.topic()) <= 0) {
                return i;
            }
        }
        return 0;
    }

    private void show() {
        shown.set(new Shown(
                opened == null ? pages.get(page) : opened.slides().get(detail),
                page + 1,
                pages.size(),
                opened == null ? null : opened.place()));
    }

    private void turn(int to) {
        if (opened == null) {
            asked = null;
            page = Math.clamp(to, 0, pages.size() - 1);
        } else {
            detail = Math.clamp(to, 0, opened.slides().size() - 1);
        }
        show();
    }

    private int at() {
        return opened == null ? page : detail;
    }

    /** Goes on; lifts the curtain first. */
    void next() {
        if (!lifted()) {
            turn(at() + 1);
        }
    }

    /** Goes back a page; lifts the curtain first. */
    void previous() {
        if (!lifted()) {
            turn(at() - 1);
        }
    }

    private boolean lifted() {
        var was = curtain.get() != Curtain.NONE;
        curtain.set(Curtain.NONE);
        return was;
    }

    /** Goes to the first page. */
    void first() {
        turn(0);
    }

    /** Goes to the last page. */
    void last() {
        turn(Integer.MAX_VALUE);
    }

    /** Goes to a topic, once there is a run. */
    void start(Slide.Topic topic) {
        if (deck == null) {
            wanted = topic;
        } else {
            go(topic);
        }
    }

    /** Goes to the first page of a topic; does nothing where there is none. */
    void go(Slide.Topic topic) {
        uncover();
        for (var i = 0; i < pages.size(); i++) {
            if (pages.get(i).topic() == topic) {
                turn(i);
                return;
            }
        }
    }

    /** A digit of the number of the page to go to. */
    void type(String digit) {
        if (typed.get().length() < MOST_DIGITS) {
            typed.set(typed.get() + digit);
        }
    }

    /** Goes to the page whose number was typed, or on where none was. */
    void enter() {
        if (typed.get().isEmpty()) {
            next();
        } else {
            var number = Integer.parseInt(typed.get());
            uncover();
            turn(number - 1);
        }
    }

    /** Hides the page, or shows it again. */
    void toggle(Curtain to) {
        curtain.set(curtain.get() == to ? Curtain.NONE : to);
    }

    /** Opens what stands at that place of the page; does nothing where there is no more to see. */
    void open(Place place) {
        if (deck != null && opened == null) {
            ask(place);
        }
    }

    /** Whether that place has more to show. */
    boolean opens(Slide slide) {
        return deck != null && opened == null && Details.has(slide);
    }

    /** Leaves everything that hides or covers the page. */
    private void uncover() {
        typed.set("");
        lifted();
        close();
    }

    /** Leaves one thing that hides or covers the page; false where there is nothing of that kind. */
    boolean back() {
        if (!typed.get().isEmpty()) {
            typed.set("");
            return true;
        }
        if (lifted()) {
            return true;
        }
        if (opened != null) {
            close();
            return true;
        }
        return false;
    }

    /** The slide that comes next; null after the last. */
    Slide following() {
        var all = opened == null ? pages : opened.slides();
        return at() + 1 < all.size() ? all.get(at() + 1) : null;
    }

    /** What is on the screen. */
    ReadOnlyObjectProperty<Shown> shown() {
        return shown.getReadOnlyProperty();
    }

    /** What hides it. */
    ReadOnlyObjectProperty<Curtain> curtain() {
        return curtain.getReadOnlyProperty();
    }

    /** The number of the page to go to, as far as it is typed. */
    ReadOnlyStringProperty typed() {
        return typed.getReadOnlyProperty();
    }

    /** Whether that topic is shown. */
    BooleanProperty topic(Slide.Topic topic) {
        return topics.get(topic);
    }

    /** Whether slides are bright on black. */
    BooleanProperty dark() {
        return dark;
    }

    /** The run's presentation; null for none. */
    Deck deck() {
        return deck;
    }

    /** The topics of which there are pages. */
    List<Slide.Topic> topics() {
        return Arrays.stream(Slide.Topic.values())
                .filter(topic -> deck != null
                        && deck.slides().stream().anyMatch(slide -> slide.topic() == topic))
                .toList();
    }
}
