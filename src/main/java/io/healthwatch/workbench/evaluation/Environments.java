package io.healthwatch.workbench.evaluation;

import io.healthwatch.workbench.machine.MachineConditions;
import io.healthwatch.workbench.run.Environment;
import java.net.InetAddress;
import java.net.UnknownHostException;
import oshi.SystemInfo;

/** Describes the machine that measures. */
public final class Environments {

    private Environments() {}

    /**
     * The machine as it is now; takes up to a second.
     *
     * @param node the version of its Node; empty where there is none
     */
    public static Environment current(String node) {
        var system = new SystemInfo();
        var processor = system.getHardware().getProcessor();
        return new Environment(
                version(),
                machine(),
                system.getOperatingSystem().toString(),
                System.getProperty("os.arch"),
                processor.getProcessorIdentifier().getName().strip(),
                processor.getLogicalProcessorCount(),
                system.getHardware().getMemory().getTotal(),
                System.getProperty("java.vendor") + " " + Runtime.version(),
                processor.getSystemLoadAverage(1)[0],
                MachineConditions.of(system, node));
    }

    private static String version() {
        var version = Environments.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }

    private static String machine() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException unnamed) {
            return "this machine";
        }
    }
}
