package io.healthwatch.workbench.security.generated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.dylibso.chicory.runtime.Instance;
import com.dylibso.chicory.wasm.ChicoryException;
import com.dylibso.chicory.wasm.Parser;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The generated modules are what they are said to be: a bomb is large and valid, what is malformed is not. */
class GeneratorsTest {

    /** What a compiler has to have a reason to be slow over. */
    private static final int SMALLEST_BOMB_BYTES = 100_000;

    /** Chicory 1.7.5 overlooks these two faults; wabt's validator finds them. */
    private static final Set<String> OVERLOOKED = Set.of("branch-table-of-billions", "name-not-utf-8");

    static Set<String> bombs() {
        return CompileBombs.BY_NAME.keySet();
    }

    static Stream<String> malformed() {
        return MalformedModules.BY_NAME.keySet().stream().filter(name -> !OVERLOOKED.contains(name));
    }

    @ParameterizedTest
    @MethodSource("bombs")
    void aBombIsLargeAndValid(String name) {
        var bomb = Generators.module(name, 1);
        assertThat(bomb.length).isGreaterThanOrEqualTo(SMALLEST_BOMB_BYTES);
        assertThat(Parser.parse(bomb).codeSection().functionBodyCount()).isGreaterThanOrEqualTo(3);
    }

    @Test
    void theGuestAnswersOnceItsHostileFunctionCameBack() {
        var instance = Instance.builder(Parser.parse(GuestModule.running(new byte[0]).bytes())).build();
        var place = instance.export("allocate").apply(2)[0];
        var answer = instance.export("run").apply(place, 2)[0];
        var bytes = instance.memory().readBytes((int) (answer >>> Integer.SIZE), (int) answer);
        assertThat(new String(bytes, StandardCharsets.UTF_8)).startsWith("{\"scenario\":\"attack\",\"ok\":true,");
    }

    @ParameterizedTest
    @MethodSource("malformed")
    void whatIsMalformedIsRefused(String name) {
        assertThatThrownBy(() -> Instance.builder(Parser.parse(Generators.module(name, 1))).build())
                .isInstanceOf(ChicoryException.class);
    }

    @Test
    void theSameSeedGivesTheSameBytes() {
        for (var name : Generators.names()) {
            assertThat(Generators.module(name, 7)).as(name).isEqualTo(Generators.module(name, 7));
        }
        assertThat(Generators.module("random-bytes", 7)).isNotEqualTo(Generators.module("random-bytes", 8));
        assertThat(Generators.module("cut-anywhere", 7)).isNotEqualTo(Generators.module("cut-anywhere", 8));
    }

    @Test
    void anUnknownGeneratorIsNamed() {
        assertThatThrownBy(() -> Generators.module("no-such", 1)).hasMessageContaining("no-such");
    }
}
