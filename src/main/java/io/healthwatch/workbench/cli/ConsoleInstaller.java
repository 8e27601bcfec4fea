package io.healthwatch.workbench.cli;

import io.healthwatch.workbench.answer.Wording;
import io.healthwatch.workbench.installation.Attempt;
import io.healthwatch.workbench.installation.InstallEvent;
import io.healthwatch.workbench.installation.Installable;
import io.healthwatch.workbench.installation.Installer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Installs one after the other and tells on standard error how far it is. */
final class ConsoleInstaller {

    private static final Duration PARTS_EVERY = Duration.ofSeconds(10);

    private final Installer installer;
    private int step;
    private Duration stepStarted = Duration.ZERO;
    private Duration partsTold = Duration.ZERO;
    private Path log;

    ConsoleInstaller(Installer installer) {
        this.installer = installer;
    }

    /** Installs all of them, whatever becomes of one; stops when cancelled. */
    List<Attempt> install(Collection<Installable> installables) throws IOException {
        var attempts = new ArrayList<Attempt>();
        var minutes = installables.stream()
                .filter(each -> Installer.missingTools(each).isEmpty())
                .mapToDouble(Installable::minutes)
                .sum();
        System.err.printf(
                "Installing %s: %s in all.%n",
                String.join(", ", installables.stream().map(Installable::name).toList()), about(minutes));
        try (var _ = new CancelOnExit(installer::cancel)) {
            for (var installable : installables) {
                var attempt = installer.install(installable, this::accept);
                attempts.add(attempt);
                if (attempt.outcome() == Attempt.Outcome.CANCELLED) {
                    break;
                }
            }
        }
        return attempts;
    }

    private void accept(InstallEvent event) {
        switch (event) {
            case InstallEvent.Started started -> {
                log = started.log();
                step = 0;
                stepStarted = Duration.ZERO;
                var it = started.installable();
                System.err.printf(
                        "%s: %s, %s to download%n",
                        it.title(),
                        about(it.minutes()),
                        it.downloadMegabytes() == 0 ? "nothing" : Wording.size(Math.round(it.downloadMegabytes() * 1e6)));
            }
            case InstallEvent.Progress progress -> tell(progress);
            case InstallEvent.Said _ -> {}
            case InstallEvent.Ended ended -> tell(ended.installable(), ended.attempt());
        }
    }

    private void tell(InstallEvent.Progress progress) {
        if (progress.step() != step) {
            step = progress.step();
            stepStarted = progress.elapsed();
            partsTold = progress.elapsed();
            System.err.printf(
                    "  step %d of %d: %s (%s)%n",
                    progress.step(), progress.steps(), progress.text(), clock(progress.elapsed()));
        } else if (progress.done() > 0 && progress.elapsed().minus(partsTold).compareTo(PARTS_EVERY) >= 0) {
            partsTold = progress.elapsed();
            var inStep = progress.elapsed().minus(stepStarted);
            var left = inStep.multipliedBy(progress.parts() - progress.done()).dividedBy(progress.done());
            System.err.printf(
                    "  %d of %d (%s, about %s left in this step)%n",
                    progress.done(), progress.parts(), clock(progress.elapsed()), clock(left));
        }
    }

    private void tell(Installable installable, Attempt attempt) {
        if (attempt.succeeded()) {
            System.err.printf(
                    "  installed %s %s, %.1f MB, in %.0f s%n",
                    installable.name(), attempt.version(), attempt.bytes() / 1e6, attempt.seconds());
        } else {
            System.err.printf("  not installed: %s%n", attempt.message());
            if (log != null) {
                System.err.println("  All that was said is in " + log);
            }
        }
    }

    private static String about(double minutes) {
        return minutes < 1 ? "less than a minute" : String.format("about %.0f minutes", Math.ceil(minutes));
    }

    private static String clock(Duration time) {
        return String.format("%d:%02d", time.toMinutes(), time.toSecondsPart());
    }
}
