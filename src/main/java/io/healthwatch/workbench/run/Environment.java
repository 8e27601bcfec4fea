package io.healthwatch.workbench.run;

/**
 * Where a run was measured.
 *
 * @param workbench the workbench's version
 * @param machine a name for the machine
 * @param os operating system with version
 * @param architecture as the JVM names it
 * @param cpu the processor's name
 * @param cores logical cores
 * @param memoryBytes physical memory
 * @param jdk the JVM that ran the workbench and the Java workers
 * @param loadBefore the system's load average over one minute before the run; -1 where it cannot be told
 * @param conditions what makes times on it repeatable or not
 */
public record Environment(
        String workbench,
        String machine,
        String os,
        String architecture,
        String cpu,
        int cores,
        long memoryBytes,
        String jdk,
        double loadBefore,
        Conditions conditions) {

    /** An older workbench recorded no conditions. */
    public Environment {
        conditions = conditions == null ? Conditions.NOT_RECORDED : conditions;
    }
}
