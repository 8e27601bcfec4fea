package io.healthwatch.workbench.quality;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;

/**
 * A way to fail that every variant is put through, from {@code assets/quality/failures.json}.
 *
 * @param id lower case with hyphens, unique
 * @param title what fails, in a few words
 * @param module the module {@code probes/dist/attacks/<module>.wasm}
 * @param config what the guest is given
 * @param timeLimitMs limit of each step of guest code in milliseconds
 * @param outcome {@code Outcome.id} of the end that is to be expected
 * @param traps the kinds of trap ({@code TrapKind.id}) that are to be expected; empty where the outcome is none
 * @param says a regular expression, in any case of letters, that a message which says what failed contains
 * @param function the name of the function that fails; null where none does
 * @param operands what a helpful message contains: of each list at least one, numbers as decimal or hexadecimal text
 * @param sourceLine the place in the source by DWARF, as {@code file:line}; null where the module has none
 * @param saidByRuntime whether the words are the runtime's; false where the workbench's own check speaks first
 */
public record Failure(
        String id,
        String title,
        String module,
        String config,
        long timeLimitMs,
        String outcome,
        List<String> traps,
        String says,
        String function,
        List<List<String>> operands,
        String sourceLine,
        boolean saidByRuntime) {

    /** Whether guest code traps in a function that has a name. */
    @JsonIgnore
    public boolean isTrap() {
        return outcome.equals("trap");
    }
}
