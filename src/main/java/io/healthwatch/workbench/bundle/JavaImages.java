package io.healthwatch.workbench.bundle;

import java.io.File;
import java.io.IOException;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The smallest JVMs that workers run on: {@code jdeps} tells which modules their classes need, {@code jlink} links
 * them. Images are kept for the next variant with the same modules.
 */
final class JavaImages {

    /** What is needed by reflection, or through an interface that jdeps cannot look behind. */
    private static final Set<String> ALWAYS = Set.of("jdk.unsupported");

    private final Path folder;
    private final Map<Set<String>, Path> images = new HashMap<>();

    /** Images are made in this folder. */
    JavaImages(Path folder) {
        this.folder = folder;
    }

    /** What an image is made of, as a text that changes with it. */
    static String identity() throws IOException {
        return Files.readString(Path.of(System.getProperty("java.home"), "release"));
    }

    /**
     * The modules of Java's own that these need.
     *
     * @param classes folders and jars
     * @param modules those of the jars that upgrade Java's own modules
     * @throws IOException when this Java has no jdeps, or it fails
     */
    Set<String> modules(List<Path> classes, List<Path> modules) throws IOException {
        var needed = new TreeSet<>(ALWAYS);
        needed.addAll(neededByClasses(classes));
        needed.addAll(requiredByModules(modules));
        // Nothing on a class path sees a module that is still incubating, unless the worker's command asks for it.
        needed.removeIf(module -> module.startsWith("jdk.incubator."));
        return needed;
    }

    private static Set<String> requiredByModules(List<Path> jars) {
        var ours = ModuleFinder.of(jars.toArray(Path[]::new)).findAll();
        var java = ModuleFinder.ofSystem();
        return ours.stream()
                .flatMap(module -> module.descriptor().requires().stream())
                .filter(required -> !required.modifiers().contains(ModuleDescriptor.Requires.Modifier.STATIC))
                .map(ModuleDescriptor.Requires::name)
                .filter(name -> java.find(name).isPresent())
                .collect(Collectors.toSet());
    }

    private static Set<String> neededByClasses(List<Path> classes) throws IOException {
        var jars = classes.stream().map(Path::toString).filter(path -> path.endsWith(".jar")).toList();
        var arguments = new ArrayList<>(List.of(
                "--multi-release",
                Integer.toString(Runtime.version().feature()),
                "--print-module-deps",
                "--ignore-missing-deps",
                "-quiet"));
        if (!jars.isEmpty()) {
            arguments.addAll(List.of("-cp", String.join(File.pathSeparator, jars)));
        }
        classes.forEach(path -> arguments.add(path.toString()));
        var said = tool("jdeps").run(arguments).lines().toList();
        return Set.of(said.getLast().split(","));
    }

    /**
     * An image of these modules, not compressed: the archive compresses it better than jlink does.
     *
     * @throws IOException when this Java has no jlink, or it fails
     */
    Path image(Set<String> modules) throws IOException {
        var known = images.get(modules);
        if (known != null) {
            return known;
        }
        var image = folder.resolve("image-" + images.size());
        tool("jlink")
                .run(List.of(
                        "--add-modules",
                        modules.stream().collect(Collectors.joining(",")),
                        "--strip-debug",
                        "--no-man-pages",
                        "--no-header-files",
                        "--compress",
                        "zip-0",
                        "--output",
                        image.toString()));
        images.put(modules, image);
        return image;
    }

    private static Tool tool(String name) throws IOException {
        Optional<Tool> found = Tool.ofJava(name);
        return found.orElseThrow(() -> new IOException("A JVM can only be bundled by a JDK: there is no " + name + " in "
                + System.getProperty("java.home") + "."));
    }
}
