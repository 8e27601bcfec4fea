package io.healthwatch.workbench.gui;

import io.healthwatch.workbench.assessment.Assessment;
import io.healthwatch.workbench.assessment.Finding;
import io.healthwatch.workbench.quality.Diagnosis;
import io.healthwatch.workbench.security.Attack;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** What attacks the runtimes: the security assessment, as the window sees it. Not on the FX thread. */
public interface Assessor {

    /** A variant in a host. */
    record Place(String variant, String host) {}

    /**
     * What an assessment would be of.
     *
     * @param attacks in the order in which they are listed
     * @param places where they would be tried: what is installed
     * @param expected how long it would take
     */
    record Scope(List<Attack> attacks, List<Place> places, Duration expected) {}

    /**
     * How far an assessment is.
     *
     * @param done how many steps such as attacks are over, of {@code planned}
     * @param step what is done now
     * @param left how much longer it will take; null where that cannot be told yet
     */
    record Progress(String step, int done, int planned, Duration left) {

        /** The part that is done, 0 to 1; negative where it is not known. */
        public double fraction() {
            return planned == 0 ? -1 : (double) done / planned;
        }
    }

    /**
     * What would be assessed here now.
     *
     * @throws IOException when the attacks cannot be read; names the file
     */
    Scope scope() throws IOException;

    /**
     * The last assessment; empty where there is none.
     *
     * @throws IOException when it is damaged or cannot be read; names the file, which is left as it is
     */
    Optional<Assessment> last() throws IOException;

    /** Tries all attacks in all places and keeps what was found; returns when it is over or was cancelled. */
    Assessment assess(Consumer<Progress> progress, Consumer<Finding> found) throws IOException;

    /** Tries one attack in one place again; the assessment that is kept has the new finding then. */
    Assessment repeat(String attack, Place place) throws IOException;

    /**
     * The last diagnosis: what variants said when they failed; empty where there is none.
     *
     * @throws IOException when it is damaged or cannot be read; names the file, which is left as it is
     */
    Optional<Diagnosis> lastDiagnosis() throws IOException;

    /**
     * Diagnoses all that is installed and keeps what was found; returns when it is over or was cancelled.
     *
     * @param beside the last assessment, in whose folder it is kept; null for a folder of its own
     */
    Diagnosis diagnose(Assessment beside, Consumer<Progress> progress) throws IOException;

    /** Ends what is under way soon; any thread. */
    void cancel();
}
