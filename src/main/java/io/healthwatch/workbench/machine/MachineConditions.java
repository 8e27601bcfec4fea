package io.healthwatch.workbench.machine;

import io.healthwatch.workbench.run.Conditions;
import io.healthwatch.workbench.worker.ProcessMemory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import oshi.SystemInfo;
import oshi.hardware.PowerSource;
import oshi.util.FileUtil;

/** Reads a machine's conditions: from OSHI, and what OSHI does not tell from the files in which Linux tells it. */
public final class MachineConditions {

    private static final String GOVERNOR = "/sys/devices/system/cpu/cpu0/cpufreq/scaling_governor";
    private static final String BOOST = "/sys/devices/system/cpu/cpufreq/boost";
    private static final String INTEL_NO_TURBO = "/sys/devices/system/cpu/intel_pstate/no_turbo";

    /** What virtual machines call their hardware, with the name of what makes them. */
    private static final List<List<String>> VIRTUAL_HARDWARE = List.of(
            List.of("vmware", "VMware"),
            List.of("virtualbox", "VirtualBox"),
            List.of("innotek", "VirtualBox"),
            List.of("kvm", "KVM"),
            List.of("qemu", "QEMU"),
            List.of("xen", "Xen"),
            List.of("parallels", "Parallels"),
            List.of("bochs", "Bochs"),
            List.of("amazon ec2", "Amazon EC2"),
            List.of("google compute engine", "Google Compute Engine"),
            List.of("virtual machine", "Hyper-V"),
            List.of("apple virtualization", "Apple Virtualization"));

    private MachineConditions() {}

    /**
     * The conditions now; takes up to a second.
     *
     * @param node the version of the machine's Node; empty where there is none
     */
    public static Conditions of(SystemInfo system, String node) {
        var hardware = system.getHardware();
        var processor = hardware.getProcessor();
        var cgroup = system.getOperatingSystem().getCgroupInfo();
        var effective = cgroup.getEffectiveCpus();
        return new Conditions(
                positive(processor.getProcessorIdentifier().getVendorFreq()),
                positive(processor.getMaxFreq()),
                word(GOVERNOR),
                boost(),
                virtualization(
                        hardware.getComputerSystem().getManufacturer() + " "
                                + hardware.getComputerSystem().getModel(),
                        processor.getFeatureFlags()),
                container(cgroup.isContainerized()),
                processor.getPhysicalProcessorCount(),
                effective > 0 ? Math.min(effective, processor.getLogicalProcessorCount()) : -1,
                power(system),
                node,
                ProcessMemory.METHOD);
    }

    private static long positive(long hertz) {
        return hertz > 0 ? hertz : -1;
    }

    private static String word(String file) {
        var text = Files.isReadable(Path.of(file)) ? FileUtil.getStringFromFile(file).strip() : "";
        return text.isEmpty() ? Conditions.UNKNOWN : text;
    }

    private static String boost() {
        return switch (word(BOOST) + "," + word(INTEL_NO_TURBO)) {
            case String told when told.startsWith("1,") || told.endsWith(",0") -> "on";
            case String told when told.startsWith("0,") || told.endsWith(",1") -> "off";
            default -> Conditions.UNKNOWN;
        };
    }

    /** By the hardware's name; a processor that knows of a hypervisor is a guest even where the name says nothing. */
    static String virtualization(String hardware, List<String> processorFlags) {
        var name = hardware.toLowerCase(Locale.ROOT);
        return VIRTUAL_HARDWARE.stream()
                .filter(known -> name.contains(known.getFirst()))
                .map(List::getLast)
                .findFirst()
                .orElse(processorFlags.stream().anyMatch(flags -> flags.contains("hypervisor"))
                        ? "a hypervisor that does not name itself"
                        : Conditions.NONE);
    }

    private static String container(boolean containerized) {
        var kind = Stream.of("/.dockerenv", "/run/.containerenv")
                .filter(file -> Files.exists(Path.of(file)))
                .map(file -> file.equals("/.dockerenv") ? "Docker" : "Podman")
                .findFirst();
        return kind.orElse(containerized ? "a container" : Conditions.NONE);
    }

    private static String power(SystemInfo system) {
        var sources = system.getHardware().getPowerSources();
        if (sources.stream().anyMatch(PowerSource::isPowerOnLine)) {
            return "mains";
        }
        return sources.stream().anyMatch(PowerSource::isDischarging) ? "battery" : Conditions.UNKNOWN;
    }
}
