package io.healthwatch.workbench.store.runfile;

/** Adds up bytes and tells how far the work is. */
final class Steps {

    private final Progress progress;
    private final long total;
    private long done;

    Steps(Progress progress, long total) {
        this.progress = progress;
        this.total = total;
        progress.at(0, total);
    }

    void add(long bytes) {
        done += bytes;
        progress.at(Math.min(done, total), total);
    }
}
