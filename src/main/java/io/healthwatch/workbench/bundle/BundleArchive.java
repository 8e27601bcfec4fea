package io.healthwatch.workbench.bundle;

import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.EnumMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A zip archive that knows what its bytes are for. The same files give the same bytes. */
final class BundleArchive implements AutoCloseable {

    /** Of an entry of the archive's directory, without the entry's name (APPNOTE.TXT, 4.3.12). */
    private static final int DIRECTORY_ENTRY_BYTES = 46;

    private static final LocalDateTime TIME = LocalDateTime.of(2000, 1, 1, 0, 0);

    private final Path file;
    private final Counting counting;
    private final ZipOutputStream zip;
    private final Map<BundlePart, Long> parts = new EnumMap<>(BundlePart.class);

    BundleArchive(Path file) throws IOException {
        this.file = file;
        counting = new Counting(new BufferedOutputStream(Files.newOutputStream(file)));
        // At the default level, as the tool that packs extensions does.
        zip = new ZipOutputStream(counting);
    }

    /** Adds a file with what it takes in the archive's directory. */
    void add(String name, BundlePart part, Path content) throws IOException {
        var before = counting.written;
        var entry = new ZipEntry(name);
        entry.setTimeLocal(TIME);
        zip.putNextEntry(entry);
        Files.copy(content, zip);
        zip.closeEntry();
        var directory = DIRECTORY_ENTRY_BYTES + name.getBytes(StandardCharsets.UTF_8).length;
        parts.merge(part, counting.written - before + directory, Long::sum);
    }

    /** Completes the archive. What its directory takes beyond its entries is glue. */
    Map<BundlePart, Long> finish() throws IOException {
        zip.close();
        var known = parts.values().stream().mapToLong(Long::longValue).sum();
        parts.merge(BundlePart.GLUE, Files.size(file) - known, Long::sum);
        return parts;
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }

    private static final class Counting extends FilterOutputStream {

        private long written;

        Counting(OutputStream out) {
            super(out);
        }

        @Override
        public void write(int b) throws IOException {
            out.write(b);
            written++;
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            out.write(bytes, offset, length);
            written += length;
        }
    }
}
