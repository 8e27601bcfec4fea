package io.healthwatch.workbench.gui.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import com.dylibso.chicory.wabt.Wat2Wasm;
import io.healthwatch.workbench.evaluation.Event;
import io.healthwatch.workbench.evaluation.Profile;
import io.healthwatch.workbench.evaluation.Scenario;
import io.healthwatch.workbench.gui.InstallController;
import io.healthwatch.workbench.gui.InstallItem;
import io.healthwatch.workbench.gui.Measurement;
import io.healthwatch.workbench.gui.Notices;
import io.healthwatch.workbench.gui.PretendedFx;
import io.healthwatch.workbench.gui.RunController;
import io.healthwatch.workbench.gui.ScriptedInstallers;
import io.healthwatch.workbench.gui.SettingsStore;
import io.healthwatch.workbench.gui.Workspace;
import io.healthwatch.workbench.run.Plan;
import io.healthwatch.workbench.run.RunData;
import io.healthwatch.workbench.runtime.catalog.Availability;
import io.healthwatch.workbench.runtime.catalog.Catalog;
import io.healthwatch.workbench.runtime.catalog.Home;
import io.healthwatch.workbench.runtime.catalog.Host;
import io.healthwatch.workbench.runtime.catalog.Variant;
import io.healthwatch.workbench.store.RunStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvaluateModelTest {

    private static final String REASON = "It is not installed. Install it first.";

    @TempDir
    private Path folder;

    private final Set<String> missing = new HashSet<>(Set.of("wasm3", "wasmer-cranelift", "wasmer-singlepass"));
    private final PretendedFx fx = new PretendedFx();
    private final Notices notices = new Notices();
    private Plan started;
    private EvaluateModel model;
    private InstallController installs;
    private ScriptedInstallers installers;

    private final class There implements Catalogued {
        @Override
        public Availability availability(Variant variant, Host host) {
            if (variant.id().equals("wasm3") && Files.exists(folder.resolve("user/runtimes/wasm3/installation.json"))) {
                return Availability.of("1.2.3", 1);
            }
            return missing.contains(variant.id()) ? Availability.missing(REASON) : Availability.of("1.0", 1);
        }

        @Override
        public List<Scenario> scenarios() {
            return List.of(scenario("first"), scenario("second"));
        }

        private static Scenario scenario(String id) {
            return new Scenario(id, id, "How fast?", 1, "", "", List.of());
        }

        @Override
        public List<String> languages() {
            return List.of("c", "rust");
        }
    }

    private final class Recording implements Measurement {
        @Override
        public RunData run(Plan plan, Consumer<Event> receiver) throws IOException {
            started = plan;
            throw new IOException("Only the plan was wanted.");
        }

        @Override
        public RunData resume(Path run, Consumer<Event> receiver) throws IOException {
            throw new IOException("never");
        }

        @Override
        public void cancel() {}
    }

    @BeforeEach
    void make() throws Exception {
        installers = new ScriptedInstallers(folder, folder.resolve("user"));
        model = model();
    }

    private EvaluateModel model() throws Exception {
        var controller =
                new RunController(new Workspace(), new RunStore(folder), Recording::new, fx, notices);
        installs = new InstallController(installers.installer(), controller, Runnable::run, fx, notices);
        var made = new EvaluateModel(
                new Catalog(Home.at(folder)),
                new There(),
                controller,
                installs,
                new SettingsStore(folder, Runnable::run),
                Runnable::run,
                fx,
                notices);
        made.refresh();
        assertThat(fx.until(() -> made.lookups().get() == 1)).isTrue();
        return made;
    }

    private HostChoice choice(String id, Host host) {
        return model.hosts()
                .filter(choice -> choice.variant().id().equals(id) && choice.host() == host)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void whateverIsAvailableIsChosenAtFirst() {
        assertThat(model.hosts()).allMatch(choice -> choice.chosen().get() == choice.available());
        assertThat(model.scenarios()).allMatch(scenario -> scenario.chosen().get());
        assertThat(model.languages()).filteredOn(language -> language.chosen().get())
                .singleElement()
                .returns("c", Choice::id);
        assertThat(model.profile().get()).isEqualTo(Profile.QUICK);
        assertThat(model.startable().get()).isTrue();
    }

    @Test
    void whoeverKeptTheDefaultsGetsWhatIsInstalledLater() throws Exception {
        assertThat(choice("wasm3", Host.NODE).chosen().get()).isFalse();
        missing.remove("wasm3");
        model.refresh();
        assertThat(fx.until(() -> model.lookups().get() == 2)).isTrue();
        assertThat(choice("wasm3", Host.NODE).chosen().get()).isTrue();
    }

    @Test
    void theButtonSaysWhatWillHappen() {
        model.chooseVariants(false);
        choice("node", Host.NODE).chosen().set(true);
        assertThat(model.plan().get().cells()).hasSize(2);
        assertThat(model.action().get()).matches("Run 4 forks, about \\d+ s");
        model.profile().set(Profile.STANDARD);
        assertThat(model.action().get()).startsWith("Run at least 20 forks, about ");
    }

    @Test
    void precisionAndTimeAreTheProfilesUntilOthersAreTyped() {
        model.profile().set(Profile.STANDARD);
        assertThat(model.precision().get()).isEqualTo("3%");
        assertThat(model.time().get()).isEqualTo("1h");

        model.precision().set("0.05");
        model.time().set("20m");
        assertThat(model.plan().get().effort())
                .isEqualTo(Profile.STANDARD.effort().withPrecision(0.05).withBudget(20 * 60_000));

        model.time().set("soon");
        assertThat(model.plan().get()).isNull();
        assertThat(model.hint().get()).contains("'soon' is no time");

        model.precision().set("");
        model.time().set("");
        assertThat(model.plan().get().mostForks()).isEqualTo(model.plan().get().leastForks());
    }

    @Test
    void whatIsMissingSaysWhyAndCannotBeChosen() {
        var wasmer = model.runtimes().stream()
                .filter(runtime -> runtime.title().equals("Wasmer"))
                .findFirst()
                .orElseThrow();
        assertThat(wasmer.sharedReason()).isEqualTo(REASON);
        model.choose(wasmer.hosts(), true);
        assertThat(wasmer.hosts()).noneMatch(choice -> choice.chosen().get());
    }

    @Test
    void nothingChosenCannotBeStartedAndSaysWhatToDo() {
        model.chooseVariants(false);
        assertThat(model.startable().get()).isFalse();
        assertThat(model.start()).isFalse();
        assertThat(model.hint().get()).isEqualTo("Choose at least one runtime.");
        model.chooseVariants(true);
        model.chooseScenarios(false);
        assertThat(model.hint().get()).isEqualTo("Choose at least one scenario.");
        model.chooseScenarios(true);
        model.seed().set("four");
        assertThat(model.hint().get()).startsWith("The seed is a whole number");
        model.seed().set("4");
        assertThat(model.startable().get()).isTrue();
    }

    private Path module() throws Exception {
        return Files.write(folder.resolve("my.wasm"), Wat2Wasm.parse("""
                (module (memory (export "memory") 1)
                  (func (export "allocate") (param i32) (result i32) (i32.const 8))
                  (func (export "run") (param i32 i32) (result i64) (i64.const 0)))
                """));
    }

    private void choose(Path module) throws Exception {
        model.own().choose(module);
        assertThat(fx.until(() -> model.own().probe().get() != null || !model.own().problems().get().isEmpty()))
                .isTrue();
    }

    @Test
    void aModuleOfOnesOwnIsMeasuredAsItIsWhenTheRunStarts() throws Exception {
        var file = module();
        choose(file);
        model.chooseScenarios(false);
        assertThat(model.plan().get().cells())
                .isNotEmpty()
                .allMatch(cell -> cell.scenario().equals("my") && cell.language().equals("own"))
                .noneMatch(cell -> cell.variant().equals("native") || cell.variant().equals("script"));
        var built = Files.readAllBytes(file);
        var again = Arrays.copyOf(built, built.length + 2);
        Files.write(file, again);

        assertThat(model.start()).isTrue();
        assertThat(fx.until(() -> started != null)).isTrue();

        assertThat(started.own().module().content()).isEqualTo(again);
        assertThat(started.own().config().content()).asString().isEqualTo("{}");
    }

    @Test
    void aModuleThatCannotBeMeasuredHoldsTheRunUpUntilItIsTakenOut() throws Exception {
        choose(Files.write(folder.resolve("my.wasm"), new byte[0]));
        assertThat(model.own().problems().get()).isEqualTo("my.wasm: The file is empty.");
        assertThat(model.hint().get()).startsWith("Your module cannot be measured");
        assertThat(model.startable().get()).isFalse();
        model.own().remove();
        assertThat(model.startable().get()).isTrue();
        assertThat(model.own().problems().get()).isEmpty();
    }

    @Test
    void aConfigurationIsCheckedWhileItIsTyped() throws Exception {
        choose(module());
        model.own().config().set("{\"a\": ");
        assertThat(fx.until(() -> model.own().problems().get().startsWith("The configuration is not JSON: line 1")))
                .isTrue();
        model.own().config().set("{\"a\": 1}");
        assertThat(fx.until(() -> model.startable().get())).isTrue();
        assertThat(model.plan().get().own().config().content()).asString().isEqualTo("{\"a\": 1}");
    }

    @Test
    void whatWasDroppedIsRememberedAndSaidToBeGoneWhenItIs() throws Exception {
        var file = module();
        var json = Files.writeString(folder.resolve("my.json"), "[1]");
        assertThat(model.own().drop(List.of(folder.resolve("note.txt")))).isFalse();
        assertThat(model.own().drop(List.of(json, file))).isTrue();
        assertThat(fx.until(() -> model.own().config().get().equals("[1]") && model.own().measurable())).isTrue();

        model = model();
        assertThat(fx.until(() -> model.own().measurable())).isTrue();
        assertThat(model.own().config().get()).isEqualTo("[1]");

        Files.delete(file);
        model = model();
        assertThat(fx.until(() -> model.own().problems().get().startsWith("There is no file"))).isTrue();
        model.own().remove();
        model = model();
        assertThat(model.own().file().get()).isNull();
    }

    @Test
    void baselinesKeepTheirOwnLanguage() {
        model.chooseVariants(false);
        choice("script", Host.NODE).chosen().set(true);
        assertThat(model.plan().get().cells()).allMatch(cell -> cell.language().equals("javascript"));
    }

    @Test
    void startingMeasuresThePlan() throws Exception {
        model.seed().set(" 4711 ");
        var plan = model.plan().get();
        assertThat(model.start()).isTrue();
        assertThat(model.face().get()).isEqualTo(EvaluateModel.Face.MEASURING);
        assertThat(model.startable().get()).isFalse();
        assertThat(fx.until(() -> model.face().get() == EvaluateModel.Face.ENDED)).isTrue();
        assertThat(started).isEqualTo(plan);
        assertThat(started.seed()).isEqualTo(4711);
        model.chooseAgain();
        assertThat(model.face().get()).isEqualTo(EvaluateModel.Face.CHOOSING);
        assertThat(model.startable().get()).isTrue();
    }

    @Test
    void theSelectionIsRememberedAndSurvivesRuntimesThatWentAway() throws Exception {
        model.chooseVariants(false);
        choice("node", Host.NODE).chosen().set(true);
        choice("chicory", Host.JVM).chosen().set(true);
        model.profile().set(Profile.THOROUGH);
        model.precision().set("2 %");
        model.time().set("45m");
        model.seed().set("99");
        missing.add("chicory");
        model = model();
        assertThat(model.hosts().filter(choice -> choice.chosen().get()).map(choice -> choice.variant().id()))
                .containsExactly("node");
        assertThat(model.profile().get()).isEqualTo(Profile.THOROUGH);
        assertThat(model.precision().get()).isEqualTo("2 %");
        assertThat(model.time().get()).isEqualTo("45m");
        assertThat(model.seed().get()).isEqualTo("99");
    }

    private void look(String wasm3) throws Exception {
        installers.with("wasm3", 2, wasm3);
        installs.refresh();
        assertThat(fx.until(() -> !installs.items().get().isEmpty())).isTrue();
    }

    private boolean measured(String id) {
        return started.cells().stream().anyMatch(cell -> cell.variant().equals(id));
    }

    @Test
    void whatIsMissingIsOfferedWithItsMinutes() throws Exception {
        look(ScriptedInstallers.GOOD);
        var wasm3 = model.runtimes().stream()
                .filter(runtime -> runtime.title().equals("WASM3"))
                .findFirst()
                .orElseThrow();
        assertThat(wasm3.missing()).extracting(InstallItem::name).containsExactly("wasm3");
        assertThat(wasm3.variants().getFirst().reason()).isEqualTo("Not installed.");
        assertThat(model.offer().get()).isEqualTo("Install what is missing first (about 2 min), then run");
        assertThat(model.offerNote().get()).startsWith("Installs The wasm3, and measures");
        model.chooseScenarios(false);
        assertThat(model.offer().get()).as("nothing to run").isEmpty();
    }

    @Test
    void installingFirstMeasuresWhatWasInstalledToo() throws Exception {
        look(ScriptedInstallers.GOOD);
        model.chooseVariants(false);
        choice("node", Host.NODE).chosen().set(true);

        assertThat(model.installThenRun()).isTrue();

        assertThat(model.startable().get()).as("while it is installed").isFalse();
        assertThat(model.hint().get()).isEqualTo("The run starts by itself as soon as that is done.");
        assertThat(model.start()).isFalse();
        assertThat(fx.until(() -> started != null)).isTrue();
        assertThat(measured("wasm3")).isTrue();
        assertThat(measured("node")).isTrue();
        assertThat(measured("chicory")).isFalse();
        assertThat(fx.until(() -> model.face().get() == EvaluateModel.Face.ENDED)).isTrue();
        assertThat(model.offer().get()).isEmpty();
        model = model();
        assertThat(choice("wasm3", Host.JVM).chosen().get()).as("remembered").isTrue();
    }

    @Test
    void aFailedInstallationIsSaidAndTheRunGoesOn() throws Exception {
        look(ScriptedInstallers.FAILING);
        assertThat(model.installThenRun()).isTrue();
        assertThat(fx.until(() -> started != null)).isTrue();
        assertThat(measured("node")).isTrue();
        assertThat(measured("wasm3")).isFalse();
        assertThat(notices.shown()).anyMatch(notice -> notice.text().contains("There is no C compiler"));
        assertThat(notices.shown()).anyMatch(notice -> notice.text().contains("goes on with what is there"));
    }

    @Test
    void whoeverCancelsTheInstallationDoesNotMeasure() throws Exception {
        look(ScriptedInstallers.hanging(folder.resolve("never")));
        assertThat(model.installThenRun()).isTrue();
        assertThat(fx.until(() -> model.installing().get().progress() != null)).isTrue();
        model.cancelInstalling();
        assertThat(fx.until(() -> model.installing().get() == null && !model.looking().get())).isTrue();
        assertThat(started).isNull();
        assertThat(model.startable().get()).isTrue();
    }

    @Test
    void whoeverKeptTheDefaultsGetsWhatIsInstalledElsewhere() throws Exception {
        look(ScriptedInstallers.GOOD);
        installs.install(choice("wasm3", Host.JVM).missing().stream().map(InstallItem::installable).toList(), _ -> {});
        assertThat(model.hint().get()).startsWith("The wasm3 is being installed.");
        assertThat(fx.until(() -> choice("wasm3", Host.JVM).chosen().get())).isTrue();
    }

    @Test
    void installingFromARowChoosesWhatItBrings() throws Exception {
        look(ScriptedInstallers.GOOD);
        model.chooseVariants(false);
        model.install(choice("wasm3", Host.JVM).missing());
        assertThat(fx.until(() -> choice("wasm3", Host.JVM).chosen().get())).isTrue();
        assertThat(started).isNull();
    }
}
