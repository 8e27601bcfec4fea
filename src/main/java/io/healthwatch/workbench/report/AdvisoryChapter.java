package io.healthwatch.workbench.report;

import io.healthwatch.workbench.answer.Evidence;
import io.healthwatch.workbench.evaluation.CellResult;
import io.healthwatch.workbench.runtime.catalog.Home;
import io.healthwatch.workbench.security.advisory.Advisories;
import io.healthwatch.workbench.security.advisory.Knowledge;
import java.io.IOException;
import java.util.List;

/** What is published of the versions that were measured. */
final class AdvisoryChapter {

    private AdvisoryChapter() {}

    static List<Knowledge> of(Home home, List<CellResult> results) throws IOException {
        var advisories = Advisories.read(home);
        return results.stream()
                .filter(result -> !result.version().isEmpty())
                .filter(result -> !Evidence.isBaseline(result.cell().variant()))
                .map(result -> List.of(result.runtime(), result.version()))
                .distinct()
                .map(version -> advisories.of(version.getFirst(), version.getLast()))
                .toList();
    }
}
