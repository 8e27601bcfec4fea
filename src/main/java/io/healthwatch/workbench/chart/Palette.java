package io.healthwatch.workbench.chart;

import io.healthwatch.workbench.statistics.Comparison.Answer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The colour and shape of every variant, the same in all charts and runs. A runtime is a hue that people
 * with colour-blindness can tell from the others (after Okabe and Ito, and Tol), its modes are shades of it
 * with different shapes; baselines are grey.
 */
public final class Palette {

    /**
     * How a variant is drawn.
     *
     * @param light its colour on a light ground, 0xRRGGBB
     * @param dark its colour on a dark ground
     */
    public record Style(int light, int dark, Marker marker) {

        /** The colour on that ground. */
        public int rgb(boolean darkGround) {
            return darkGround ? dark : light;
        }
    }

    private static final Map<String, Style> STYLES = new LinkedHashMap<>();

    static {
        add("wasmtime-cranelift", 0x0072B2, 0x4AA8E8, Marker.CIRCLE);
        add("wasmtime-winch", 0x56A5D8, 0x9FD0F5, Marker.UP);
        add("wasmer-cranelift", 0xC14E00, 0xF07A2E, Marker.SQUARE);
        add("wasmer-singlepass", 0xE8935A, 0xF7B68C, Marker.DOWN);
        add("wasm3", 0xB58900, 0xE3BC3A, Marker.DIAMOND);
        add("node", 0x00805E, 0x2FC297, Marker.CIRCLE);
        add("javet", 0x5BB79B, 0x93DCC5, Marker.SQUARE);
        add("wasmtime-java", 0x1F3F77, 0x86A3DD, Marker.DIAMOND);
        add("graalwasm", 0x8B3A8B, 0xCB7CCB, Marker.UP);
        add("graalwasm-interpreter", 0xC78BC7, 0xE5B8E5, Marker.DOWN);
        add("chicory", 0xA3294F, 0xEC6A90, Marker.SQUARE);
        add("chicory-interpreter", 0xDB839E, 0xF5AEC3, Marker.CROSS);
        add("endive", 0x6B7A00, 0xB2C236, Marker.DIAMOND);
        add("endive-interpreter", 0xA5B04F, 0xD5DF8C, Marker.CROSS);
        add("native", 0x3F444D, 0xD5DAE1, Marker.CROSS);
        add("script", 0x858C97, 0x9AA2AE, Marker.UP);
    }

    private static final Map<Answer, Style> ANSWERS = Map.of(
            Answer.FASTER, new Style(0x0072B2, 0x4AA8E8, Marker.DOWN),
            Answer.SLOWER, new Style(0xC14E00, 0xF07A2E, Marker.UP),
            Answer.SAME, new Style(0x3F444D, 0xD5DAE1, Marker.CIRCLE),
            Answer.UNSURE, new Style(0x858C97, 0x9AA2AE, Marker.DIAMOND));

    private static final int[] FURTHER_LIGHT = {0x7A5230, 0x4B5FA8, 0x2B7A78, 0x9A4D7B};
    private static final int[] FURTHER_DARK = {0xC89B75, 0x9DACEA, 0x79C7C4, 0xDD9DC3};

    /** Colours of the parts of a whole, dark to light in the order of the parts: 0xRRGGBB. */
    private static final List<Integer> PARTS = List.of(0x8A93A0, 0x3F5EA8, 0x2A9DA5, 0x8BC34A, 0xF2A93B, 0xD0527A);

    private Palette() {}

    private static void add(String variant, int light, int dark, Marker marker) {
        STYLES.put(variant, new Style(light, dark, marker));
    }

    /** How that variant is drawn; one that is not in the catalog gets a style by its name. */
    public static Style of(String variant) {
        var known = STYLES.get(variant);
        if (known != null) {
            return known;
        }
        var slot = Math.floorMod(variant.hashCode(), FURTHER_LIGHT.length);
        var marker = Marker.values()[Math.floorMod(variant.hashCode() / 7, Marker.values().length)];
        return new Style(FURTHER_LIGHT[slot], FURTHER_DARK[slot], marker);
    }

    /** How a comparison's answer is drawn. */
    public static Style of(Answer answer) {
        return ANSWERS.get(answer);
    }

    /** The colour of a whole's part at that place. */
    public static int part(int place) {
        return PARTS.get(place % PARTS.size());
    }

    /** The variants with a colour of their own, in the catalog's order. */
    public static List<String> variants() {
        return List.copyOf(STYLES.keySet());
    }
}
