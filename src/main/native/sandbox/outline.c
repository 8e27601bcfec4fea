#include "outline.h"

#include "step.h"

#include <stdlib.h>
#include <string.h>

#define FORM_FUNCTION 0x60
#define REFERENCE 0x64
#define NULLABLE_REFERENCE 0x63
#define LIMITS_HAVE_MAXIMUM 1
#define KIND_FUNCTION 0
#define KIND_MEMORY 2

/* The mark of a module, and version 1 of the format. */
static const uint8_t header[] = {0, 'a', 's', 'm', 1, 0, 0, 0};

enum section { TYPE = 1, IMPORT = 2, FUNCTION = 3, MEMORY = 5, EXPORT = 7 };

/* Value types as the binary format writes them. */
#define I32 "\x7f"
#define I64 "\x7e"

struct signature {
  const char *parameters;
  const char *results;
};

static const struct {
  const char *name;
  struct signature signature;
} offered[HOST_FUNCTIONS] = {
    [HOST_HTTP_REQUEST] = {"http_request", {I32 I32 I32 I32, I32}},
    [HOST_NOW_NANOS] = {"now_nanos", {"", I64}},
    [HOST_LOG] = {"log", {I32 I32 I32, ""}},
};

/* Bytes that are read from the front; once more is asked for than there is, everything read is empty. */
struct reader {
  const uint8_t *next;
  const uint8_t *end;
  bool failed;
};

struct text {
  const uint8_t *bytes;
  uint32_t length;
};

struct type {
  struct text parameters;
  struct text results;
};

struct export {
  bool found;
  uint8_t kind;
  uint32_t index;
};

struct reading {
  bool wasi;
  struct type *types;
  uint32_t type_count;
  uint32_t *functions; /* the index of each function's type, imported functions first */
  uint32_t function_count;
  uint32_t memory_count;
  struct export memory;
  struct export allocate;
  struct export run;
};

static void fail(struct reader *reader) {
  reader->failed = true;
  reader->next = reader->end;
}

static uint8_t read_byte(struct reader *reader) {
  if (reader->next == reader->end) {
    fail(reader);
    return 0;
  }
  return *reader->next++;
}

/* An unsigned LEB128 number. */
static uint64_t read_number(struct reader *reader) {
  uint64_t number = 0;
  for (unsigned shift = 0; shift < 64; shift += 7) {
    uint8_t byte = read_byte(reader);
    number |= (uint64_t)(byte & 0x7f) << shift;
    if ((byte & 0x80) == 0)
      return number;
  }
  fail(reader);
  return 0;
}

static struct text read_text(struct reader *reader) {
  uint64_t length = read_number(reader);
  if (length > (uint64_t)(reader->end - reader->next)) {
    fail(reader);
    return (struct text){reader->end, 0};
  }
  struct text text = {reader->next, (uint32_t)length};
  reader->next += length;
  return text;
}

/* How many entries follow. Each takes a byte at least, so that a count that lies reserves no memory. */
static uint32_t read_count(struct reader *reader) {
  uint64_t count = read_number(reader);
  if (count > (uint64_t)(reader->end - reader->next)) {
    fail(reader);
    return 0;
  }
  return (uint32_t)count;
}

static bool text_is(struct text text, const char *wanted) {
  return text.length == strlen(wanted) && memcmp(text.bytes, wanted, text.length) == 0;
}

static bool function_has(const struct reading *reading, uint32_t function, struct signature wanted) {
  if (function >= reading->function_count || reading->functions[function] >= reading->type_count)
    return false;
  const struct type *type = &reading->types[reading->functions[function]];
  return text_is(type->parameters, wanted.parameters) && text_is(type->results, wanted.results);
}

/* The value types of a signature; a reference to a certain type takes more than a byte. */
static struct text read_value_types(struct reader *reader) {
  uint32_t count = read_count(reader);
  struct text types = {reader->next, 0};
  for (uint32_t i = 0; i < count; i++) {
    uint8_t type = read_byte(reader);
    if (type == REFERENCE || type == NULLABLE_REFERENCE)
      read_number(reader);
  }
  types.length = (uint32_t)(reader->next - types.bytes);
  return types;
}

/* Types behind the first that is no function's stay unknown, and so fit nothing. Probes have no use for others. */
static void read_types(struct reading *reading, struct reader *section) {
  uint32_t count = read_count(section);
  reading->types = calloc((size_t)count + 1, sizeof *reading->types);
  for (uint32_t i = 0; i < count && reading->types != NULL && read_byte(section) == FORM_FUNCTION; i++) {
    reading->types[i].parameters = read_value_types(section);
    reading->types[i].results = read_value_types(section);
    reading->type_count = i + 1;
  }
}

static bool reserve_functions(struct reading *reading, uint32_t more) {
  size_t count = (size_t)reading->function_count + more + 1;
  uint32_t *functions = realloc(reading->functions, count * sizeof *functions);
  if (functions == NULL)
    return false;
  reading->functions = functions;
  return true;
}

static bool identify_import(struct outline *outline, const struct reading *reading, struct text module,
                            struct text name, uint8_t kind, probe_step *step) {
  if (reading->wasi && kind == KIND_FUNCTION && text_is(module, OUTLINE_WASI_NAMESPACE))
    return true;
  for (int i = 0; i < HOST_FUNCTIONS && kind == KIND_FUNCTION; i++) {
    if (!text_is(module, OUTLINE_NAMESPACE) || !text_is(name, offered[i].name))
      continue;
    if (!function_has(reading, reading->function_count - 1, offered[i].signature)) {
      step_fail(step, PROBE_MISSING_IMPORT, "the host offers %s.%s with another type", OUTLINE_NAMESPACE,
                offered[i].name);
      return false;
    }
    outline->imports[outline->import_count++] = (enum host_function)i;
    return true;
  }
  step_fail(step, PROBE_MISSING_IMPORT, "the host does not offer %.*s.%.*s", (int)module.length, module.bytes,
            (int)name.length, name.bytes);
  return false;
}

