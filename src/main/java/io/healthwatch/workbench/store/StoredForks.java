package io.healthwatch.workbench.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.healthwatch.workbench.run.BundleWeight;
import io.healthwatch.workbench.run.Fork;
import io.healthwatch.workbench.run.ForkEnd;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The forks of a run that ended, and where its file holds them: what others copy without holding the samples in
 * memory. Filled by {@link RunReader}.
 */
public final class StoredForks {

    /**
     * A fork that ended.
     *
     * @param from where its first line begins, in bytes
     * @param to where its last line ends
     */
    public record Stored(ForkEnd end, long from, long to) {}

    private final Path file;
    private final List<BundleWeight> bundles;
    private final List<Stored> ended = new ArrayList<>();
    private int cutOff;
    private String damage = "";
    private int measuring;
    private long begun = -1;

    StoredForks(Path file, List<BundleWeight> bundles) {
        this.file = file;
        this.bundles = List.copyOf(bundles);
    }

    /** A line of a fork; false where it stands outside of its fork. */
    boolean line(Fork fork, long from, long to) {
        if (begun < 0 || fork.number() != measuring) {
            if (fork.samples().size() > 0 || fork.end() != null) {
                return false;
            }
            cutOff += begun < 0 ? 0 : 1;
            measuring = fork.number();
            begun = from;
        }
        if (fork.end() != null) {
            ended.add(new Stored(fork.end(), begun, to));
            begun = -1;
        }
        return true;
    }

    void damaged(String what) {
        damage = what;
    }

    /** No more lines come. */
    void end() {
        cutOff += begun < 0 ? 0 : 1;
    }

    /** The forks that ended, in the order in which they were measured. */
    public List<Stored> ended() {
        return List.copyOf(ended);
    }

    /** How many forks started and never ended. */
    public int cutOff() {
        return cutOff;
    }

    /** What of the file cannot be read, with its line: what stands before that line can. Empty where all can. */
    public String damage() {
        return damage;
    }

    /** What the run's variants weigh. */
    public List<BundleWeight> bundles() {
        return bundles;
    }

    List<ObjectNode> lines(Stored fork) throws IOException {
        var bytes = new byte[Math.toIntExact(fork.to() - fork.from())];
        try (var in = new RandomAccessFile(file.toFile(), "r")) {
            in.seek(fork.from());
            in.readFully(bytes);
        }
        var lines = new ArrayList<ObjectNode>();
        for (var line : new String(bytes, StandardCharsets.UTF_8).lines().toList()) {
            lines.add(Json.MAPPER.readValue(line, ObjectNode.class));
        }
        return lines;
    }
}
