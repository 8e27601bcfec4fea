package io.healthwatch.workbench.report;

import io.healthwatch.workbench.text.Texts;
import java.util.Locale;

/** The documents that are made of a run. */
public enum Document {
    /** All that is known, with charts. */
    REPORT,
    /** The architecture decision record. */
    ADR,
    /** What may go wrong with what is recommended. */
    RISKS,
    /** From today's scripts to what is recommended. */
    MIGRATION,
    /** And back. */
    ROLLBACK;

    private static final Texts TEXTS = Texts.of("documents");

    /** The name in files: {@code report} for {@code report.md}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The name for people. */
    public String title() {
        return switch (this) {
            case REPORT -> TEXTS.get("title.report");
            case ADR -> TEXTS.get("title.adr");
            case RISKS -> TEXTS.get("title.risks");
            case MIGRATION -> TEXTS.get("title.migration");
            case ROLLBACK -> TEXTS.get("title.rollback");
        };
    }

    /** The name of its template. */
    String template() {
        return id() + ".md.ftl";
    }
}
