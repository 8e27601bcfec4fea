package io.healthwatch.workbench.selfcheck;

import io.healthwatch.workbench.evaluation.Workload;

/** The probe {@code calibration}: an amount of work that is known, and the right answer by a generator of our own. */
final class Calibration {

    static final String SCENARIO = "calibration";

    private static final int SEED = (int) 2_463_534_242L;

    private Calibration() {}

    /** Work of so many steps, 0 or more; the probe takes up to 10^9. */
    static Workload workload(long steps) {
        return new Workload(
                "{\"work\":" + steps + "}",
                "{\"scenario\":\"" + SCENARIO + "\",\"ok\":true,\"status\":null,\"metrics\":{\"checksum\":"
                        + Integer.toUnsignedString(after(steps)) + "},\"error\":null}");
    }

    /** The state of Marsaglia's 32-bit xorshift generator after so many steps. */
    private static int after(long steps) {
        var state = SEED;
        for (var step = 0L; step < steps; step++) {
            state ^= state << 13;
            state ^= state >>> 17;
            state ^= state << 5;
        }
        return state;
    }
}
