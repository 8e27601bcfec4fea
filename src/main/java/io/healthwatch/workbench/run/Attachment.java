package io.healthwatch.workbench.run;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Objects;

/**
 * A file that a run carries in its folder, known by its hash: two with the same hash are equal. Its content
 * is in memory where it was just read from the user's file; in data there is its hash alone. Immutable.
 */
public final class Attachment {

    private final String sha256;
    private final long bytes;
    private final byte[] content;

    private Attachment(String sha256, long bytes, byte[] content) {
        this.sha256 = sha256;
        this.bytes = bytes;
        this.content = content;
    }

    @JsonCreator
    static Attachment known(@JsonProperty("sha256") String sha256, @JsonProperty("bytes") long bytes) {
        return new Attachment(Objects.requireNonNull(sha256, "sha256"), bytes, null);
    }

    /** A file with this content, which is not to be changed afterwards. */
    public static Attachment of(byte[] content) {
        return new Attachment(Sha256.of(content), content.length, content);
    }

    /** Its SHA-256 in hexadecimal digits. */
    @JsonProperty
    public String sha256() {
        return sha256;
    }

    /** Its size in bytes. */
    @JsonProperty
    public long bytes() {
        return bytes;
    }

    /**
     * Its content.
     *
     * @throws IllegalStateException where only its hash is known
     */
    public byte[] content() {
        if (content == null) {
            throw new IllegalStateException("The content of " + sha256 + " was not read.");
        }
        return content;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Attachment that && sha256.equals(that.sha256);
    }

    @Override
    public int hashCode() {
        return sha256.hashCode();
    }

    @Override
    public String toString() {
        return sha256;
    }
}
