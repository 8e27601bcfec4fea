package io.healthwatch.workbench.report;

import freemarker.core.CommonMarkupOutputFormat;
import freemarker.core.CommonTemplateMarkupOutputModel;
import java.io.IOException;
import java.io.Writer;
import java.util.regex.Pattern;

/** Texts that a template puts into Markdown stay the texts that they are, whatever is in them. */
final class MarkdownFormat extends CommonMarkupOutputFormat<MarkdownFormat.Output> {

    static final MarkdownFormat INSTANCE = new MarkdownFormat();

    private static final Pattern MEANINGFUL = Pattern.compile("[\\\\`*_\\[\\]<>|&#~]");
    private static final Pattern LINES = Pattern.compile("\\s*\\R\\s*");

    /** A text as Markdown. */
    static final class Output extends CommonTemplateMarkupOutputModel<Output> {

        Output(String plain, String markup) {
            super(plain, markup);
        }

        @Override
        public MarkdownFormat getOutputFormat() {
            return INSTANCE;
        }
    }

    private MarkdownFormat() {}

    @Override
    public String getName() {
        return "Markdown";
    }

    @Override
    public String getMimeType() {
        return "text/markdown";
    }

    @Override
    public void output(String plain, Writer out) throws IOException {
        out.write(escapePlainText(plain));
    }

    /** On one line: a table's cell has no other. */
    @Override
    public String escapePlainText(String plain) {
        return MEANINGFUL.matcher(LINES.matcher(plain).replaceAll(" ")).replaceAll("\\\\$0");
    }

    @Override
    public boolean isLegacyBuiltInBypassed(String builtIn) {
        return false;
    }

    @Override
    protected Output newTemplateMarkupOutputModel(String plain, String markup) {
        return new Output(plain, markup);
    }
}
