package io.healthwatch.workbench.security.weak;

import io.healthwatch.workbench.worker.WorkerCommand;
import io.healthwatch.workbench.worker.child.WorkerMain;
import java.lang.invoke.MethodType;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The product's own worker with one weakness: the same classes, and single checks in them taken out as they are loaded. */
public final class WeakWorker {

    private static final String PROPERTY = "weakness";
    private static final Map<String, Method> CHECKED = new ConcurrentHashMap<>();

    private WeakWorker() {}

    /** How a worker with that weakness is started; what it makes is made in the folder, which outlives it. */
    public static WorkerCommand command(Weakness weakness, Path folder) {
        return new WorkerCommand(
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Xmx1g",
                        "-D" + PROPERTY + "=" + weakness.name(),
                        "-Djava.io.tmpdir=" + folder,
                        "-cp",
                        System.getProperty("java.class.path"),
                        WeakWorker.class.getName()),
                "jvm");
    }

    /** The worker; takes no argument. */
    public static void main(String[] arguments) throws ReflectiveOperationException {
        var loader = new WeakeningLoader(weakness());
        Thread.currentThread().setContextClassLoader(loader);
        loader.loadClass(WorkerMain.class.getName()).getMethod("main", String[].class).invoke(null, (Object) arguments);
    }

    private static Weakness weakness() {
        return Weakness.valueOf(System.getProperty(PROPERTY));
    }

    /** What a method of that name is called once something else stands in its place. */
    static String checked(String method) {
        return method + "$checked";
    }

    /** Where weakened methods come in. */
    public static Object enter(String className, String method, String descriptor, Object self, Object[] arguments)
            throws Throwable {
        return weakness().weakening(className, method).call(
                given -> callChecked(className, method, descriptor, self, given), self, arguments);
    }

    private static Object callChecked(String className, String method, String descriptor, Object self, Object[] arguments)
            throws Throwable {
        var original = CHECKED.computeIfAbsent(
                className + method + descriptor, _ -> find(className, checked(method), descriptor));
        try {
            return original.invoke(self, arguments);
        } catch (InvocationTargetException thrown) {
            throw thrown.getCause();
        }
    }

    private static Method find(String className, String method, String descriptor) {
        var loader = WeakWorker.class.getClassLoader();
        try {
            var type = MethodType.fromMethodDescriptorString(descriptor, loader);
            var found = loader.loadClass(className).getDeclaredMethod(method, type.parameterArray());
            found.setAccessible(true);
            return found;
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
