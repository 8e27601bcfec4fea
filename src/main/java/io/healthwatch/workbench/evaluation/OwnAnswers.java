package io.healthwatch.workbench.evaluation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.healthwatch.workbench.run.Cell;
import io.healthwatch.workbench.run.Fork;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What is right to answer for a probe of the user's own. */
final class OwnAnswers {

    private static final int LONGEST_QUOTE = 300;
    private static final Comparator<JsonNode> BY_VALUE = (one, other) -> one.isNumber() && other.isNumber()
            ? one.decimalValue().compareTo(other.decimalValue())
            : one.equals(other) ? 0 : 1;
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private OwnAnswers() {}

    /**
     * What is wrong with an answer; empty where nothing is.
     *
     * @param expected the right answer, to be equal as JSON; null for any valid ProbeResult
     */
    static String mistake(String answer, String expected) {
        try {
            var given = JSON.readTree(answer);
            var invalid = invalid(given);
            if (!invalid.isEmpty()) {
                return "no ProbeResult: " + invalid + ": " + quoted(answer);
            }
            return expected == null || JSON.readTree(expected).equals(BY_VALUE, given) ? "" : quoted(answer);
        } catch (JsonProcessingException notJson) {
            return "no ProbeResult: not JSON: " + quoted(answer);
        }
    }

    /** What keeps an answer from being a ProbeResult. */
    private static String invalid(JsonNode answer) {
        if (!answer.isObject()) {
            return "not an object";
        }
        if (!answer.path("scenario").isTextual()) {
            return "\"scenario\" must be a text";
        }
        if (!answer.path("ok").isBoolean()) {
            return "\"ok\" must be true or false";
        }
        if (answer.hasNonNull("status") && !answer.path("status").isIntegralNumber()) {
            return "\"status\" must be a whole number or null";
        }
        if (answer.hasNonNull("metrics") && !answer.path("metrics").isObject()) {
            return "\"metrics\" must be an object";
        }
        var error = answer.path("error");
        return answer.hasNonNull("error")
                        && !(error.path("kind").isTextual() && error.path("message").isTextual())
                ? "\"error\" must be null or have \"kind\" and \"message\""
                : "";
    }

    /** What is wrong with a later answer that differs from the first one of the same worker. */
    static String changed(String first, String later) {
        return "it changes from execution to execution and cannot be checked, so keep times out of it: first "
                + quoted(first) + ", then " + quoted(later);
    }

    /**
     * How a cell's answers differ from those of the other cells; empty where they do not. What more than half of the
     * cells answer is taken for right; without such an answer no cell is.
     */
    static String disagreement(Cell cell, Map<Cell, List<Fork>> forks) {
        var answers = new LinkedHashMap<String, Set<Cell>>();
        forks.forEach((from, its) -> its.stream()
                .filter(fork -> fork.end() != null && fork.end().completed() && fork.end().correct())
                .map(fork -> fork.end().answer())
                .filter(answer -> answer != null && !answer.isEmpty())
                .forEach(answer -> answers.computeIfAbsent(answer, _ -> new LinkedHashSet<>()).add(from)));
        var answering = answers.values().stream().flatMap(Set::stream).distinct().count();
        var right = answers.entrySet().stream()
                .filter(entry -> entry.getValue().size() * 2L > answering)
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(null);
        var its = answers.entrySet().stream()
                .filter(entry -> entry.getValue().contains(cell))
                .map(Map.Entry::getKey)
                .toList();
        var wrong = its.stream().filter(answer -> !answer.equals(right)).findFirst();
        if (answers.size() < 2 || wrong.isEmpty()) {
            return "";
        }
        return right == null
                ? "the variants do not agree: " + answers.entrySet().stream()
                        .map(entry -> series(entry.getValue()) + " answered " + quoted(entry.getKey()))
                        .collect(Collectors.joining("; "))
                : "it differs from the others': this one answered " + quoted(wrong.get()) + ", "
                        + series(answers.get(right)) + " answered " + quoted(right);
    }

    private static String series(Set<Cell> cells) {
        return cells.stream().map(Cell::series).collect(Collectors.joining(", "));
    }

    private static String quoted(String answer) {
        return answer.length() <= LONGEST_QUOTE ? answer : answer.substring(0, LONGEST_QUOTE) + "...";
    }
}
