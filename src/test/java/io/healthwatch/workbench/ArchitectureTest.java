package io.healthwatch.workbench;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.dependencies.Slice;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The rules of the house: which package may know which. */
class ArchitectureTest {

    private static final String BASE = "io.healthwatch.workbench.";
    private static final String[] SURFACES = packages("gui", "cli");
    private static final String[] DOCUMENTS = packages("chart", "answer", "quality", "decision", "report");
    private static final String[] ACTIVITIES =
            packages("evaluation", "merge", "selfcheck", "security", "installation", "bundle", "integration");
    private static final String[] RECORDS = packages("store");
    private static final String[] FOUNDATIONS = packages("run", "assessment", "machine", "statistics", "worker", "runtime", "probe", "text");

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.healthwatch.workbench");

    private static String[] packages(String... names) {
        return Stream.of(names).map(name -> BASE + name + "..").toArray(String[]::new);
    }

    private static String[] all(String[]... layers) {
        return Stream.of(layers).flatMap(Stream::of).toArray(String[]::new);
    }

    @Test
    void arrowsPointDown() {
        doNotKnow(all(DOCUMENTS, ACTIVITIES, RECORDS, FOUNDATIONS), SURFACES);
        doNotKnow(all(ACTIVITIES, RECORDS, FOUNDATIONS), DOCUMENTS);
        doNotKnow(all(RECORDS, FOUNDATIONS), ACTIVITIES);
        doNotKnow(FOUNDATIONS, RECORDS);
    }

    private static void doNotKnow(String[] lower, String[] upper) {
        noClasses()
                .that()
                .resideInAnyPackage(lower)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(upper)
                .allowEmptyShould(true)
                .check(CLASSES);
    }

    @Test
    void packagesFormNoCycles() {
        slices().matching(BASE + "(**)")
                .that(outsideOfTheGui())
                .should()
                .beFreeOfCycles()
                .check(CLASSES);
    }

    private static DescribedPredicate<Slice> outsideOfTheGui() {
        return DescribedPredicate.describe("outside of the GUI", slice -> !slice.getNamePart(1).startsWith("gui"));
    }

    @Test
    void onlyTheGuiHasWindowsAndOnlyDocumentsBesideItHaveCharts() {
        noClasses()
                .that()
                .resideOutsideOfPackage(BASE + "gui..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("javafx..", "atlantafx..", "org.jfree.chart.fx..", "org.kordamp..")
                .check(CLASSES);
        noClasses()
                .that()
                .resideOutsideOfPackages(BASE + "gui..", BASE + "chart..", BASE + "report..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.jfree..", "org.apache.batik..")
                .check(CLASSES);
    }

    @Test
    void probesStatisticsAndTextsKnowNothingOfOurs() {
        for (var alone : packages("probe", "statistics", "text")) {
            noClasses()
                    .that()
                    .resideInAPackage(alone)
                    .should()
                    .dependOnClassesThat(ours().and(DescribedPredicate.not(JavaClass.Predicates.resideInAPackage(alone))))
                    .check(CLASSES);
        }
    }

    private static DescribedPredicate<JavaClass> ours() {
        return JavaClass.Predicates.resideInAPackage("io.healthwatch.workbench..");
    }

    @Test
    void onlyWorkersLoadRuntimes() {
        noClasses()
                .that()
                .resideOutsideOfPackages(BASE + "worker.child..", BASE + "runtime..")
                .should()
                .dependOnClassesThat(runtimesBesidesTheCatalog())
                .check(CLASSES);
        noClasses()
                .that()
                .resideInAPackage(BASE + "runtime.catalog..")
                .should()
                .dependOnClassesThat(runtimesBesidesTheCatalog())
                .check(CLASSES);
    }

    private static DescribedPredicate<JavaClass> runtimesBesidesTheCatalog() {
        return JavaClass.Predicates.resideInAPackage(BASE + "runtime..")
                .and(DescribedPredicate.not(JavaClass.Predicates.resideInAPackage(BASE + "runtime.catalog..")));
    }

    @Test
    void runtimesDoNotSeeEachOther() {
        slices().matching(BASE + "runtime.(*)..").should().notDependOnEachOther().check(CLASSES);
    }
}
