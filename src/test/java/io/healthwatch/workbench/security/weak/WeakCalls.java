package io.healthwatch.workbench.security.weak;

import com.dylibso.chicory.runtime.HostFunction;
import com.dylibso.chicory.runtime.ImportValues;
import com.dylibso.chicory.runtime.TableInstance;
import com.dylibso.chicory.wasm.ChicoryException;
import com.dylibso.chicory.wasm.WasmModule;
import com.dylibso.chicory.wasm.types.FunctionImport;
import java.util.Arrays;

/** Calls and imports as they must not be. */
final class WeakCalls {

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
        var field = self.getClass().getDeclaredField("module");
        field.setAccessible(true);
        var module = (WasmModule) field.get(self);
        var offered = (ImportValues) arguments[0];
        var all = ImportValues.builder().addFunction(offered.functions());
        for (var i = 0; i < module.importSection().importCount(); i++) {
            if (module.importSection().getImport(i) instanceof FunctionImport wanted
                    && Arrays.stream(offered.functions())
                            .noneMatch(each -> each.module().equals(wanted.module()) && each.name().equals(wanted.name()))) {
                var type = module.typeSection().getType(wanted.typeIndex());
                all.addFunction(new HostFunction(
                        wanted.module(), wanted.name(), type, (_, _) -> new long[type.returns().size()]));
            }
        }
        return checked.call(all.build());
    }
}
