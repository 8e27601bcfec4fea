package io.healthwatch.workbench.integration;

import io.healthwatch.workbench.integration.Integration.Window;
import io.healthwatch.workbench.statistics.Estimate;
import io.healthwatch.workbench.statistics.Estimates;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a pattern with a variant costs an extension host: medians over windows, one observation a window. An estimate is
 * null where there is no observation.
 *
 * @param carrier the package that carries it; null where it is not known
 * @param windows how many windows count
 * @param failures why the others do not
 * @param activationMs from the extension's first line to the end of its activation
 * @param loadMs until a probe is loaded
 * @param executionMs an execution after the first
 * @param delayP99Ms the 99th percentile of how late the event loop was while the probe was loaded and executed
 * @param delayMaxMs the largest of them
 * @param idleDelayMaxMs the largest in a second before: the noise of the host itself
 * @param hostBytes the extension host's resident set with the probe loaded; a side process is not in it
 * @param hostBytesOverEmpty that less the empty extension's in the same round; may be negative
 */
public record Cost(
        String pattern,
        String variant,
        Integration.Package carrier,
        int windows,
        List<String> failures,
        Estimate activationMs,
        Estimate loadMs,
        Estimate executionMs,
        Estimate delayP99Ms,
        Estimate delayMaxMs,
        Estimate idleDelayMaxMs,
        Estimate hostBytes,
        Estimate hostBytesOverEmpty) {

    private record Key(String pattern, String variant) {}

    /** The costs of all patterns and variants, the empty extension first and the others in the packages' order. */
    public static List<Cost> of(Integration integration) {
        return Stream.concat(
                        integration.packages().stream().flatMap(carrier -> keys(integration, carrier).stream()),
                        integration.windows().stream().map(Cost::key))
                .distinct()
                .map(key -> of(integration, key))
                .toList();
    }

    private static Key key(Window window) {
        return new Key(window.pattern(), window.variant());
    }

    /** What was measured with a package, or the package itself where nothing was. */
    private static List<Key> keys(Integration integration, Integration.Package carrier) {
        var measured = integration.windows().stream()
                .filter(window -> carries(carrier, key(window)))
                .map(Cost::key)
                .distinct()
                .sorted((one, other) -> one.variant().compareTo(other.variant()))
                .toList();
        return measured.isEmpty() ? List.of(new Key(carrier.pattern(), carrier.variant())) : measured;
    }

    /** A package is named after its runtime, which may have several variants. */
    private static boolean carries(Integration.Package carrier, Key key) {
        return carrier.pattern().equals(key.pattern()) && carrier.variant().equals(key.variant().split("-")[0]);
    }

    private static Cost of(Integration integration, Key key) {
        var all = integration.windows().stream().filter(window -> key(window).equals(key)).toList();
        var good = all.stream().filter(Window::counts).toList();
        return new Cost(
                key.pattern(),
                key.variant(),
                integration.packages().stream()
                        .filter(carrier -> carries(carrier, key))
                        .findFirst()
                        .orElse(null),
                good.size(),
                all.stream()
                        .filter(window -> !window.counts())
                        .map(window -> window.error() == null ? "The probe gave a wrong answer." : window.error())
                        .distinct()
                        .toList(),
                median(good, Window::activationMs),
                median(good, Window::loadMs),
                median(good, Window::executionMs),
                median(good, Window::eventLoopDelayMsP99),
                median(good, Window::eventLoopDelayMsMax),
                median(good, Window::eventLoopDelayMsMaxIdle),
                median(good, Window::rssBytesAfter),
                key.pattern().equals(Integration.EMPTY) ? null : overEmpty(integration, good));
    }

    private static Estimate median(List<Window> windows, Function<Window, Double> figure) {
        return Estimates.ofMedian(windows.stream()
                .map(figure)
                .filter(Objects::nonNull)
                .mapToDouble(Double::doubleValue)
                .toArray());
    }

    /** Windows of one round were open one after the other: what changes over hours is in both. */
    private static Estimate overEmpty(Integration integration, List<Window> windows) {
        var empty = integration.windows().stream()
                .filter(window -> window.pattern().equals(Integration.EMPTY) && window.counts())
                .filter(window -> window.rssBytesAfter() != null)
                .collect(Collectors.toMap(Window::round, Window::rssBytesAfter, (first, _) -> first));
        var differences = new ArrayList<Double>();
        for (var window : windows) {
            if (window.rssBytesAfter() != null && empty.containsKey(window.round())) {
                differences.add(window.rssBytesAfter() - empty.get(window.round()));
            }
        }
        return Estimates.ofMedian(differences.stream().mapToDouble(Double::doubleValue).toArray());
    }

    /** Whether it is the extension that does nothing. */
    public boolean isEmptyExtension() {
        return pattern.equals(Integration.EMPTY);
    }
}
