package io.healthwatch.workbench.report;

import java.util.Locale;

/** The documents that are made of a run. */
public enum Document {
    /** All that is known, with charts. */
    REPORT("Research report"),
    /** The architecture decision record. */
    ADR("Architecture decision record"),
    /** What may go wrong with what is recommended. */
    RISKS("Risk assessment"),
    /** From today's scripts to what is recommended. */
    MIGRATION("Migration strategy"),
    /** And back. */
    ROLLBACK("Rollback plan");

    private final String title;

    Document(String title) {
        this.title = title;
    }

    /** The name in files: {@code report} for {@code report.md}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The name for people. */
    public String title() {
        return title;
    }

    /** The name of its template. */
    String template() {
        return id() + ".md.ftl";
    }
}
