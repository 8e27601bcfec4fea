package io.healthwatch.workbench.run;

/**
 * What of a machine makes its times repeatable or not, as far as its system tells. Where it does not, words are {@link
 * #UNKNOWN} and numbers -1.
 *
 * @param baseHertz the processor's frequency as its maker names it
 * @param maxHertz the highest frequency that the system allows it
 * @param governor how its frequency is chosen, such as {@code performance} or {@code powersave}
 * @param boost whether it may go above its base frequency: {@code on} or {@code off}
 * @param virtualization {@code none}, or what the machine is a guest of
 * @param container {@code none}, or what kind of container the workbench runs in
 * @param physicalCores cores without their hardware threads
 * @param effectiveCores how many logical cores' worth of time it may use at most: a container may have less than are there
 * @param power {@code mains} or {@code battery}
 * @param node the version of the machine's Node; empty where there is none
 * @param memoryMethod how the workers' peak memory comes about, such as {@code kept by the system} or {@code sampled}
 */
public record Conditions(
        long baseHertz,
        long maxHertz,
        String governor,
        String boost,
        String virtualization,
        String container,
        int physicalCores,
        double effectiveCores,
        String power,
        String node,
        String memoryMethod) {

    /** The system does not tell. */
    public static final String UNKNOWN = "unknown";

    /** There is none of it. */
    public static final String NONE = "none";

    /** Of a run that an older workbench measured. */
    public static final Conditions NOT_RECORDED = of("not recorded");

    private static Conditions of(String word) {
        return new Conditions(-1, -1, word, word, word, word, -1, -1, word, word, word);
    }
}
