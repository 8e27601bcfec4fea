package io.healthwatch.workbench.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** An assessment believes its witnesses: each must see the least of touches, and nothing where there was none. */
class WitnessTest {

    /** What a guest may do to the file system where it must not. */
    private enum Deed {
        WRITE_A_FILE {
            @Override
            void in(Path folder) throws IOException {
                Files.writeString(folder.resolve("made.txt"), "");
            }
        },
        REPLACE_A_TEXT_BY_ONE_OF_THE_SAME_LENGTH {
            @Override
            void in(Path folder) throws IOException {
                var file = folder.resolve("folder/secret.txt");
                var modified = Files.getLastModifiedTime(file);
                Files.writeString(file, "terces");
                Files.setLastModifiedTime(file, modified);
            }
        },
        SET_A_TIME {
            @Override
            void in(Path folder) throws IOException {
                Files.setLastModifiedTime(folder.resolve("secret.txt"), FileTime.fromMillis(0));
            }
        },
        REMOVE_A_FOLDER {
            @Override
            void in(Path folder) throws IOException {
                Files.delete(folder.resolve("empty"));
            }
        },
        MOVE_A_FILE_INTO_THE_GRANTED_FOLDER {
            @Override
            void in(Path folder) throws IOException {
                Files.move(folder.resolve("secret.txt"), folder.resolveSibling("granted/stolen.txt"));
            }
        },
        LINK_A_FILE_INTO_THE_GRANTED_FOLDER {
            @Override
            void in(Path folder) throws IOException {
                Files.createLink(folder.resolveSibling("granted/stolen.txt"), folder.resolve("secret.txt"));
            }
        },
        MAKE_A_LINK {
            @Override
            void in(Path folder) throws IOException {
                Files.createSymbolicLink(folder.resolve("link"), Path.of("nowhere"));
            }
        },
        MAKE_A_FILE_NEXT_TO_BOTH {
            @Override
            void in(Path folder) throws IOException {
                Files.createFile(folder.resolveSibling("made.txt"));
            }
        };

        abstract void in(Path outside) throws IOException;
    }

    @ParameterizedTest
    @EnumSource
    void theSnapshotSeesEveryDeedOutside(Deed deed) throws IOException {
        try (var scratch = new Scratch("secret", true)) {
            assertThat(scratch.touches()).isEmpty();
            deed.in(scratch.outside());
            assertThat(scratch.touches()).isNotEmpty();
        }
    }

    @Test
    void theGrantedFolderMayBeChangedOnlyWhereItIsWritable() throws IOException {
        for (var writable : new boolean[] {true, false}) {
            try (var scratch = new Scratch("secret", writable)) {
                Files.writeString(scratch.granted().resolve("made.txt"), "");
                assertThat(scratch.touches().isEmpty()).isEqualTo(writable);
            }
        }
    }

    @Test
    void theForbiddenServerSeesConnectionsAndRequests() throws Exception {
        try (var forbidden = new ForbiddenServer();
                var client = HttpClient.newHttpClient()) {
            forbidden.begin("secret");
            var asked = HttpRequest.newBuilder(URI.create(forbidden.origin() + "/x")).build();
            var answer = client.send(asked, BodyHandlers.ofString());
            assertThat(answer.body()).isEqualTo("secret");
            assertThat(forbidden.touches()).hasSize(2).last().asString().contains("GET /x");

            forbidden.begin("secret");
            assertThat(forbidden.touches()).isEmpty();
            try (var silent = new Socket(InetAddress.getLoopbackAddress(), forbidden.port())) {
                silent.shutdownOutput();
                silent.getInputStream().readAllBytes();
            }
            assertThat(forbidden.touches()).hasSize(1);
        }
    }

    @Test
    void theHostileServerSeesWhatTheGuestWroteIntoARequest() throws Exception {
        try (var forbidden = new ForbiddenServer();
                var hostile = new HostileServer(forbidden.origin());
                var client = HttpClient.newHttpClient()) {
            hostile.begin();
            var plain = HttpRequest.newBuilder(URI.create(hostile.origin() + "/plain"));
            assertThat(client.send(plain.build(), BodyHandlers.ofString()).body()).isEqualTo("plain");
            assertThat(hostile.touches()).isEmpty();
            client.send(plain.header("X-Injected", "1").build(), BodyHandlers.ofString());
            assertThat(hostile.touches()).hasSize(1);
        }
    }
}
