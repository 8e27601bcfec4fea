package io.healthwatch.workbench.security.mutant;

import io.healthwatch.workbench.security.mutant.Sections.Section;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;

/**
 * One way to change a module. The first ones break its form, the later ones keep the form and break what it means, so that
 * validators, compilers and running code get their share of nonsense and not parsers alone.
 */
enum Mutation {
    /** One to eight bits anywhere. */
    BITS_FLIPPED {
        @Override
        byte[] apply(byte[] module, byte[] other, RandomGenerator random) {
            var changed = module.clone();
            for (var left = random.nextInt(1, 9); left > 0 && changed.length > 0; left--) {
                changed[random.nextInt(changed.length)] ^= (byte) (1 << random.nextInt(Byte.SIZE));
            }
            return changed;
        }
    },
    /** Cut off anywhere. */
    CUT_OFF {
        @Override
        byte[] apply(byte[] module, byte[] other, RandomGenerator random) {
            return Arrays.copyOf(module, random.nextInt(module.length + 1));
        }
    },
    /** One to sixteen random bytes anywhere, all lengths left as they were. */
    BYTES_INSERTED {
        @Override
        byte[] apply(byte[] module, byte[] other, RandomGenerator random) {
            return withInserted(module, randomBytes(random, random.nextInt(1, 17)), random);
        }
    },
    /** One section again, anywhere among the others. */
    SECTION_DUPLICATED {
        @Override
        byte[] apply(byte[] module, byte[] other, RandomGenerator random) {
            return withSections(
                    module,
                    sections -> sections.add(
                            random.nextInt(sections.size() + 1), sections.get(random.nextInt(sections.size()))));
        }
    },
    /** Two sections in each other's place. */
    SECTIONS_SWAPPED {
        @Override
        byte[] apply(byte[] module, byte[] other, RandomGenerator random) {
            return withSections(
                    module,
                    sections -> Collections.swap(
                            sections, random.nextInt(sections.size()), random.nextInt(sections.size())));
        }
    },
    /** A section of another module in the place of the section of the same kind, or of any. */
    SPLICED {
        @Override
        byte[] apply(byte[] module, byte[] other, RandomGenerator random) {
            var donors = Sections.of(other).list();
            return donors.isEmpty()
                    ? module
                    : withSections(module, sections -> {
                        var donor = donors.get(random.nextInt(donors.size()));
                        var place = random.nextInt(sections.size());
                        for (var i = 0; i < sections.size(); i++) {
                            place = sections.get(i).id() == donor.id() ? i : place;
                        }
                        sections.set(place, donor);
                    });
        }
    },
    /** Random bytes after a good header and a section's head. */
    RANDOM {
        @Override
        byte[] apply(byte[] module, byte[] other, RandomGenerator random) {
            var content = randomBytes(random, random.nextInt(1, 512));
            return new Sections(List.of(new Section(random.nextInt(14), content)), new byte[0]).bytes();
        }
    },
    /** A number in a section, index, count, size or limit, in the place of whatever stood there. */
    NUMBER_REPLACED {
        @Override
        byte[] apply(byte[] module, byte[] other, RandomGenerator random) {
            return inSection(module, random, content -> withNumber(content, random));
        }
    },
    /** A number in a function body, such as an offset, a branch's depth or a constant. */
    OPERAND_REPLACED {
        @Override
        byte[] apply(byte[] module, byte[] other, RandomGenerator random) {
            return inBody(module, random, body -> withNumber(body, random));
        }
    },
    /** An opcode by another one of the same type: what comes out is often valid and does something else. */
    OPCODE_REPLACED {
        @Override
        byte[] apply(byte[] module, byte[] other, RandomGenerator random) {
            return inBody(module, random, body -> withOpcode(body, random));
        }
    },
    /** One function's body for another one's. */
    BODIES_SWAPPED {
        @Override
        byte[] apply(byte[] module, byte[] other, RandomGenerator random) {
            return withBodies(
                    module,
                    bodies -> Collections.swap(bodies, random.nextInt(bodies.size()), random.nextInt(bodies.size())));
        }
    };

