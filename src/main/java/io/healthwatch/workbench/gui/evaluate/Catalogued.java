package io.healthwatch.workbench.gui.evaluate;

import io.healthwatch.workbench.evaluation.Scenario;
import io.healthwatch.workbench.evaluation.Scenarios;
import io.healthwatch.workbench.runtime.catalog.Availability;
import io.healthwatch.workbench.runtime.catalog.Catalog;
import io.healthwatch.workbench.runtime.catalog.Home;
import io.healthwatch.workbench.runtime.catalog.Host;
import io.healthwatch.workbench.runtime.catalog.Variant;
import java.io.IOException;
import java.util.List;

/** What there is to be measured on this machine; looked up anew at each call, which takes a while. */
public interface Catalogued {

    /** Whether a variant can be measured in a host. */
    Availability availability(Variant variant, Host host);

    /** The scenarios. */
    List<Scenario> scenarios() throws IOException;

    /** The languages that probes are there in. */
    List<String> languages();

    /** What the workbench's own files and this machine hold. */
    static Catalogued of(Home home, Catalog catalog) {
        return new Catalogued() {
            @Override
            public Availability availability(Variant variant, Host host) {
                return catalog.availability(variant, host);
            }

            @Override
            public List<Scenario> scenarios() throws IOException {
                return new Scenarios(home.assets()).all();
            }

            @Override
            public List<String> languages() {
                return catalog.variants().stream()
                        .filter(variant -> !variant.baseline())
                        .findFirst()
                        .map(catalog::languages)
                        .orElse(List.of());
            }
        };
    }
}
