package io.healthwatch.workbench.report;

import io.healthwatch.workbench.text.Texts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.Heading;
import org.commonmark.node.Image;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.NodeRenderer;
import org.commonmark.renderer.html.AttributeProvider;
import org.commonmark.renderer.html.HtmlNodeRendererContext;
import org.commonmark.renderer.html.HtmlRenderer;

/**
 * Makes one self-contained page of Markdown: charts stand in it as SVG, and nothing is ever fetched. It is well-formed
 * XML, too.
 */
final class Html {

    private static final Texts TEXTS = Texts.of("documents");
    private static final List<Extension> EXTENSIONS = List.of(TablesExtension.create());

    private final Map<String, String> charts;

    /**
     * Pages with these charts.
     *
     * @param charts SVG elements by the destination that Markdown has for them, such as {@code images/memory.svg}
     */
    Html(Map<String, String> charts) {
        this.charts = charts;
    }

    /** A heading of the second level, which stands in the table of contents. */
    private record Section(String id, String title) {}

    /** The page, in these styles. */
    String page(String title, String markdown, String css) {
        var document = Parser.builder().extensions(EXTENSIONS).build().parse(markdown);
        var ids = ids(document);
        var renderer = HtmlRenderer.builder()
                .extensions(EXTENSIONS)
                .escapeHtml(true)
                .sanitizeUrls(true)
                .attributeProviderFactory(_ -> attributes(ids))
                .nodeRendererFactory(Charts::new)
                .build();
        var sections = new ArrayList<Section>();
        ids.forEach((heading, id) -> {
            if (heading.getLevel() == 2) {
                sections.add(new Section(id, text(heading)));
            }
        });
        return document(title, "", css, withContents(renderer.render(document), sections), "");
    }

    /** A whole document, which is well-formed XML where its parts are. */
    static String document(String title, String head, String css, String main, String script) {
        return """
                <!DOCTYPE html>
                <html xmlns="http://www.w3.org/1999/xhtml" lang="en">
                <head>
                <meta charset="UTF-8"/>
                %s<meta name="viewport" content="width=device-width, initial-scale=1"/>
                <title>%s</title>
                <style>
                %s</style>
                </head>
                <body>
                <main>
                %s</main>
                %s</body>
                </html>
                """.formatted(head, escaped(title), css, main, script);
    }

    /** The contents stand before the first section. */
    private static String withContents(String body, List<Section> sections) {
        var place = Math.max(0, body.indexOf("<h2"));
        return body.substring(0, place) + contents(sections) + body.substring(place);
    }

    private static String contents(List<Section> sections) {
        if (sections.size() < 3) {
            return "";
        }
        var list = new StringBuilder("<nav><p>" + escaped(TEXTS.get("contents")) + "</p><ol>\n");
        sections.forEach(section -> list.append("<li><a href=\"#")
                .append(section.id())
                .append("\">")
                .append(escaped(section.title()))
                .append("</a></li>\n"));
        return list.append("</ol></nav>\n").toString();
    }

    private static Map<Heading, String> ids(Node document) {
        var ids = new LinkedHashMap<Heading, String>();
        var used = new HashMap<String, Integer>();
        document.accept(new AbstractVisitor() {
            @Override
            public void visit(Heading heading) {
                var words = text(heading).toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
                var name = words.isEmpty() ? "section" : words;
                var count = used.merge(name, 1, Integer::sum);
                ids.put(heading, count == 1 ? name : name + "-" + count);
            }
        });
        return ids;
    }

    private static AttributeProvider attributes(Map<Heading, String> ids) {
        return (node, _, attributes) -> {
            if (node instanceof Heading heading) {
                attributes.put("id", ids.get(heading));
            }
            if (node instanceof TableBlock) {
                attributes.put("class", "figures");
            }
        };
    }

    static String text(Node node) {
        var text = new StringBuilder();
        node.accept(new AbstractVisitor() {
            @Override
            public void visit(Text words) {
                text.append(words.getLiteral());
            }

            @Override
            public void visit(Code code) {
                text.append(code.getLiteral());
            }

            @Override
            public void visit(SoftLineBreak lineBreak) {
                text.append(' ');
            }
        });
        return text.toString();
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
    }

    /** Puts a chart where Markdown names its file; any other picture is left out, since pages fetch nothing. */
    private final class Charts implements NodeRenderer {

        private final HtmlNodeRendererContext context;

        Charts(HtmlNodeRendererContext context) {
            this.context = context;
        }

        @Override
        public Set<Class<? extends Node>> getNodeTypes() {
            return Set.of(Image.class);
        }

        @Override
        public void render(Node node) {
            var image = (Image) node;
            var chart = charts.get(image.getDestination());
            var html = context.getWriter();
            if (chart == null) {
                html.text(TEXTS.get("picture.elsewhere", text(image)));
            } else {
                html.raw("<span class=\"chart\" role=\"img\" aria-label=\"" + escaped(text(image)) + "\">" + chart
                        + "</span>");
            }
        }
    }
}
