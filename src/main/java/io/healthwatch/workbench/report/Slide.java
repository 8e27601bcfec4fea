package io.healthwatch.workbench.report;

import io.healthwatch.workbench.chart.Extent;
import io.healthwatch.workbench.chart.Figure;
import io.healthwatch.workbench.text.Texts;
import java.util.List;
import java.util.Locale;

/**
 * A page of a presentation: one thought. The window and the documents draw the same slides.
 *
 * @param part which page of its topic, from 1
 * @param sentence the thought; empty where an earlier page of the topic has it
 * @param note what it holds under; may be empty
 */
public record Slide(Topic topic, int part, String title, String sentence, Content content, String note) {

    /** What a presentation speaks of, in its order. */
    public enum Topic {
        /** What was asked and measured, where and when. */
        QUESTION,
        /** Who meets the criteria. */
        MATRIX,
        /** The parts of cold start. */
        COLD_START,
        /** Steady executions. */
        EXECUTION,
        /** What workers hold at most, and over time. */
        MEMORY,
        /** Size against speed. */
        SIZE,
        /** Which attacks were held, and by what. */
        SECURITY,
        /** What to use, how surely, and what would change that. */
        RECOMMENDATION,
        /** What casts doubt on all of it. */
        CAVEATS;

        private static final Texts TEXTS = Texts.of("slides");

        /** The name in files and settings. */
        public String id() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /** The title of its pages. */
        public String title() {
            return switch (this) {
                case QUESTION -> TEXTS.get("title.question");
                case MATRIX -> TEXTS.get("title.matrix");
                case COLD_START -> TEXTS.get("title.cold-start");
                case EXECUTION -> TEXTS.get("title.execution");
                case MEMORY -> TEXTS.get("title.memory");
                case SIZE -> TEXTS.get("title.size");
                case SECURITY -> TEXTS.get("title.security");
                case RECOMMENDATION -> TEXTS.get("title.recommendation");
                case CAVEATS -> TEXTS.get("title.caveats");
            };
        }
    }

    /** What stands below the sentence. */
    public sealed interface Content {

        /**
         * Sentences, each with a word before it.
         *
         * @param large whether there is room for larger type
         */
        record Points(List<Point> points, boolean large) implements Content {}

        /**
         * A table of judgements.
         *
         * @param corner the heading of the rows' names
         */
        record Grid(String corner, List<Heading> columns, List<Row> rows) implements Content {}

        /**
         * A picture.
         *
         * @param extent the same on all pages of a topic
         */
        record Chart(Figure figure, Extent extent) implements Content {}
    }

    /** A sentence with its word before it, which may be empty. */
    public record Point(String lead, String words) {}

    /** The name of a row or a column, and a smaller line below it, which may be empty. */
    public record Heading(String id, String title, String below) {}

    /** A row of a table, a cell for each column. */
    public record Row(Heading heading, List<Cell> cells) {}

    /** How a cell is marked. */
    public enum Mark {
        /** Met, or held. */
        GOOD,
        /** Missed, or failed. */
        BAD,
        /** Neither for certain. */
        UNSURE,
        /** Nothing is known. */
        NONE,
        /** A value that nothing is held against. */
        PLAIN;

        /** The name in style sheets. */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** A judgement: a mark with its word, the figure, and a smaller line below; the last two may be empty. */
    public record Cell(Mark mark, String word, String value, String below) {}

    /** Tells it from the other slides of a presentation, also after the run has gone on. */
    public String id() {
        return topic.id() + "-" + part;
    }
}
