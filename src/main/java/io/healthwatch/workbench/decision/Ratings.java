package io.healthwatch.workbench.decision;

import java.util.Optional;

/** What the qualitative assessment says of a variant. */
@FunctionalInterface
public interface Ratings {

    /** No variant was rated. */
    Ratings NONE = (_, _, _) -> Optional.empty();

    /** The rating of a variant in a host as a worth from 0 to 1; empty where nobody and nothing rated it. */
    Optional<Appraisal> of(String variant, String host, Consideration consideration);
}
