package io.healthwatch.workbench.report;

import io.healthwatch.workbench.answer.Wording;
import io.healthwatch.workbench.report.Slide.Content;
import io.healthwatch.workbench.report.Slide.Point;
import io.healthwatch.workbench.text.Texts;
import java.util.ArrayList;
import java.util.List;

/**
 * How much fits on a slide of 1920 x 1080 pixels, whose text is at least 28 pixels high. The heights are those of
 * {@code slides.css} and are rather too great than too small. Pure functions.
 */
final class SlideLayout {

    static final int WIDTH = 1920;
    static final int HEIGHT = 1080;
    static final int MARGIN = 80;

    private static final Texts TEXTS = Texts.of("slides");
    private static final int NAMED = 5;
    private static final int TITLE = 140;
    private static final int FOOTER = 80;
    private static final int SENTENCE_LINE = 48;
    private static final int SENTENCE_LETTERS = 92;
    private static final int NOTE_LINE = 38;
    private static final int NOTE_LETTERS = 145;
    private static final int POINT_LINE = 42;
    private static final int POINT_LETTERS = 114;
    private static final double LARGER = 1.3;
    private static final int BETWEEN_POINTS = 22;
    private static final int GAP = 28;
    /** A longer thought goes on on the next page. */
    private static final int LONGEST_SENTENCE = 4 * SENTENCE_LETTERS;

    static final int GRID_HEAD = 112;
    static final int GRID_ROW = 92;
    static final int CHART_AROUND = 170;
    static final int CHART_ROW = 32;

    private SlideLayout() {}

    /** The pixels that are left for the content. */
    static int room(String sentence, String note) {
        return HEIGHT
                - TITLE
                - FOOTER
                - block(sentence, SENTENCE_LETTERS, SENTENCE_LINE)
                - block(note, NOTE_LETTERS, NOTE_LINE);
    }

    static int room(Slide slide) {
        return room(slide.sentence(), slide.note());
    }

    private static int block(String text, int letters, int line) {
        return text.isEmpty() ? 0 : lines(text, letters) * line + GAP;
    }

    private static int lines(String text, int letters) {
        return (text.length() + letters - 1) / letters;
    }

    static int height(Point point) {
        return height(point, 1);
    }

    /** Larger type makes more lines, and each of them higher. */
    private static int height(Point point, double scale) {
        var lines = lines(point.words(), (int) (POINT_LETTERS / scale)) + (point.lead().isEmpty() ? 0 : 1);
        return (int) ((lines * POINT_LINE + BETWEEN_POINTS) * scale);
    }

    /** The sentences of a text, as many together as a page has room for above its content. */
    static List<String> thoughts(String text) {
        var thoughts = new ArrayList<String>();
        for (var sentence : text.strip().split("(?<=[.:;]) ")) {
            var last = thoughts.isEmpty() ? "" : thoughts.getLast();
            if (!last.isEmpty() && last.length() + sentence.length() < LONGEST_SENTENCE) {
                thoughts.set(thoughts.size() - 1, last + " " + sentence);
            } else {
                thoughts.add(sentence);
            }
        }
        return thoughts;
    }

    /** The pages of a topic that is told in points. */
    static List<Slide> points(Slide.Topic topic, String text, String note, List<Point> points) {
        return pages(
                topic,
                1,
                text,
                note,
                points,
                0,
                SlideLayout::height,
                page -> new Content.Points(page, isLarge(page, room(text, note))));
    }

    private static boolean isLarge(List<Point> points, int room) {
        return points.stream().mapToInt(point -> height(point, LARGER)).sum() < room;
    }

    /** A few names; of more, the first and how many others there are. */
    static String named(List<String> names) {
        if (names.size() <= NAMED + 1) {
            return Wording.list(names);
        }
        var few = new ArrayList<>(names.subList(0, NAMED));
        few.add(TEXTS.get("others", names.size() - NAMED));
        return Wording.list(few);
    }

    /** Makes the content of a page of some of the topic's items. */
    interface Contents<T> {
        Content of(List<T> items);
    }

    /** The height of an item in pixels. */
    interface Height<T> {
        int of(T item);
    }

    /** The pages of a topic: as many items on each as fit, evenly, at least one page, and as many as the text needs. */
    static <T> List<Slide> pages(
            Slide.Topic topic,
            int first,
            String text,
            String note,
            List<T> items,
            int around,
            Height<T> height,
            Contents<T> contents) {
        var thoughts = thoughts(text);
        var slides = new ArrayList<Slide>();
        var left = items;
        do {
            var sentence = thought(thoughts, slides.size());
            var pages = 1;
            for (var rest = fitting(left, room(sentence, note) - around, height); rest < left.size(); pages++) {
                var next = thought(thoughts, slides.size() + pages);
                rest += fitting(left.subList(rest, left.size()), room(next, note) - around, height);
            }
            var evenly = (left.size() + pages - 1) / pages;
            var count = Math.min(evenly, fitting(left, room(sentence, note) - around, height));
            var part = first + slides.size();
            slides.add(new Slide(
                    topic,
                    part,
                    part == 1 ? topic.title() : TEXTS.get("continued", topic.title(), Integer.toString(part)),
                    sentence,
                    contents.of(List.copyOf(left.subList(0, count))),
                    note));
            left = left.subList(count, left.size());
        } while (!left.isEmpty() || slides.size() < thoughts.size());
        return slides;
    }

    private static String thought(List<String> thoughts, int page) {
        return page < thoughts.size() ? thoughts.get(page) : "";
    }

    /** How many items fit in that many pixels; one at least, where there is one. */
    private static <T> int fitting(List<T> items, int room, Height<T> height) {
        var count = 0;
        for (var used = 0; count < items.size(); count++) {
            used += height.of(items.get(count));
            if (used > room && count > 0) {
                return count;
            }
        }
        return count;
    }
}
