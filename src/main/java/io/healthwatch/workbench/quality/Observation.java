package io.healthwatch.workbench.quality;

import io.healthwatch.workbench.quality.FunctionBodies.Body;
import io.healthwatch.workbench.worker.protocol.Outcome;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What a variant said of one failure, word for word, and what is in it. A quality that the failure cannot show is null.
 *
 * @param failure {@code Failure.id}
 * @param outcome {@code Outcome.id} as observed; {@code ok} where nothing failed
 * @param trap {@code TrapKind.id} as observed, or empty
 * @param message the runtime's message
 * @param detail its backtrace; empty where it gave none
 * @param asExpected whether it ended as it was to
 * @param saidByRuntime whether the words are the runtime's
 * @param saysWhat whether the message says what failed
 * @param namesFunction whether the failing function's name is there
 * @param namesFunctionIndex whether a frame tells the failing function's index, as in {@code func_3} or {@code
 *     wasm-function[3]}
 * @param namesOffset whether a hexadecimal or marked number is there that lies in the failing function's code
 * @param namesSourceLine whether the source's file and line are there
 * @param namesOperands whether the operands are there that explain the failure
 * @param carriesHostException whether the runtime hands the host's exception through, with its class and message; null
 *     where the host function did not throw
 */
public record Observation(
        String failure,
        String outcome,
        String trap,
        String message,
        String detail,
        boolean asExpected,
        boolean saidByRuntime,
        boolean saysWhat,
        Boolean namesFunction,
        Boolean namesFunctionIndex,
        Boolean namesOffset,
        Boolean namesSourceLine,
        Boolean namesOperands,
        Boolean carriesHostException) {

    /** An offset as runtimes write it: hexadecimal, or decimal behind a colon, an at or the word offset. */
    private static final Pattern OFFSET =
            Pattern.compile("0x([0-9a-fA-F]+)\\b|(?:[:@+]|offset[: ]+|at position )(\\d+)\\b");

    /** Lines of Java sources are no places in a module. */
    private static final Pattern JAVA_PLACE = Pattern.compile("\\.java:\\d+");

    /** What a host's exception looks like in a runtime's trace: its class, a colon and its message. */
    private static final Pattern HOST_EXCEPTION = Pattern.compile("(NullPointerException|TypeError): \\S+");

    /**
     * Looks at what a variant said.
     *
     * @param module the bytes of the failure's module
     */
    static Observation of(
            Failure failure, byte[] module, String outcome, String trap, String message, String detail) {
        var all = message + "\n" + detail;
        var body = failure.isTrap() ? new FunctionBodies(module).of(failure.function()) : null;
        return new Observation(
                failure.id(),
                outcome,
                trap,
                message,
                detail,
                outcome.equals(failure.outcome()) && (failure.traps().isEmpty() || failure.traps().contains(trap)),
                failure.saidByRuntime() && !outcome.equals(Outcome.NOT_STARTED.id()),
                Pattern.compile(failure.says(), Pattern.CASE_INSENSITIVE).matcher(message).find(),
                body == null ? null : containsWord(all, failure.function()),
                body == null ? null : namesIndex(detail, body),
                body == null ? null : namesOffset(all, body),
                failure.sourceLine() == null ? null : all.contains(failure.sourceLine()),
                failure.operands().isEmpty() ? null : namesOperands(message, failure.operands()),
                outcome.equals("host-failure") ? HOST_EXCEPTION.matcher(detail).find() : null);
    }

    private static boolean namesIndex(String detail, Body body) {
        return Pattern.compile("func(?:tion)?[_ \\[]" + body.index() + "\\b").matcher(detail).find();
    }

    static boolean namesOffset(String text, Body body) {
        return OFFSET.matcher(JAVA_PLACE.matcher(text).replaceAll(""))
                .results()
                .mapToLong(found -> found.group(1) == null
                        ? number(found.group(2), 10)
                        : number(found.group(1), 16))
                .anyMatch(body::contains);
    }

    private static long number(String digits, int radix) {
        return digits.length() > 15 ? Long.MAX_VALUE : Long.parseLong(digits, radix);
    }

    static boolean namesOperands(String message, List<List<String>> operands) {
        return operands.stream()
                .allMatch(forms -> forms.stream().anyMatch(form -> containsWord(message, form)));
    }

    /** With nothing beside it that could belong to a longer word or number; {@code 0x} may stand before a number. */
    private static boolean containsWord(String text, String word) {
        return Pattern.compile("(?:(?<![A-Za-z0-9_])|(?<=0x))" + Pattern.quote(word) + "(?![A-Za-z0-9_])", Pattern.CASE_INSENSITIVE)
                .matcher(text)
                .find();
    }
}
