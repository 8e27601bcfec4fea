package io.healthwatch.workbench.security.weak;

import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassElement;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.MethodModel;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.lang.reflect.AccessFlag;
import java.net.URL;
import java.util.Map;

/**
 * Loads everything but the JDK anew, and puts a {@link Weakening} in the place of each method that the weakness names: the
 * method itself stays beside it under another name, for the weakening to call.
 */
final class WeakeningLoader extends ClassLoader {

    private static final ClassDesc ENTRANCE = ClassDesc.of(WeakWorker.class.getName());
    private static final MethodTypeDesc ENTER = MethodTypeDesc.of(
            ConstantDescs.CD_Object,
            ConstantDescs.CD_String,
            ConstantDescs.CD_String,
            ConstantDescs.CD_String,
            ConstantDescs.CD_Object,
            ConstantDescs.CD_Object.arrayType());

    /** How a primitive value becomes an object and the other way round. */
    private record Box(ClassDesc wrapper, String unbox) {}

    private static final Map<TypeKind, Box> BOXES = Map.of(
            TypeKind.INT, new Box(ConstantDescs.CD_Integer, "intValue"),
            TypeKind.LONG, new Box(ConstantDescs.CD_Long, "longValue"),
            TypeKind.SHORT, new Box(ConstantDescs.CD_Short, "shortValue"),
            TypeKind.BYTE, new Box(ConstantDescs.CD_Byte, "byteValue"),
            TypeKind.FLOAT, new Box(ConstantDescs.CD_Float, "floatValue"),
            TypeKind.DOUBLE, new Box(ConstantDescs.CD_Double, "doubleValue"),
            TypeKind.BOOLEAN, new Box(ConstantDescs.CD_Boolean, "booleanValue"));

    private final Weakness weakness;

    WeakeningLoader(Weakness weakness) {
        super(ClassLoader.getPlatformClassLoader());
        this.weakness = weakness;
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        try (InputStream file = ClassLoader.getSystemResourceAsStream(name.replace('.', '/') + ".class")) {
            if (file == null) {
                throw new ClassNotFoundException(name);
            }
            var bytes = file.readAllBytes();
            var loaded = weakness.weakens(name) ? weakened(name, bytes) : bytes;
            return defineClass(name, loaded, 0, loaded.length);
        } catch (IOException unreadable) {
            throw new ClassNotFoundException(name, unreadable);
        }
    }

    @Override
    protected URL findResource(String name) {
        return ClassLoader.getSystemResource(name);
    }

    private byte[] weakened(String className, byte[] bytes) {
        var classFile = ClassFile.of();
        return classFile.transformClass(
                classFile.parse(bytes), (builder, element) -> weakenElement(className, builder, element));
    }

    private void weakenElement(String className, ClassBuilder builder, ClassElement element) {
        if (element instanceof MethodModel method
                && method.code().isPresent()
                && weakness.weakening(className, method.methodName().stringValue()) != null) {
            var name = method.methodName().stringValue();
            var flags = method.flags().flagsMask();
            builder.withMethod(
                    WeakWorker.checked(name), method.methodTypeSymbol(), flags, original -> method.forEach(original::with));
            builder.withMethodBody(name, method.methodTypeSymbol(), flags, code -> enter(className, method, code));
        } else {
            builder.with(element);
        }
    }

    private static void enter(String className, MethodModel method, CodeBuilder code) {
        var type = method.methodTypeSymbol();
        code.loadConstant(className);
        code.loadConstant(method.methodName().stringValue());
        code.loadConstant(type.descriptorString());
        if (method.flags().has(AccessFlag.STATIC)) {
            code.aconst_null();
        } else {
            code.aload(0);
        }
        code.loadConstant(type.parameterCount());
        code.anewarray(ConstantDescs.CD_Object);
        for (var i = 0; i < type.parameterCount(); i++) {
            var kind = TypeKind.from(type.parameterType(i));
            code.dup();
            code.loadConstant(i);
            code.loadLocal(kind, code.parameterSlot(i));
            var box = BOXES.get(kind);
            if (box != null) {
                code.invokestatic(box.wrapper, "valueOf", MethodTypeDesc.of(box.wrapper, type.parameterType(i)));
            }
            code.aastore();
        }
        code.invokestatic(ENTRANCE, "enter", ENTER);
        giveBack(type.returnType(), code);
    }

    private static void giveBack(ClassDesc type, CodeBuilder code) {
        var kind = TypeKind.from(type);
        var box = BOXES.get(kind);
        if (kind == TypeKind.VOID) {
            code.pop();
        } else if (box != null) {
            code.checkcast(box.wrapper);
            code.invokevirtual(box.wrapper, box.unbox, MethodTypeDesc.of(type));
        } else {
            code.checkcast(type);
        }
        code.return_(kind);
    }
}