static bool read_imports(struct outline *outline, struct reading *reading, struct reader *section, probe_step *step) {
  uint32_t count = read_count(section);
  outline->imports = calloc((size_t)count + 1, sizeof *outline->imports);
  if (outline->imports == NULL || !reserve_functions(reading, count)) {
    step_fail(step, PROBE_INTERNAL, "out of memory");
    return false;
  }
  for (uint32_t i = 0; i < count; i++) {
    struct text module = read_text(section);
    struct text name = read_text(section);
    uint8_t kind = read_byte(section);
    if (kind == KIND_FUNCTION)
      reading->functions[reading->function_count++] = (uint32_t)read_number(section);
    if (section->failed)
      return true; /* the caller says so */
    if (!identify_import(outline, reading, module, name, kind, step))
      return false;
  }
  return true;
}

static bool read_functions(struct reading *reading, struct reader *section, probe_step *step) {
  uint32_t count = read_count(section);
  if (!reserve_functions(reading, count)) {
    step_fail(step, PROBE_INTERNAL, "out of memory");
    return false;
  }
  for (uint32_t i = 0; i < count; i++)
    reading->functions[reading->function_count++] = (uint32_t)read_number(section);
  return true;
}

static void read_memories(struct outline *outline, struct reading *reading, struct reader *section) {
  reading->memory_count = read_count(section);
  for (uint32_t i = 0; i < reading->memory_count; i++) {
    uint8_t limits = read_byte(section);
    uint64_t initial = read_number(section);
    if (initial > outline->initial_pages)
      outline->initial_pages = initial;
    if ((limits & LIMITS_HAVE_MAXIMUM) != 0)
      read_number(section);
  }
}

static void read_exports(struct reading *reading, struct reader *section) {
  uint32_t count = read_count(section);
  for (uint32_t i = 0; i < count; i++) {
    struct text name = read_text(section);
    struct export export = {true, read_byte(section), 0};
    export.index = (uint32_t)read_number(section);
    if (text_is(name, "memory"))
      reading->memory = export;
    else if (text_is(name, "allocate"))
      reading->allocate = export;
    else if (text_is(name, "run"))
      reading->run = export;
  }
}

static bool read_section(struct outline *outline, struct reading *reading, uint8_t id, struct reader *section,
                         probe_step *step) {
  switch (id) {
  case TYPE:
    read_types(reading, section);
    return true;
  case IMPORT:
    return read_imports(outline, reading, section, step);
  case FUNCTION:
    return read_functions(reading, section, step);
  case MEMORY:
    read_memories(outline, reading, section);
    return true;
  case EXPORT:
    read_exports(reading, section);
    return true;
  default:
    return true;
  }
}

static bool read_sections(struct outline *outline, struct reading *reading, const uint8_t *module, uint64_t length,
                          probe_step *step) {
  struct reader sections = {module, module + length, false};
  if (length < sizeof header || memcmp(module, header, sizeof header) != 0)
    fail(&sections);
  else
    sections.next += sizeof header;
  uint8_t latest = 0;
  while (sections.next != sections.end) {
    uint8_t id = read_byte(&sections);
    struct text content = read_text(&sections);
    struct reader section = {content.bytes, content.bytes + content.length, sections.failed};
    /* A second section of a kind would undo what was learned from the first. */
    if (id == TYPE || id == IMPORT || id == FUNCTION || id == MEMORY || id == EXPORT) {
      if (id <= latest)
        fail(&sections);
      latest = id;
    }
    if (sections.failed)
      break;
    if (!read_section(outline, reading, id, &section, step))
      return false;
    if (section.failed)
      fail(&sections);
  }
  if (sections.failed)
    step_fail(step, PROBE_INVALID_MODULE, "the bytes are no whole module");
  return !sections.failed;
}

static bool find_function(const struct reading *reading, const char *name, struct export export,
                          struct signature wanted, uint32_t *index, probe_step *step) {
  *index = export.index;
  if (!export.found || export.kind != KIND_FUNCTION)
    step_fail(step, PROBE_MISSING_EXPORT, "the module does not export %s", name);
  else if (!function_has(reading, export.index, wanted))
    step_fail(step, PROBE_MISSING_EXPORT, "the module exports %s with another type", name);
  else
    return true;
  return false;
}

static bool find_exports(struct outline *outline, const struct reading *reading, probe_step *step) {
  struct export memory = reading->memory;
  if (!memory.found || memory.kind != KIND_MEMORY || memory.index >= reading->memory_count) {
    step_fail(step, PROBE_MISSING_EXPORT, "the module does not export memory");
    return false;
  }
  static const struct signature allocate = {I32, I32};
  static const struct signature run = {I32 I32, I64};
  return find_function(reading, "allocate", reading->allocate, allocate, &outline->allocate, step) &&
         find_function(reading, "run", reading->run, run, &outline->run, step);
}

bool outline_read(struct outline *outline, const uint8_t *module, uint64_t length, bool wasi, probe_step *step) {
  struct reading reading = {.wasi = wasi};
  *outline = (struct outline){0};
  bool fits = read_sections(outline, &reading, module, length, step) && find_exports(outline, &reading, step);
  free(reading.types);
  free(reading.functions);
  if (!fits)
    outline_free(outline);
  return fits;
}

void outline_free(struct outline *outline) {
  free(outline->imports);
  *outline = (struct outline){0};
}
