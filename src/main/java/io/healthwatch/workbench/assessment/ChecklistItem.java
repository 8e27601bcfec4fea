package io.healthwatch.workbench.assessment;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** The five items of the request's security checklist, with its words. */
public enum ChecklistItem {
    /** The guest reads and writes its own memory alone. */
    MEMORY("memory-isolation", "Memory isolation", "No access to extension host memory"),
    /** The guest reaches the files that were granted, and no others. */
    FILESYSTEM("filesystem-isolation", "Filesystem isolation", "Controlled file access only"),
    /** The guest reaches the origins that were granted, and no others. */
    NETWORK("network-isolation", "Network isolation", "Capability-based network access"),
    /** The guest is stopped when it has used up its time or memory. */
    CPU("cpu-quotas", "CPU quotas", "Enforceable execution limits"),
    /** A guest that fails fails alone. */
    BOUNDARIES("error-boundaries", "Error boundaries", "Crashes don't affect extension");

    private final String id;
    private final String title;
    private final String promise;

    ChecklistItem(String id, String title, String promise) {
        this.id = id;
        this.title = title;
        this.promise = promise;
    }

    /** The item of that name in data. */
    @JsonCreator
    public static ChecklistItem of(String id) {
        for (var item : values()) {
            if (item.id.equals(id)) {
                return item;
            }
        }
        throw new IllegalArgumentException("There is no checklist item " + id + ".");
    }

    /** The name in data: lower case with hyphens. */
    @JsonValue
    public String id() {
        return id;
    }

    /** The name for people. */
    public String title() {
        return title;
    }

    /** What the request asks for. */
    public String promise() {
        return promise;
    }
}
