'use strict';

/*
 * Reads what the worker has to know of a module and V8 does not tell: where its memory's limits stand, and the types of
 * functions. It understands modules of the probe contract, which uses the first version of WebAssembly only, and throws
 * on everything else; whether a module is valid is V8's to say.
 */

const SECTION = { TYPE: 1, IMPORT: 2, FUNCTION: 3, MEMORY: 5, EXPORT: 7 };
const HEADER_BYTES = 8;
const FUNCTION_TYPE = 0x60;

/** Kinds of imports and exports. */
const KIND_NAMES = ['function', 'table', 'memory', 'global'];
const [FUNCTION, TABLE, MEMORY, GLOBAL] = KIND_NAMES.keys();

const VALUE_TYPES = new Map([
  [0x7f, 'i32'],
  [0x7e, 'i64'],
  [0x7d, 'f32'],
  [0x7c, 'f64'],
  [0x7b, 'v128'],
  [0x70, 'funcref'],
  [0x6f, 'externref'],
]);

/** The bytes of a module, read from front to back. */
class Reader {
  #bytes;

  constructor(bytes, at, end) {
    this.#bytes = bytes;
    this.at = at;
    this.end = end;
  }

  get done() {
    return this.at >= this.end;
  }

  byte() {
    if (this.done) {
      throw new Error('The module ends too early.');
    }
    return this.#bytes[this.at++];
  }

  /** An unsigned LEB128 number of at most 32 bits. */
  number() {
    let value = 0;
    for (let scale = 1; scale <= 2 ** 28; scale *= 128) {
      const byte = this.byte();
      value += (byte & 0x7f) * scale;
      if (byte < 0x80) {
        return value;
      }
    }
    throw new Error('The module holds a number of more than 32 bits.');
  }

  name() {
    return this.slice(this.number()).toString();
  }

  slice(length) {
    const from = this.at;
    this.at += length;
    if (this.at > this.end) {
      throw new Error('The module ends too early.');
    }
    return Buffer.from(this.#bytes.buffer, this.#bytes.byteOffset + from, length);
  }

  list(readItem) {
    return Array.from({ length: this.number() }, () => readItem(this));
  }

  section(length) {
    const section = new Reader(this.#bytes, this.at, this.at + length);
    this.slice(length);
    return section;
  }
}

/**
 * @typedef {object} ModuleShape
 * @property {{module: string, name: string, kind: string, type: string}[]} imports
 * @property {{name: string, kind: string, type: string}[]} exports types of functions are written `i32 i32 -> i64`
 * @property {{minimum: number, maximum: number | null}[]} memories the module's own, in pages of 64 KiB
 * @property {{from: number, to: number} | null} memorySection where it stands, with its number and length
 */

/**
 * @param {Buffer} bytes
 * @returns {ModuleShape}
 * @throws {Error} when the module is not one that this reader understands
 */
function readModule(bytes) {
  const reader = new Reader(bytes, HEADER_BYTES, bytes.length);
  const found = { types: [], imports: [], functions: [], memories: [], exports: [] };
  let memorySection = null;
  while (!reader.done) {
    const from = reader.at;
    const id = reader.byte();
    const section = reader.section(reader.number());
    switch (id) {
      case SECTION.TYPE:
        found.types = section.list(readType);
        break;
      case SECTION.IMPORT:
        found.imports = section.list(readImport);
        break;
      case SECTION.FUNCTION:
        found.functions = section.list((each) => each.number());
        break;
      case SECTION.MEMORY:
        found.memories = section.list(readLimits);
        memorySection = { from, to: reader.at };
        break;
      case SECTION.EXPORT:
        found.exports = section.list(readExport);
        break;
      default:
    }
  }
  return resolve(found, memorySection);
}

function readType(reader) {
  if (reader.byte() !== FUNCTION_TYPE) {
    throw new Error('The module holds a type that is no function.');
  }
  const [parameters, results] = [reader.list(readValueType), reader.list(readValueType)];
  return `${parameters.join(' ')} -> ${results.join(' ')}`.trim();
}

function readValueType(reader) {
  const code = reader.byte();
  const name = VALUE_TYPES.get(code);
  if (name === undefined) {
    throw new Error(`The module holds a value type of a later version, 0x${code.toString(16)}.`);
  }
  return name;
}

function readImport(reader) {
  const [module, name, kind] = [reader.name(), reader.name(), reader.byte()];
  switch (kind) {
    case FUNCTION:
      return { module, name, kind, typeIndex: reader.number() };
    case TABLE:
      readValueType(reader);
      readLimits(reader);
      break;
    case MEMORY:
      readLimits(reader);
      break;
    case GLOBAL:
      readValueType(reader);
      reader.byte();
      break;
    default:
      throw new Error(`The module imports something of a later version, kind ${kind}.`);
  }
  return { module, name, kind };
}

function readLimits(reader) {
  const flags = reader.byte();
  if (flags > 1) {
    throw new Error(`The module has a memory or table of a later version, flags ${flags}.`);
  }
  return { minimum: reader.number(), maximum: flags === 1 ? reader.number() : null };
}

function readExport(reader) {
  return { name: reader.name(), kind: reader.byte(), index: reader.number() };
}

function resolve({ types, imports, functions, memories, exports }, memorySection) {
  const typeIndexes = [...imports.filter((each) => each.kind === FUNCTION).map((each) => each.typeIndex), ...functions];
  const typeOf = (kind, typeIndex) => (kind === FUNCTION ? types[typeIndex] : '');
  return {
    imports: imports.map(({ module, name, kind, typeIndex }) => ({
      module,
      name,
      kind: KIND_NAMES[kind],
      type: typeOf(kind, typeIndex),
    })),
    exports: exports.map(({ name, kind, index }) => ({
      name,
      kind: KIND_NAMES[kind],
      type: typeOf(kind, typeIndexes[index]),
    })),
    memories,
    memorySection,
  };
}

module.exports = { readModule };
