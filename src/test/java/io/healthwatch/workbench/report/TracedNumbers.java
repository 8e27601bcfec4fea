package io.healthwatch.workbench.report;

import com.fasterxml.jackson.databind.JsonNode;
import io.healthwatch.workbench.chart.Numbers;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.text.TextContentRenderer;

/** All numbers that a document may have: those of its template's own text, and the dossier's, written by the rules. */
final class TracedNumbers {

    private static final Pattern NUMBER = Pattern.compile("\\d[\\d,]*(?:\\.\\d+)?");
    private static final Set<String> BYTES = Set.of("bytes", "engine", "adapter", "binding", "jvm", "glue");

    private final Set<String> known = new HashSet<>();

    TracedNumbers(JsonNode dossier, String template) {
        numbers(template).forEach(known::add);
        walk("", dossier);
    }

    /** The numbers of a Markdown document that stand in neither. */
    List<String> untraced(String markdown) {
        var extensions = List.of(TablesExtension.create());
        var text = TextContentRenderer.builder()
                .extensions(extensions)
                .build()
                .render(Parser.builder().extensions(extensions).build().parse(markdown));
        return numbers(text).stream().filter(number -> !known.contains(number)).toList();
    }

    private void walk(String name, JsonNode node) {
        if (node.isTextual()) {
            known.addAll(numbers(node.asText()));
        } else if (node.isNumber()) {
            number(name, node);
        } else if (node.isObject()) {
            node.properties().forEach(entry -> {
                known.addAll(numbers(entry.getKey()));
                walk(entry.getKey(), entry.getValue());
            });
        } else {
            node.forEach(element -> walk(name, element));
        }
    }

    private void number(String name, JsonNode node) {
        var value = node.doubleValue();
        written(Numbers.plain(value));
        written(Numbers.round(value));
        if (node.isIntegralNumber()) {
            written(Long.toString(node.longValue()));
            written(String.format(Locale.ROOT, "%,d", node.longValue()));
        }
        if (value >= 0 && value <= 1) {
            written(Numbers.percent(value));
        }
        if (name.toLowerCase(Locale.ROOT).endsWith("seconds")) {
            written(Numbers.plain(value / 60));
        }
        if (BYTES.contains(name)) {
            written(Numbers.plain(value / 1e6));
        }
    }

    private void written(String text) {
        known.addAll(numbers(text));
    }

    private static List<String> numbers(String text) {
        var numbers = new ArrayList<String>();
        var found = NUMBER.matcher(text);
        while (found.find()) {
            numbers.add(found.group().replaceFirst(",+$", "").replaceFirst("^0+(?=\\d)", ""));
        }
        return numbers;
    }
}
