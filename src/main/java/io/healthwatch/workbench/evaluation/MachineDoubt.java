package io.healthwatch.workbench.evaluation;

import io.healthwatch.workbench.run.Conditions;
import io.healthwatch.workbench.run.Environment;
import io.healthwatch.workbench.statistics.Noise;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Something about the machine that casts doubt on every figure measured there.
 *
 * @param title in few words
 * @param words what was found, and what to do about it
 */
public record MachineDoubt(String title, String words) {

    private static final double BUSY_PER_CORE = 0.5;

    /**
     * What casts doubt on figures that were measured there.
     *
     * @param environment null where it was not recorded
     * @param noise null where it was not recorded
     */
    public static List<MachineDoubt> of(Environment environment, Noise noise) {
        var doubts = new ArrayList<MachineDoubt>();
        if (noise != null) {
            ofNoise(noise, doubts);
        }
        if (environment != null) {
            ofLoad(environment, doubts);
            ofConditions(environment.conditions(), doubts);
        }
        return List.copyOf(doubts);
    }

    private static void ofNoise(Noise noise, List<MachineDoubt> doubts) {
        if (noise.tooNoisy()) {
            doubts.add(new MachineDoubt(
                    "The machine was noisy",
                    percent("Between forks, one reading in ten of the same work took more than %.0f %% longer than the"
                            + " fastest. Above %.0f %% small differences drown: stop other programs, or measure more"
                            + " forks.", noise.level(), Noise.TOO_NOISY)));
        }
        if (noise.drifted()) {
            doubts.add(new MachineDoubt(
                    noise.drift() > 1 ? "The machine became slower" : "The machine became faster",
                    percent("From the first to the last reading, the same work changed its time by %+.0f %%: let the"
                            + " machine cool down or settle, and measure again.", noise.drift() - 1)));
        }
    }

    private static void ofLoad(Environment environment, List<MachineDoubt> doubts) {
        if (environment.cores() > 0 && environment.loadBefore() > BUSY_PER_CORE * environment.cores()) {
            doubts.add(new MachineDoubt(
                    "The machine was busy",
                    String.format(
                            Locale.ROOT,
                            "Before the run its load was %.1f on %d cores.",
                            environment.loadBefore(),
                            environment.cores())));
        }
    }

    private static void ofConditions(Conditions conditions, List<MachineDoubt> doubts) {
        if (conditions.governor().equals("powersave") || conditions.governor().equals("ondemand")) {
            doubts.add(new MachineDoubt(
                    "The processor saves power",
                    "Its frequency follows the load (governor " + conditions.governor()
                            + "): the same work takes longer after a pause. Choose the governor performance."));
        }
        if (conditions.power().equals("battery")) {
            doubts.add(new MachineDoubt(
                    "The machine ran on battery", "It may have slowed down to save power. Plug it in."));
        }
        if (!List.of(Conditions.NONE, Conditions.NOT_RECORDED.virtualization())
                .contains(conditions.virtualization())) {
            doubts.add(new MachineDoubt(
                    "The machine is virtual",
                    "It is a guest (" + conditions.virtualization()
                            + "), whose processor others may use at the same time without any load showing here."));
        }
    }

    private static String percent(String words, double... shares) {
        return String.format(
                Locale.ROOT,
                words,
                Arrays.stream(shares).map(share -> 100 * share).boxed().toArray());
    }
}
