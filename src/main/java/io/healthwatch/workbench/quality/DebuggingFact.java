package io.healthwatch.workbench.quality;

import java.util.List;

/**
 * Something that is known of how a variant's guests can be debugged.
 *
 * @param variants the variants that it holds for
 * @param capability {@code trace}, {@code attach}, {@code step} or {@code source}
 * @param offered whether they have it
 * @param basis {@code observed} here and now, or {@code documented}
 * @param how by what means, or why not, in a sentence
 * @param source for a document its address; empty for an observation
 * @param date for a document when it was consulted, and how: {@code seen} or {@code from memory}
 */
public record DebuggingFact(
        List<String> variants,
        String capability,
        boolean offered,
        String basis,
        String how,
        String source,
        String date) {

    /** Something that was observed of one variant. */
    static DebuggingFact observed(String variant, String capability, boolean offered, String how) {
        return new DebuggingFact(List.of(variant), capability, offered, "observed", how, "", "");
    }
}
