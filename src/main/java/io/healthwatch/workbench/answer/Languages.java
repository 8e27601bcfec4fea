package io.healthwatch.workbench.answer;

/** The languages of probes as people read them. */
public final class Languages {

    /** The one that is shown and measured where nobody chose another. */
    public static final String FIRST = "c";

    private Languages() {}

    /** Its name; its id where it is none of the request's. */
    public static String title(String id) {
        return switch (id) {
            case "assemblyscript" -> "AssemblyScript";
            case "c" -> "C";
            case "javascript" -> "JavaScript";
            case "rust" -> "Rust";
            case "wat" -> "WAT";
            default -> id;
        };
    }
}
