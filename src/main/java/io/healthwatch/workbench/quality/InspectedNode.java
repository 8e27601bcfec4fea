package io.healthwatch.workbench.quality;

import com.fasterxml.jackson.databind.JsonNode;
import io.healthwatch.workbench.probe.ProbeLimits;
import io.healthwatch.workbench.runtime.catalog.Catalog;
import io.healthwatch.workbench.runtime.catalog.Host;
import io.healthwatch.workbench.runtime.catalog.Variant;
import io.healthwatch.workbench.worker.Worker;
import io.healthwatch.workbench.worker.WorkerCommand;
import io.healthwatch.workbench.worker.WorkerException;
import io.healthwatch.workbench.worker.protocol.Message;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** Attaches a debugger to a Node worker and looks what it can do: a breakpoint in the guest, and what is seen there. */
final class InspectedNode {

    private static final Duration STEP_LIMIT = Duration.ofSeconds(30);
    private static final Pattern ADDRESS = Pattern.compile("Debugger listening on (ws://\\S+)");

    /** A module and a function in it that is executed. */
    record Module(Path file, byte[] bytes, String function) {}

    private final Catalog catalog;
    private final Variant variant;
    private final Module module;
    private final CompletableFuture<URI> address = new CompletableFuture<>();

    InspectedNode(Catalog catalog, Variant variant, Module module) {
        this.catalog = catalog;
        this.variant = variant;
        this.module = module;
    }

    /** What was observed; what failed is an observation, too. */
    List<DebuggingFact> observe() {
        var facts = new ArrayList<DebuggingFact>();
        try (var worker = Worker.start(command(), this::read)) {
            worker.ask(new Message.Prepare(List.of(), 0, 0, ""), Message.Prepared.class, STEP_LIMIT);
            worker.ask(catalog.open(variant, Host.NODE, ProbeLimits.STANDARD), Message.Opened.class, STEP_LIMIT);
            worker.ask(new Message.Load(module.file().toString(), 0), Message.Loaded.class, STEP_LIMIT);
            try (var inspector = new V8Inspector(address.get(STEP_LIMIT.toSeconds(), TimeUnit.SECONDS))) {
                observe(worker, inspector, facts);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } catch (Exception failed) {
            facts.add(observed(facts.isEmpty() ? "attach" : "step", false, "It failed: " + failed.getMessage()));
        }
        return List.copyOf(facts);
    }

    private WorkerCommand command() {
        var command = new ArrayList<>(catalog.command(variant, Host.NODE).command());
        command.add(1, "--inspect=127.0.0.1:0");
        return new WorkerCommand(List.copyOf(command), Host.NODE.id());
    }

    private void read(String line) {
        var found = ADDRESS.matcher(line);
        if (found.find()) {
            address.complete(URI.create(found.group(1)));
        }
    }

    private void observe(Worker worker, V8Inspector inspector, List<DebuggingFact> facts)
            throws IOException, InterruptedException {
        inspector.ask("Debugger.enable", Map.of());
        var script = inspector.heard(InspectedNode::isModule).path("params");
        facts.add(observed(
                "attach",
                true,
                "node --inspect lists the module as " + script.path("url").asText() + ", "
                        + script.path("debugSymbols")));
        var body = new FunctionBodies(module.bytes()).of(module.function());
        inspector.ask(
                "Debugger.setBreakpoint",
                Map.of("location", Map.of(
                        "scriptId", script.path("scriptId").asText(), "lineNumber", 0, "columnNumber", body.from() + 1)));
        inspector.heard(message -> message.at("/result/breakpointId").isTextual());
        Thread.ofVirtual().start(() -> execute(worker));
        var frame = inspector.heard(message -> V8Inspector.is(message, "Debugger.paused")).at("/params/callFrames/0");
        facts.add(observed(
                "step",
                frame.path("functionName").asText().contains(module.function()),
                "a breakpoint stopped in " + frame.path("functionName").asText() + " at offset "
                        + frame.at("/location/columnNumber").asInt()));
    }

    /** It stops at the breakpoint until the worker is killed, which is how it ends. */
    private static void execute(Worker worker) {
        try {
            worker.ask(new Message.Execute("{}", 0), Message.Executed.class, STEP_LIMIT);
        } catch (WorkerException _) {
        }
    }

    private static boolean isModule(JsonNode message) {
        return V8Inspector.is(message, "Debugger.scriptParsed")
                && message.at("/params/scriptLanguage").asText().equals("WebAssembly");
    }

    private DebuggingFact observed(String capability, boolean offered, String how) {
        return DebuggingFact.observed(variant.id(), capability, offered, how);
    }
}
