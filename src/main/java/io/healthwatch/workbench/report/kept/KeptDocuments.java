package io.healthwatch.workbench.report.kept;

import io.healthwatch.workbench.run.Sha256;
import io.healthwatch.workbench.store.WholeFile;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * The edits of a run's documents: {@code documents/<name>.md} in the run's folder, and beside it {@code <name>.base} with
 * the SHA-256 of the generated text that the edit began with. Not for several threads at once.
 */
public final class KeptDocuments {

    /** The largest edit that is read or written, in bytes. */
    public static final long LARGEST = 4_000_000;

    private static final String DISCARDED = ".discarded";

    private final Path folder;

    /** The edits of the run in that folder. */
    public KeptDocuments(Path run) {
        this.folder = run.resolve("documents");
    }

    /** The file of an edit; it need not be there. {@code name} is as in {@code adr}. */
    public Path file(String name) {
        if (!name.matches("[a-z][a-z0-9-]*")) {
            throw new IllegalArgumentException("There is no document " + name + ".");
        }
        return folder.resolve(name + ".md");
    }

    private Path base(String name) {
        return folder.resolve(name + ".base");
    }

    /** The document, where it would be generated as that; an edit that cannot be read is left as it is. */
    public KeptDocument document(String name, String generated) {
        var file = file(name);
        if (!Files.exists(file)) {
            return new KeptDocument(generated, false, false, "");
        }
        try {
            return new KeptDocument(read(file), true, !begunWith(name, generated), "");
        } catch (IOException unreadable) {
            return new KeptDocument(generated, true, false, unreadable.getMessage());
        }
    }

    private static String read(Path file) throws IOException {
        if (Files.isRegularFile(file) && Files.size(file) > LARGEST) {
            throw new IOException(file + " is too large for a document: " + Files.size(file)
                    + " bytes. It was left as it is; the generated text is shown.");
        }
        try {
            return Files.readString(file);
        } catch (CharacterCodingException damaged) {
            throw new IOException(
                    file + " is not UTF-8 text. It was left as it is; the generated text is shown.", damaged);
        } catch (IOException failure) {
            throw new IOException(
                    file + " cannot be read: " + failure.getMessage() + ". The generated text is shown.", failure);
        }
    }

    /** Where that is not known, no: then the user is asked to look. */
    private boolean begunWith(String name, String generated) {
        try {
            return read(base(name)).strip().equals(hash(generated));
        } catch (IOException unknown) {
            return false;
        }
    }

    /**
     * Keeps an edit in place of the one before; a kill leaves either.
     *
     * @param generated the text that it would be generated as; the first edit begins with it
     * @throws IOException when it cannot be written, is too large, or would replace an edit that cannot be read
     */
    public void save(String name, String text, String generated) throws IOException {
        var file = file(name);
        if (text.getBytes(StandardCharsets.UTF_8).length > LARGEST) {
            throw new IOException("The document is too large to be kept: more than " + LARGEST + " bytes.");
        }
        if (Files.exists(file)) {
            read(file);
        } else {
            write(base(name), hash(generated) + "\n");
        }
        write(file, text);
    }

    /**
     * Keeps the edit, and no longer says that the generated text has changed until it changes again.
     *
     * @throws IOException when that cannot be written
     */
    public void keep(String name, String generated) throws IOException {
        if (Files.exists(file(name))) {
            write(base(name), hash(generated) + "\n");
        }
    }

    private void write(Path file, String text) throws IOException {
        try {
            Files.createDirectories(folder);
            WholeFile.replace(file, fresh -> Files.writeString(fresh, text));
        } catch (IOException failure) {
            throw new IOException("The document cannot be kept in " + file + ": " + failure.getMessage(), failure);
        }
    }

    /**
     * Puts the edit aside, in place of one that was put aside before; the generated text counts again.
     *
     * @throws IOException when it cannot be moved
     */
    public void discard(String name) throws IOException {
        move(file(name), discarded(file(name)));
        move(base(name), discarded(base(name)));
    }

    /** Whether an edit was put aside that can be taken back: there is no other by now. */
    public boolean canRestore(String name) {
        return Files.exists(discarded(file(name))) && !Files.exists(file(name));
    }

    /**
     * Takes back the edit that was put aside; does nothing where {@link #canRestore} denies it.
     *
     * @throws IOException when it cannot be moved
     */
    public void restore(String name) throws IOException {
        if (canRestore(name)) {
            move(discarded(base(name)), base(name));
            move(discarded(file(name)), file(name));
        }
    }

    private static Path discarded(Path file) {
        return file.resolveSibling(file.getFileName() + DISCARDED);
    }

    private static void move(Path from, Path to) throws IOException {
        if (Files.exists(from)) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        }
    }

    private static String hash(String text) {
        return Sha256.of(text.getBytes(StandardCharsets.UTF_8));
    }
}
