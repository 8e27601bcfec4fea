package io.healthwatch.workbench.gui.present;

import io.healthwatch.workbench.gui.Choices;
import io.healthwatch.workbench.report.Deck;
import io.healthwatch.workbench.report.Slide;
import io.healthwatch.workbench.text.Texts;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
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

    private final Map<Slide.Topic, BooleanProperty> topics = new EnumMap<>(Slide.Topic.class);
    private final BooleanProperty dark = new SimpleBooleanProperty();
    private final ReadOnlyObjectWrapper<Shown> shown = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Curtain> curtain = new ReadOnlyObjectWrapper<>(Curtain.NONE);
    private final ReadOnlyStringWrapper typed = new ReadOnlyStringWrapper("");
    private Deck deck;
    private List<Slide> pages = List.of(empty());
    private int page;
    private Place opened;
    private Slide.Topic wanted;
    private List<Slide> details = List.of();
    private int detail;

    /** A presentation without a run; which topics it shows, and whether it is dark, is remembered. */
    PresentModel(Choices choices) {
        for (var topic : Slide.Topic.values()) {
            var chosen = new SimpleBooleanProperty(true);
            choices.remember("present." + topic.id(), chosen);
            chosen.addListener(_ -> arrange());
            topics.put(topic, chosen);
        }
        choices.remember("present.dark", dark);
        show();
    }

    private static Slide empty() {
        return new Slide(
                Slide.Topic.QUESTION,
                0,
                TEXTS.get("empty.title"),
                TEXTS.get("empty.words"),
                new Slide.Content.Points(List.of()),
                "");
    }

    /** Shows that run as it is now, on the same page with the same thing open; null for none. */
    void show(Deck now) {
        deck = now;
        arrange();
        if (now != null && wanted != null) {
            go(wanted);
            wanted = null;
        }
        if (opened != null) {
            var again = now == null ? List.<Slide>of() : Details.of(now, opened);
            if (again.isEmpty()) {
                back();
            } else {
                details = again;
                detail = Math.min(detail, again.size() - 1);
                show();
            }
        }
    }

    /** The pages of the chosen topics; all where none is chosen or there are none of them. */
    private void arrange() {
        var before = pages.get(page);
        var all = deck == null ? List.of(empty()) : deck.slides();
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
                opened == null ? pages.get(page) : details.get(detail), page + 1, pages.size(), opened));
    }

    private void turn(int to) {
        if (opened == null) {
            page = Math.clamp(to, 0, pages.size() - 1);
        } else {
            detail = Math.clamp(to, 0, details.size() - 1);
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
        back();
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
            typed.set("");
            back();
            turn(number - 1);
        }
    }

    /** Hides the page, or shows it again. */
    void toggle(Curtain to) {
        curtain.set(curtain.get() == to ? Curtain.NONE : to);
    }

    /** Opens what stands at that place of the page; does nothing where there is no more to see. */
    void open(Place place) {
        if (deck == null || opened != null) {
            return;
        }
        var found = Details.of(deck, place);
        if (!found.isEmpty()) {
            opened = place;
            details = found;
            detail = 0;
            show();
        }
    }

    /** Whether that place has more to show. */
    boolean opens(Slide slide) {
        return deck != null && opened == null && Details.has(slide);
    }

    /** Leaves what hides or covers the page; false where there is nothing of that kind. */
    boolean back() {
        if (!typed.get().isEmpty()) {
            typed.set("");
            return true;
        }
        if (lifted()) {
            return true;
        }
        if (opened != null) {
            opened = null;
            details = List.of();
            show();
            return true;
        }
        return false;
    }

    /** The slide that comes next; null after the last. */
    Slide following() {
        var all = opened == null ? pages : details;
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
