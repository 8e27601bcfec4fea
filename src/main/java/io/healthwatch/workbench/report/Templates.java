package io.healthwatch.workbench.report;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import freemarker.cache.FileTemplateLoader;
import freemarker.cache.MultiTemplateLoader;
import freemarker.cache.TemplateLoader;
import freemarker.core.ParseException;
import freemarker.core.TemplateClassResolver;
import freemarker.template.Configuration;
import freemarker.template.TemplateException;
import freemarker.template.TemplateExceptionHandler;
import freemarker.template.TemplateNotFoundException;
import io.healthwatch.workbench.runtime.catalog.Home;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Makes Markdown of a dossier, by the templates that come with the workbench or by the user's own. Any thread. */
public final class Templates {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int MOST_LINES = 6;

    private final Configuration configuration = new Configuration(Configuration.VERSION_2_3_34);
    private final List<Path> folders = new ArrayList<>();

    /** The workbench's own templates. */
    public Templates(Home home) throws IOException {
        this(home, null);
    }

    /**
     * A user's templates, and the workbench's own where there is none of the user's.
     *
     * @param own a folder with files such as {@code report.md.ftl}; null for none
     * @throws IOException when it is no folder
     */
    public Templates(Home home, Path own) throws IOException {
        if (own != null) {
            if (!Files.isDirectory(own)) {
                throw new IOException("There is no folder of templates at " + own + ".");
            }
            folders.add(own.toAbsolutePath());
        }
        folders.add(home.assets().resolve("report"));
        var loaders = new ArrayList<TemplateLoader>();
        for (var folder : folders) {
            loaders.add(new FileTemplateLoader(folder.toFile()));
        }
        configuration.setTemplateLoader(new MultiTemplateLoader(loaders.toArray(TemplateLoader[]::new)));
        configuration.setLocalizedLookup(false);
        configuration.setDefaultEncoding("UTF-8");
        configuration.setRecognizeStandardFileExtensions(false);
        configuration.setOutputFormat(MarkdownFormat.INSTANCE);
        configuration.setCustomNumberFormats(Map.of(Formats.Plain.NAME, new Formats.Plain()));
        configuration.setNumberFormat("@" + Formats.Plain.NAME);
        configuration.setNewBuiltinClassResolver(TemplateClassResolver.ALLOWS_NOTHING_RESOLVER);
        configuration.setTemplateExceptionHandler(TemplateExceptionHandler.RETHROW_HANDLER);
        configuration.setLogTemplateExceptions(false);
        configuration.setWrapUncheckedExceptions(true);
    }

    /** Whether there is a template for it. */
    public boolean has(Document document) {
        return folders.stream().anyMatch(folder -> Files.isRegularFile(folder.resolve(document.template())));
    }

    /**
     * The document in Markdown.
     *
     * @throws IOException when a template has an error; names its file, the line and what is wrong
     */
    public String markdown(Document document, Dossier dossier) throws IOException {
        var model = new HashMap<String, Object>(
                JSON.convertValue(dossier.tree(), new TypeReference<Map<String, Object>>() {}));
        model.putAll(Formats.functions());
        var out = new StringWriter();
        try {
            configuration.getTemplate(document.template()).process(model, out);
        } catch (ParseException wrong) {
            throw wrong(wrong.getTemplateName(), wrong.getLineNumber(), wrong.getEditorMessage(), wrong);
        } catch (TemplateNotFoundException absent) {
            throw new IOException("There is no template " + absent.getTemplateName() + ".", absent);
        } catch (TemplateException wrong) {
            throw wrong(wrong.getTemplateSourceName(), wrong.getLineNumber(), wrong.getMessageWithoutStackTop(), wrong);
        }
        return out.toString().replaceAll("\\n{3,}", "\n\n").strip() + "\n";
    }

    private IOException wrong(String name, Integer line, String what, Exception cause) {
        var file = folders.stream()
                .map(folder -> folder.resolve(name == null ? "" : name))
                .filter(Files::isRegularFile)
                .findFirst()
                .map(Path::toString)
                .orElse(name);
        var words = what.lines()
                .map(String::strip)
                .filter(each -> !each.isEmpty())
                .limit(MOST_LINES)
                .collect(Collectors.joining(" "));
        return new IOException(file + (line == null ? "" : ", line " + line) + ": " + words, cause);
    }
}
