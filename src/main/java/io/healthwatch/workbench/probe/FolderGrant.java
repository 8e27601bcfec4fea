package io.healthwatch.workbench.probe;

/**
 * A folder that a guest may use through WASI.
 *
 * @param folder its absolute path on this machine
 * @param path the path by which the guest knows it, such as {@code /granted}
 * @param writable whether anything in it may be changed
 */
public record FolderGrant(String folder, String path, boolean writable) {}
