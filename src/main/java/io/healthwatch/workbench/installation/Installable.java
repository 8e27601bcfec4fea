package io.healthwatch.workbench.installation;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/**
 * What an installer installs and what that takes, as its {@code takes.json} tells.
 *
 * @param name of its folder, such as {@code wasmtime}
 * @param title for people
 * @param minutes about how long it takes on a machine with two cores
 * @param downloadMegabytes about how much it downloads, in megabytes of 1,000,000 bytes
 * @param diskMegabytes the most disk space that it needs, while installing or afterwards
 * @param tools the programs that must be there
 * @param source where it comes from, such as {@code PyPI: wasmtime}
 * @param licence SPDX expression
 */
public record Installable(
        String name,
        String title,
        double minutes,
        @JsonProperty("downloadMB") double downloadMegabytes,
        @JsonProperty("diskMB") double diskMegabytes,
        List<String> tools,
        String source,
        String licence) {

    Installable named(String folder) {
        return new Installable(
                folder, title, minutes, downloadMegabytes, diskMegabytes, List.copyOf(tools), source, licence);
    }
}
