package io.healthwatch.workbench.security;

import com.fasterxml.jackson.databind.JsonNode;
import io.healthwatch.workbench.assessment.ChecklistItem;
import java.util.List;

/**
 * One hostile module or configuration, read from {@code assets/attacks/<item>.json}.
 *
 * @param id lower case with hyphens, unique
 * @param title a few words
 * @param tries what it tries, in a sentence
 * @param mustHappen what has to happen for a runtime to have held, in a sentence
 * @param modelledOn the incidents or advisories that it is modelled on; empty where there is none
 * @param module the module {@code probes/dist/attacks/<module>.wasm}, its text {@code probes/attacks/<module>.wat} (or
 *     another language's source), or null where {@code generator} makes it
 * @param generator the name of the generator that makes the module, or null
 * @param config what the guest is given; {@code ${...}} stands for addresses and names that a set-up provides
 * @param executions how often the guest is executed before the step counts; at least 1
 * @param timeLimitMs limit of each step of guest code in milliseconds; 0 for the standard one
 * @param memoryLimitBytes limit of linear memory; 0 for the standard one
 * @param setting what is prepared around the guest; null for nothing
 * @param expects what may happen; whatever is not listed means that the attack succeeded. A dead worker needs no entry
 */
public record Attack(
        ChecklistItem item,
        String id,
        String title,
        String tries,
        String mustHappen,
        List<Reference> modelledOn,
        String module,
        String generator,
        JsonNode config,
        int executions,
        long timeLimitMs,
        long memoryLimitBytes,
        Setting setting,
        List<Expectation> expects) {

    /** What a file may leave out. */
    public Attack {
        modelledOn = modelledOn == null ? List.of() : List.copyOf(modelledOn);
        expects = expects == null ? List.of() : List.copyOf(expects);
        executions = Math.max(1, executions);
    }

    /** A public source. */
    public record Reference(String title, String url) {}

    /**
     * What is prepared around the guest.
     *
     * @param origins the origins that are granted; {@code ${target}} for the honest server
     * @param wasi whether the guest may import WASI preview 1
     * @param folder how the folder {@code granted} is granted as {@code /granted}: {@code none}, {@code read-only} or
     *     {@code read-write}
     */
    public record Setting(List<String> origins, boolean wasi, String folder) {

        /** What a file may leave out. */
        public Setting {
            origins = origins == null ? List.of() : List.copyOf(origins);
            folder = folder == null ? "none" : folder;
        }
    }

    /**
     * One way in which an attack may end well.
     *
     * @param step {@code load} or {@code execute}
     * @param outcome {@code Outcome.id}; {@code ok} for an answer with {@code "ok": true}, by which the guest says that
     *     everything that it tried was refused
     * @param traps the kinds of trap ({@code TrapKind.id}) that are accepted; empty for any
     * @param heldBy {@code runtime}; {@code policy} where the workbench's own code refuses; {@code time-limit} or {@code
     *     memory-limit} where it depends on the variant who enforces that limit
     */
    public record Expectation(String step, String outcome, List<String> traps, String heldBy) {

        /** What a file may leave out. */
        public Expectation {
            traps = traps == null ? List.of() : List.copyOf(traps);
        }
    }
}
