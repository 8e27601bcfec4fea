package io.healthwatch.workbench.worker.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class FramesTest {

    static List<Message> everyMessage() {
        return List.of(
                new Message.Hello(1, "jvm", "25", 4711, Map.of("gc", "serial")),
                new Message.Prepare(List.of("http://127.0.0.1:1"), 5, Long.MAX_VALUE, "http://127.0.0.1:1/"),
                new Message.Prepared(),
                new Message.Open("a.B", "", "/tmp/ü \"x\"", 1L << 40, 2, true),
                new Message.Opened("r", "1", "i", 3, 4),
                new Message.Load("/m.wasm", 0),
                new Message.Loaded(1, 2),
                new Message.Execute("{\"a\":\"\\u0000\n\"}", 9),
                new Message.Executed("{}", 1, 2, 3),
                new Message.Measure("{}", "", 4, 5, 6, 7, 8, 9, 10),
                new Message.Sampled(List.of(
                        new Message.Iteration(0, 1, true, 2, 3, 4, true),
                        new Message.Iteration(0, 2, false, 2, Long.MAX_VALUE, 4, false))),
                new Message.Measured("no", 65_536),
                new Message.Collect(),
                new Message.Collected(-1),
                new Message.Close(),
                new Message.Closed(),
                new Message.Release(),
                new Message.Released(12),
                new Message.Ping(),
                new Message.Pong(),
                new Message.Calibrate(5000),
                new Message.Calibrated(20, 25.5, 61, -1),
                new Message.Failed("trap", "memory", "out of bounds", "at run", 5),
                new Message.Logged(1, "hello"));
    }

    @ParameterizedTest
    @MethodSource("everyMessage")
    void survivesTheCrossing(Message message) throws IOException {
        var line = Frames.encode(message);

        assertThat(line).doesNotContain("\n");
        assertThat(Frames.decode(line)).isEqualTo(message);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "hello",
                "{}",
                "[]",
                "{\"unknown\":{}}",
                "{\"collect\":1}",
                "{\"collect\":{}",
                "{\"collect\":{}}}",
                "{\"collect\":{},\"close\":{}}",
                "{\"sampled\":{\"iterations\":7}}"
            })
    void refusesWhatIsNoMessage(String line) {
        assertThatThrownBy(() -> Frames.decode(line)).isInstanceOf(IOException.class);
    }
}
