package io.healthwatch.workbench.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.healthwatch.workbench.assessment.ChecklistItem;
import io.healthwatch.workbench.runtime.catalog.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AttacksTest {

    private static final String GOOD = "[{'id':'a-b','title':'T','tries':'T.','mustHappen':'M.','module':'m',"
            + "'expects':[{'step':'execute','outcome':'trap','traps':['memory'],'heldBy':'runtime'}]}]";

    @TempDir
    private Path folder;

    @BeforeEach
    void aModule() throws IOException {
        Files.write(folder.resolve("m.wasm"), new byte[] {0});
    }

    private Attacks attacks(String text) throws IOException {
        Files.writeString(folder.resolve("memory-isolation.json"), text.replace('\'', '"'));
        return new Attacks(folder, folder);
    }

    @Test
    void everyItemOfTheChecklistIsAttacked() throws IOException {
        assertThat(new Attacks(Home.locate()).all())
                .extracting(Attack::item)
                .contains(ChecklistItem.values());
    }

    @Test
    void whatIsLeftOutHasItsLeast() throws IOException {
        var attack = attacks(GOOD).all().getFirst();

        assertThat(attack.item()).isEqualTo(ChecklistItem.MEMORY);
        assertThat(attack.executions()).isEqualTo(1);
        assertThat(attack.modelledOn()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "'a-b'           | 'A b'           | not lower case with hyphens",
        "'M.'            | ' '             | must say something",
        "'module':'m'    | 'module':'none' | none.wasm is missing",
        "'module':'m',   |                 | either a module or a generator",
        "'step':'execute'| 'step':'run'    | there is no step 'run'",
        "'trap',         | 'trapped',      | there is no outcome 'trapped'",
        "'memory'        | 'storage'       | no such trap in [storage]",
        "'runtime'       | 'luck'          | nothing holds by 'luck'",
        "'title'         | 'name'          | Unrecognized field \"name\"",
        "'id'            | 'item':'cpu-quotas','id' | its item is not the file's",
        "'tries'         | 'setting':{'folder':'all'},'tries' | no grant 'all' of a folder"
    })
    void aWrongAttackIsNamedWithItsFile(String right, String wrong, String message) throws IOException {
        var attacks = attacks(GOOD.replace(right, wrong == null ? "" : wrong));

        assertThatThrownBy(attacks::all)
                .hasMessageContaining("memory-isolation.json, attack ")
                .hasMessageContaining(message);
    }

    @Test
    void theSameIdTwiceAndWhatIsNoJsonAreRefused() throws IOException {
        var twice = attacks(GOOD.replace("}]}]", "}]}," + GOOD.substring(1)));
        assertThatThrownBy(twice::all).hasMessageContaining("'a-b': there are two of that id");

        var cutOff = attacks("[\n{");
        assertThatThrownBy(cutOff::all).hasMessageContaining("memory-isolation.json, line 2");
    }
}