    /** Numbers at which readers go wrong: signed LEB128 that is empty, at its limits, too long, or never ends. */
    private static final byte[][] NUMBERS = {
        {0},
        {1},
        {0x3f},
        {0x40},
        {0x7f},
        {(byte) 0xff, 0x7f},
        {(byte) 0x80, (byte) 0x80, 0x04},
        {(byte) 0xff, (byte) 0xff, (byte) 0xff, (byte) 0xff, 0x07},
        {(byte) 0x80, (byte) 0x80, (byte) 0x80, (byte) 0x80, 0x78},
        {(byte) 0xff, (byte) 0xff, (byte) 0xff, (byte) 0xff, 0x0f},
        {(byte) 0x80, (byte) 0x80, (byte) 0x80, (byte) 0x80, 0x00},
        {(byte) 0x80, (byte) 0x80, (byte) 0x80, (byte) 0x80, 0x70},
        {(byte) 0xff, (byte) 0xff, (byte) 0xff, (byte) 0xff, (byte) 0xff, (byte) 0xff, (byte) 0xff, (byte) 0xff, (byte) 0xff, 0x01},
        {(byte) 0x80, (byte) 0x80, (byte) 0x80, (byte) 0x80, (byte) 0x80, (byte) 0x80, (byte) 0x80, (byte) 0x80, (byte) 0x80, (byte) 0x80, (byte) 0x80}
    };

    /** First and last of opcodes that take and give the same: loads, stores, comparisons, arithmetic. */
    private static final int[][] ALIKE = {
        {0x02, 0x03}, {0x2c, 0x2f}, {0x30, 0x35}, {0x3a, 0x3b}, {0x3c, 0x3e}, {0x46, 0x4f}, {0x51, 0x5a}, {0x5b, 0x60},
        {0x61, 0x66}, {0x67, 0x69}, {0x6a, 0x78}, {0x79, 0x7b}, {0x7c, 0x8a}, {0x8b, 0x91}, {0x92, 0x98}, {0x99, 0x9f},
        {0xa0, 0xa6}, {0xa8, 0xa9}, {0xaa, 0xab}, {0xac, 0xad}, {0xae, 0xaf}, {0xb0, 0xb1}
    };

    /** Those that keep a module's form. */
    static final List<Mutation> OF_MEANING = List.of(OPERAND_REPLACED, OPCODE_REPLACED, BODIES_SWAPPED);

    /**
     * Makes a changed copy.
     *
     * @param other a module to take parts from
     */
    abstract byte[] apply(byte[] module, byte[] other, RandomGenerator random);

    private static byte[] randomBytes(RandomGenerator random, int length) {
        var bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    private static byte[] withInserted(byte[] bytes, byte[] inserted, RandomGenerator random) {
        return replaced(bytes, random.nextInt(bytes.length + 1), 0, inserted);
    }

    private static byte[] replaced(byte[] bytes, int at, int length, byte[] by) {
        var out = new ByteArrayOutputStream(bytes.length + by.length);
        out.write(bytes, 0, at);
        out.writeBytes(by);
        out.write(bytes, at + length, bytes.length - at - length);
        return out.toByteArray();
    }

    private static byte[] withNumber(byte[] bytes, RandomGenerator random) {
        if (bytes.length == 0) {
            return bytes;
        }
        var at = random.nextInt(bytes.length);
        var end = at;
        while (end < bytes.length - 1 && bytes[end] < 0) {
            end++;
        }
        return replaced(bytes, at, end + 1 - at, NUMBERS[random.nextInt(NUMBERS.length)]);
    }

    /** Instructions are not told from their operands: the byte that is changed may be either. */
    private static byte[] withOpcode(byte[] body, RandomGenerator random) {
        var changed = body.clone();
        var start = random.nextInt(body.length + 1);
        for (var i = 0; i < body.length; i++) {
            var at = (start + i) % body.length;
            var opcode = Byte.toUnsignedInt(body[at]);
            for (var alike : ALIKE) {
                if (opcode >= alike[0] && opcode <= alike[1]) {
                    changed[at] = (byte) random.nextInt(alike[0], alike[1] + 1);
                    return changed;
                }
            }
        }
        return changed;
    }

    /** A list to change in place. */
    private interface Change<T> {
        void of(List<T> list);
    }

    private static byte[] withSections(byte[] module, Change<Section> change) {
        var read = Sections.of(module);
        if (read.list().isEmpty()) {
            return module;
        }
        var sections = new ArrayList<>(read.list());
        change.of(sections);
        return new Sections(sections, read.rest()).bytes();
    }

    private static byte[] withBodies(byte[] module, Change<byte[]> change) {
        var read = Sections.of(module);
        var bodies = new ArrayList<>(read.bodies());
        if (bodies.isEmpty()) {
            return module;
        }
        change.of(bodies);
        return read.withBodies(bodies).bytes();
    }

    private static byte[] inSection(byte[] module, RandomGenerator random, UnaryOperator<byte[]> change) {
        return withSections(module, sections -> {
            var place = random.nextInt(sections.size());
            var section = sections.get(place);
            sections.set(place, new Section(section.id(), change.apply(section.content())));
        });
    }

    private static byte[] inBody(byte[] module, RandomGenerator random, UnaryOperator<byte[]> change) {
        return withBodies(module, bodies -> {
            var place = random.nextInt(bodies.size());
            bodies.set(place, change.apply(bodies.get(place)));
        });
    }
}
