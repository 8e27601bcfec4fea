package io.healthwatch.workbench.gui;

import io.healthwatch.workbench.answer.Wording;
import io.healthwatch.workbench.installation.Attempt;
import io.healthwatch.workbench.installation.Installable;
import io.healthwatch.workbench.runtime.catalog.Installation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Something that can be installed, as it is on this machine.
 *
 * @param installed what is there
 * @param missingTools programs that installing needs and that are not there
 * @param last the last attempt to install or remove it
 */
public record InstallItem(
        Installable installable, Optional<Installation> installed, List<String> missingTools, Optional<Attempt> last) {

    private static final int MEGABYTES_OF_A_GIGABYTE = 1000;
    private static final int SECONDS_OF_A_MINUTE = 60;

    /** Its name in data. */
    public String name() {
        return installable.name();
    }

    /** Its name in a sentence. */
    public String title() {
        return title(installable);
    }

    static String title(Installable installable) {
        var title = installable.title();
        return title.contains(",") ? title.substring(0, title.indexOf(',')) : title;
    }

    /** What its name alone does not say; often empty. */
    public String description() {
        var rest = installable.title().substring(title().length()).replaceFirst("^,\\s*", "");
        return rest.isEmpty() ? "" : Character.toUpperCase(rest.charAt(0)) + rest.substring(1);
    }

    /** Whether it is there. */
    public boolean isThere() {
        return installed.isPresent();
    }

    /** Whether the last attempt to install it failed. */
    public boolean failed() {
        return last.filter(attempt -> attempt.action().equals(Attempt.INSTALL)
                        && attempt.outcome() == Attempt.Outcome.FAILED)
                .isPresent();
    }

    /** What became of the last attempt and what to do; empty where all is well. */
    public String problem() {
        if (!failed()) {
            return "";
        }
        var attempt = last.orElseThrow();
        return (isThere() ? "The update failed (" : "Installing failed (") + Wording.when(attempt.when()) + "). "
                + (isThere() ? "What was there before is still there. " : "Nothing was changed. ")
                + sentence(attempt.message());
    }

    private static String sentence(String text) {
        return text.isEmpty() ? "" : Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }

    /** How long installing takes. */
    public Duration duration() {
        return duration(installable);
    }

    static Duration duration(Installable installable) {
        return Duration.ofMillis(Math.round(installable.minutes() * SECONDS_OF_A_MINUTE * 1000));
    }

    /** How long installing all of them takes. */
    public static Duration total(List<InstallItem> items) {
        return items.stream().map(InstallItem::duration).reduce(Duration.ZERO, Duration::plus);
    }

    /** Their names, as a sentence lists them. */
    public static String names(List<InstallItem> items) {
        return Wording.list(items.stream().map(InstallItem::title).toList());
    }

    /** What installing takes: time, megabytes and programs. */
    public String takes() {
        var parts = new ArrayList<String>();
        parts.add("About " + Wording.about(duration()));
        parts.add(
                installable.downloadMegabytes() == 0
                        ? "nothing to download"
                        : megabytes(installable.downloadMegabytes()) + " to download");
        parts.add("up to " + megabytes(installable.diskMegabytes()) + " of disk");
        if (!installable.tools().isEmpty()) {
            parts.add("uses " + Wording.list(installable.tools()));
        }
        return String.join("  ·  ", parts);
    }

    private static String megabytes(double megabytes) {
        if (megabytes >= MEGABYTES_OF_A_GIGABYTE) {
            return String.format(Locale.ENGLISH, "%.1f GB", megabytes / MEGABYTES_OF_A_GIGABYTE);
        }
        return megabytes == Math.rint(megabytes)
                ? String.format(Locale.ENGLISH, "%.0f MB", megabytes)
                : String.format(Locale.ENGLISH, "%.1f MB", megabytes);
    }

    /** What is there, where it comes from, and its licence. */
    public String origin() {
        var there = installed
                .map(found -> (isNumber(found.version()) ? "Version " : "") + found.version() + ", " + Wording.size(found.bytes()) + "  ·  ")
                .orElse("");
        return there + (isThere() ? "from " : "From ") + installable.source() + "  ·  " + installable.licence();
    }

    /** Whether a version is a number, and not the name of a compiler. */
    static boolean isNumber(String version) {
        return !version.isEmpty() && Character.isDigit(version.charAt(0));
    }

    /** Which programs are missing, in a sentence; empty where none is. */
    public String toolProblem() {
        if (missingTools.isEmpty()) {
            return "";
        }
        return Wording.list(missingTools) + (missingTools.size() == 1 ? " is" : " are")
                + " not on this machine's search path: installing will fail without.";
    }
}
