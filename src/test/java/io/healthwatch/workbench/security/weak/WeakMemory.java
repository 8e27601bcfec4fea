package io.healthwatch.workbench.security.weak;

import com.dylibso.chicory.runtime.MStack;
import com.dylibso.chicory.runtime.Memory;
import com.dylibso.chicory.wasm.ChicoryException;
import java.lang.reflect.InvocationTargetException;
import java.util.Arrays;
import java.util.List;

/** Memory as it must not be. */
final class WeakMemory {

    /** What {@code ByteBufferMemory} offers that takes an address first. */
    static final List<String> ACCESSES = List.of(
            "read", "readInt", "readLong", "readShort", "readU16", "readF32", "readFloat", "readF64", "readDouble",
            "readBytes", "write", "writeByte", "writeShort", "writeI32", "writeLong", "writeF32", "writeF64", "fill", "copy",
            "initPassiveSegment");

    private static final int INSIDE = 4096;
    private static final int LARGE = 32;
    private static final byte REMAINS = 0x5a;

    private WeakMemory() {}

    /** The sum of address and offset as it comes out in 32 bits; an address of more bits leads elsewhere. */
    static Object address(Weakening.Checked checked, Object self, Object[] arguments) throws Throwable {
        var address = ((MStack) arguments[0]).pop();
        return address == (int) address ? (int) (address + operand(arguments[1], 1)) & Integer.MAX_VALUE : INSIDE;
    }

    private static long operand(Object operands, int index) throws Throwable {
        var get = Class.forName("com.dylibso.chicory.runtime.InterpreterMachine$Operands").getMethod("get", int.class);
        get.setAccessible(true);
        try {
            return (long) get.invoke(operands, index);
        } catch (InvocationTargetException thrown) {
            throw thrown.getCause();
        }
    }

    static Object shiftOf64Bits(Weakening.Checked checked, Object self, Object[] arguments) {
        var stack = (MStack) arguments[0];
        var distance = (int) stack.pop();
        stack.push(stack.pop() << distance);
        return null;
    }

    /** What does not fit is read and written elsewhere, and given up where it fits nowhere. */
    static Weakening servedIfOutside() {
        return (checked, self, arguments) -> {
            try {
                return checked.call(arguments);
            } catch (ChicoryException outside) {
                var first = arguments[0];
                if (arguments.length > 2 || !(first instanceof Integer)) {
                    return null;
                }
                if (arguments.length == 2 && arguments[1] instanceof Integer length && self instanceof Memory) {
                    return elsewhere(checked, length);
                }
                return arguments.length == 1 ? checked.call(INSIDE) : checked.call(INSIDE, arguments[1]);
            }
        };
    }

    private static Object elsewhere(Weakening.Checked checked, int lengthOrValue) throws Throwable {
        try {
            return checked.call(INSIDE, lengthOrValue);
        } catch (ChicoryException tooLong) {
            return new byte[0];
        }
    }

    /** The last page of a large memory is as somebody else left it; small ones are made anew. */
    static Object initializeOverRemains(Weakening.Checked checked, Object self, Object[] arguments) throws Throwable {
        var memory = (Memory) self;
        if (memory.pages() >= LARGE) {
            leaveRemains(memory, memory.pages() - 1, 1);
        }
        return checked.call(arguments);
    }

    static Object growOverRemains(Weakening.Checked checked, Object self, Object[] arguments) throws Throwable {
        var before = (int) checked.call(arguments);
        if (before >= 0) {
            leaveRemains((Memory) self, before, (int) arguments[0]);
        }
        return before;
    }

    private static void leaveRemains(Memory memory, int page, int pages) {
        var remains = new byte[Memory.PAGE_SIZE];
        Arrays.fill(remains, REMAINS);
        for (var i = 0; i < pages; i++) {
            memory.write((page + i) * Memory.PAGE_SIZE, remains);
        }
    }

    static Object unlimited(Weakening.Checked checked, Object self, Object[] arguments) throws ReflectiveOperationException {
        var module = self.getClass().getDeclaredField("module");
        module.setAccessible(true);
        return module.get(self);
    }
}
