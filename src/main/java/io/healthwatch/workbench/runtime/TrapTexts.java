package io.healthwatch.workbench.runtime;

import io.healthwatch.workbench.probe.TrapKind;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Trap kinds by the words of the WebAssembly specification's own tests, which most runtimes repeat. */
public final class TrapTexts {

    private static final Map<String, TrapKind> KINDS = new LinkedHashMap<>();

    static {
        KINDS.put("unreachable", TrapKind.UNREACHABLE);
        KINDS.put("call stack exhausted", TrapKind.STACK);
        KINDS.put("out of bounds memory access", TrapKind.MEMORY);
        KINDS.put("integer divide by zero", TrapKind.DIVISION_BY_ZERO);
        KINDS.put("integer overflow", TrapKind.OVERFLOW);
        KINDS.put("invalid conversion to integer", TrapKind.CONVERSION);
        KINDS.put("indirect call type mismatch", TrapKind.SIGNATURE);
        KINDS.put("out of bounds table access", TrapKind.TABLE);
        KINDS.put("undefined element", TrapKind.TABLE);
        KINDS.put("uninitialized element", TrapKind.TABLE);
    }

    private TrapTexts() {}

    /** The kind that a runtime's message speaks of; {@link TrapKind#OTHER} where it speaks of none. */
    public static TrapKind kind(String message) {
        var text = message.toLowerCase(Locale.ROOT);
        for (var known : KINDS.entrySet()) {
            if (text.contains(known.getKey())) {
                return known.getValue();
            }
        }
        return TrapKind.OTHER;
    }
}
