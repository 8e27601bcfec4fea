package io.healthwatch.workbench.security.advisory;

import java.time.LocalDate;
import java.util.List;

/**
 * What is known of one product.
 *
 * @param schemaVersion 1
 * @param runtimes the products' names as they report themselves, in any case of letters
 * @param consulted when the sources were consulted
 * @param note what a reader has to know of their limits
 */
record AdvisoryFile(
        int schemaVersion,
        List<String> runtimes,
        LocalDate consulted,
        String note,
        List<Source> sources,
        List<Advisory> advisories) {

    /**
     * A source.
     *
     * @param storedAt when the copy that was read was made, as far as that is known; empty where it is not
     * @param how how it was read
     */
    record Source(String title, String url, String storedAt, String how) {}
}
