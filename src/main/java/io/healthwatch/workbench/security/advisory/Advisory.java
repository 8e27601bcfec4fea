package io.healthwatch.workbench.security.advisory;

import java.time.LocalDate;
import java.util.List;

/**
 * A published weakness of a runtime.
 *
 * @param id its best-known name, such as {@code RUSTSEC-2023-0090}
 * @param aliases its other names
 * @param title a few words
 * @param severity {@code critical}, {@code high}, {@code medium}, {@code low}, or {@code unknown} where its source has none
 * @param concerns the part of the runtime without which it does no harm, such as {@code WASI}; empty where that is not
 *     known
 * @param affected ranges of versions, any of which makes a version affected, such as {@code >=5.0.0 <5.0.1}
 * @param fixedIn the first fixed version of each line; empty where none was named
 * @param date when it was published
 * @param url where it was read
 * @param checked {@code seen} or {@code from memory}
 */
public record Advisory(
        String id,
        List<String> aliases,
        String title,
        String severity,
        String concerns,
        List<String> affected,
        List<String> fixedIn,
        LocalDate date,
        String url,
        String checked) {}
