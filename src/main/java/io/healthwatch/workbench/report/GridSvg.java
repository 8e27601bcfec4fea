package io.healthwatch.workbench.report;

import io.healthwatch.workbench.report.Slide.Cell;
import io.healthwatch.workbench.report.Slide.Content;
import io.healthwatch.workbench.report.Slide.Heading;
import io.healthwatch.workbench.report.Slide.Mark;
import java.awt.Font;
import java.awt.font.FontRenderContext;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A table of judgements as an SVG picture: every word is text, every mark has its shape. Any thread. */
public final class GridSvg {

    private static final FontRenderContext RENDERING = new FontRenderContext(null, true, true);
    private static final int MARGIN = 16;
    private static final int NAMES = 230;
    private static final int COLUMN = 180;
    private static final int PADDING = 8;
    private static final int MARK = 16;
    private static final int AFTER_MARK = 6;
    private static final double LINE_HEIGHT = 1.3;
    private static final int TITLE = 18;
    private static final int TYPE = 14;
    private static final int SMALL = 12;

    private final Content.Grid grid;
    private final SlideLook look;
    private final String family = DocumentFonts.family();
    private final StringBuilder body = new StringBuilder();

    private GridSvg(Content.Grid grid, SlideLook look) {
        this.grid = grid;
        this.look = look;
    }

    /** A line of text; {@code mark} before it, or null for none. */
    private record Line(String words, int size, boolean bold, String color, Mark mark) {

        double height() {
            return size * LINE_HEIGHT;
        }
    }

    /**
     * The picture as a whole SVG document.
     *
     * @param note below the title; empty for none
     */
    public static String of(String title, String note, Content.Grid grid, SlideLook look) {
        return new GridSvg(grid, look).draw(title, note);
    }

    private String draw(String title, String note) {
        var width = 2 * MARGIN + NAMES + COLUMN * grid.columns().size();
        var y = write(
                Stream.concat(
                                wrapped(title, TITLE, true, look.text(), null, width - 2 * MARGIN),
                                wrapped(note, SMALL, false, look.muted(), null, width - 2 * MARGIN))
                        .toList(),
                MARGIN,
                MARGIN);
        y = row(
                heading(new Heading("", grid.corner(), ""), NAMES),
                grid.columns().stream().map(column -> heading(column, COLUMN)).toList(),
                y,
                width);
        for (var row : grid.rows()) {
            y = row(heading(row.heading(), NAMES), row.cells().stream().map(this::cell).toList(), y, width);
        }
        var height = (int) Math.ceil(y + MARGIN);
        return "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"" + width + "\" height=\"" + height
                + "\" viewBox=\"0 0 " + width + " " + height + "\" font-family=\"" + Html.escaped(family)
                + ", sans-serif\">\n<title>" + Html.escaped(title)
                + "</title>\n<rect width=\"100%\" height=\"100%\" fill=\"" + look.ground() + "\"/>\n" + body
                + "</svg>\n";
    }

    /** Writes a row and the line below it; returns where the next one begins. */
    private double row(List<Line> name, List<List<Line>> cells, double y, int width) {
        var top = y + PADDING;
        var bottom = write(name, MARGIN, top);
        for (var column = 0; column < cells.size(); column++) {
            bottom = Math.max(bottom, write(cells.get(column), MARGIN + NAMES + column * COLUMN, top));
        }
        var end = bottom + PADDING;
        body.append("<path d=\"M").append(MARGIN).append(' ').append(end).append('H').append(width - MARGIN)
                .append("\" stroke=\"").append(look.line()).append("\"/>\n");
        return end;
    }

    /** Writes lines below each other; returns where they end. */
    private double write(List<Line> lines, double x, double y) {
        var at = y;
        for (var line : lines) {
            var start = x;
            if (line.mark() != null) {
                body.append("<g transform=\"translate(").append(x).append(' ').append(at).append(") scale(")
                        .append(MARK / 24.0).append(")\">").append(look.svg(line.mark())).append("</g>");
                start += MARK + AFTER_MARK;
            }
            at += line.height();
            body.append("<text x=\"").append(start).append("\" y=\"").append(at - line.size() * (LINE_HEIGHT - 1))
                    .append("\" font-size=\"").append(line.size()).append("\" font-weight=\"")
                    .append(line.bold() ? "bold" : "normal").append("\" fill=\"").append(line.color()).append("\">")
                    .append(Html.escaped(line.words())).append("</text>\n");
        }
        return at;
    }

    private List<Line> heading(Heading heading, int width) {
        return Stream.concat(
                        wrapped(heading.title(), TYPE, true, look.text(), null, width - PADDING),
                        wrapped(heading.below(), SMALL, false, look.muted(), null, width - PADDING))
                .toList();
    }

    private List<Line> cell(Cell cell) {
        var mark = cell.mark() == Mark.PLAIN ? null : cell.mark();
        return Stream.of(
                        wrapped(cell.word(), TYPE, true, look.color(cell.mark()), mark, COLUMN - PADDING),
                        wrapped(cell.value(), TYPE, true, look.text(), null, COLUMN - PADDING),
                        wrapped(cell.below(), SMALL, false, look.muted(), null, COLUMN - PADDING))
                .flatMap(lines -> lines)
                .toList();
    }

    /** A text in as many lines as it needs, the mark before the first; no line where it is empty. */
    private Stream<Line> wrapped(String text, int size, boolean bold, String color, Mark mark, double width) {
        if (text.isEmpty()) {
            return Stream.empty();
        }
        var font = new Font(family, bold ? Font.BOLD : Font.PLAIN, size);
        var lines = new ArrayList<Line>();
        var line = new StringBuilder();
        for (var word : text.strip().split("\\s+")) {
            var room = width - (lines.isEmpty() && mark != null ? MARK + AFTER_MARK : 0);
            var longer = line.isEmpty() ? word : line + " " + word;
            if (!line.isEmpty() && font.getStringBounds(longer, RENDERING).getWidth() > room) {
                lines.add(new Line(line.toString(), size, bold, color, lines.isEmpty() ? mark : null));
                line.setLength(0);
                line.append(word);
            } else {
                line.setLength(0);
                line.append(longer);
            }
        }
        lines.add(new Line(line.toString(), size, bold, color, lines.isEmpty() ? mark : null));
        return lines.stream();
    }
}
