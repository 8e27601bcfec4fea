package io.healthwatch.workbench.security.weak;

import com.dylibso.chicory.runtime.HostFunction;
import com.dylibso.chicory.runtime.ImportFunction;
import com.dylibso.chicory.runtime.ImportValues;
import com.dylibso.chicory.runtime.TableInstance;
import com.dylibso.chicory.wasm.ChicoryException;
import com.dylibso.chicory.wasm.WasmModule;
import com.dylibso.chicory.wasm.types.FunctionImport;
import java.util.Arrays;
import java.util.List;

/** Calls and imports as they must not be. */
final class WeakCalls {

    /** What changes something or opens a connection, by the beginnings of its name in WASI preview 1. */
    private static final List<String> CHANGES = List.of(
            "fd_write", "fd_pwrite", "fd_allocate", "fd_filestat_set", "fd_fdstat_set", "fd_renumber", "path_create",
            "path_link", "path_symlink", "path_rename", "path_remove", "path_unlink", "path_filestat_set", "sock_");

    private WeakCalls() {}

    /** The function at the index, or else the first that the table holds. */
    static Object someFunction(Weakening.Checked checked, Object self, Object[] arguments) throws Throwable {
        try {
            return checked.call(arguments);
        } catch (ChicoryException none) {
            var table = (TableInstance) self;
            for (var i = 0; i < table.size(); i++) {
                if (table.ref(i) >= 0) {
                    return table.ref(i);
                }
            }
            throw none;
        }
    }

    /** What is offered, and a function that answers 0 for everything else that the module wants. */
    static Object withEveryImport(Weakening.Checked checked, Object self, Object[] arguments) throws Throwable {
        return checked.call(completed(self, ((ImportValues) arguments[0]).functions()));
    }

    /** The same for WASI's functions that change something, whether they are offered or not. */
    static Object withEveryChangeClaimed(Weakening.Checked checked, Object self, Object[] arguments) throws Throwable {
        var others = Arrays.stream(((ImportValues) arguments[0]).functions())
                .filter(offered -> CHANGES.stream().noneMatch(offered.name()::startsWith))
                .toArray(ImportFunction[]::new);
        return checked.call(completed(self, others));
    }

    private static ImportValues completed(Object builder, ImportFunction... offered) throws ReflectiveOperationException {
        var field = builder.getClass().getDeclaredField("module");
        field.setAccessible(true);
        var module = (WasmModule) field.get(builder);
        var all = ImportValues.builder().addFunction(offered);
        for (var i = 0; i < module.importSection().importCount(); i++) {
            if (module.importSection().getImport(i) instanceof FunctionImport wanted
                    && Arrays.stream(offered)
                            .noneMatch(each -> each.module().equals(wanted.module()) && each.name().equals(wanted.name()))) {
                var type = module.typeSection().getType(wanted.typeIndex());
                all.addFunction(new HostFunction(
                        wanted.module(), wanted.name(), type, (_, _) -> new long[type.returns().size()]));
            }
        }
        return all.build();
    }
}
