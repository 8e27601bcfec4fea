package io.healthwatch.workbench.security;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.healthwatch.workbench.assessment.ChecklistItem;
import io.healthwatch.workbench.probe.TrapKind;
import io.healthwatch.workbench.runtime.catalog.Home;
import io.healthwatch.workbench.security.generated.Generators;
import io.healthwatch.workbench.worker.protocol.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The attacks that come with the workbench: {@code assets/attacks/<item>.json}, a list each. */
public final class Attacks {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private static final Set<String> STEPS = Set.of("load", "execute");
    private static final Set<String> FOLDERS = Set.of("none", "read-only", "read-write");
    private static final Set<String> HOLDERS = Set.of("runtime", "policy", Guards.TIME_LIMIT, Guards.MEMORY_LIMIT);
    private static final Set<String> TRAPS =
            Stream.of(TrapKind.values()).map(TrapKind::id).collect(Collectors.toSet());
    private static final Set<String> OUTCOMES = Stream.concat(
                    Stream.of(Observation.ANSWERED), Stream.of(Outcome.values()).map(Outcome::id))
            .collect(Collectors.toSet());

    private final Path folder;
    private final Path modules;

    /** The attacks of the workbench that lives there. */
    public Attacks(Home home) {
        this(home.assets().resolve("attacks"), home.probes().resolve("dist/attacks"));
    }

    Attacks(Path folder, Path modules) {
        this.folder = folder;
        this.modules = modules;
    }

    /**
     * Reads them, by checklist item and in the order of their files.
     *
     * @throws IOException when a file or an attack in it is wrong; the message names both
     */
    public List<Attack> all() throws IOException {
        var attacks = new ArrayList<Attack>();
        var ids = new HashSet<String>();
        for (var item : ChecklistItem.values()) {
            var file = folder.resolve(item.id() + ".json");
            if (!Files.exists(file)) {
                continue;
            }
            for (var entry : entries(file)) {
                var attack = read(file, item, entry);
                if (!ids.add(attack.id())) {
                    throw wrong(file, attack.id(), "there are two of that id");
                }
                attacks.add(attack);
            }
        }
        return attacks;
    }

    private static JsonNode entries(Path file) throws IOException {
        try {
            var entries = JSON.readTree(file.toFile());
            if (!entries.isArray()) {
                throw new IOException(file + ": not a list of attacks");
            }
            return entries;
        } catch (JacksonException damaged) {
            throw new IOException(
                    file + ", line " + damaged.getLocation().getLineNr() + ": " + damaged.getOriginalMessage(), damaged);
        }
    }

    private Attack read(Path file, ChecklistItem item, JsonNode entry) throws IOException {
        var id = entry.path("id").asText();
        if (entry instanceof ObjectNode attack && !attack.has("item")) {
            attack.put("item", item.id());
        }
        try {
            var attack = JSON.treeToValue(entry, Attack.class);
            var problem = attack.item() == item ? problem(attack) : "its item is not the file's";
            if (!problem.isEmpty()) {
                throw wrong(file, id, problem);
            }
            return attack;
        } catch (JacksonException damaged) {
            throw wrong(file, id, damaged.getOriginalMessage());
        }
    }

    private static IOException wrong(Path file, String id, String what) {
        return new IOException(file + ", attack '" + id + "': " + what + ".");
    }

    private String problem(Attack attack) {
        if (!String.valueOf(attack.id()).matches("[a-z0-9]+(-[a-z0-9]+)*")) {
            return "its id is not lower case with hyphens";
        }
        if (Stream.of(attack.title(), attack.tries(), attack.mustHappen()).anyMatch(text -> text == null || text.isBlank())) {
            return "title, tries and mustHappen must say something";
        }
        if ((attack.module() == null) == (attack.generator() == null)) {
            return "it needs either a module or a generator";
        }
        if (attack.module() != null && !Files.isRegularFile(module(attack))) {
            return "its module " + module(attack) + " is missing";
        }
        if (attack.generator() != null && !Generators.names().contains(attack.generator())) {
            return "there is no generator '" + attack.generator() + "'; there are: " + Generators.names();
        }
        if (attack.timeLimitMs() < 0 || attack.memoryLimitBytes() < 0) {
            return "a limit is negative";
        }
        if (attack.setting() != null && !FOLDERS.contains(attack.setting().folder())) {
            return "there is no grant '" + attack.setting().folder() + "' of a folder; there are: " + FOLDERS;
        }
        if (attack.expects().isEmpty()) {
            return "it expects nothing";
        }
        return attack.expects().stream().map(Attacks::problem).filter(each -> !each.isEmpty()).findFirst().orElse("");
    }

    private static String problem(Attack.Expectation expected) {
        if (!STEPS.contains(expected.step())) {
            return "there is no step '" + expected.step() + "'; there are: " + STEPS;
        }
        if (!OUTCOMES.contains(expected.outcome())) {
            return "there is no outcome '" + expected.outcome() + "'; there are: " + OUTCOMES;
        }
        if (!HOLDERS.contains(expected.heldBy())) {
            return "nothing holds by '" + expected.heldBy() + "'; there are: " + HOLDERS;
        }
        if (!TRAPS.containsAll(expected.traps())) {
            return "there is no such trap in " + expected.traps() + "; there are: " + TRAPS;
        }
        return "";
    }

    /** The file of an attack's module that comes with the workbench. */
    Path module(Attack attack) {
        return modules.resolve(attack.module() + ".wasm");
    }
}
