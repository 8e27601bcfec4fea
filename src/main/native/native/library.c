#ifdef __linux__
#define _GNU_SOURCE /* memfd_create */
#endif

#include "library.h"

#include "step.h"

#include <dlfcn.h>
#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#ifdef __linux__
#include <elf.h>
#include <link.h>
#include <sys/mman.h>
#endif

#ifdef __linux__
/*
 * Whether the table of sections and every part that the loader would map lie within the bytes. The loader does not
 * look: it would map beyond the end of a file that was cut off, and die there. The sections, which it has no use for,
 * usually come last, and so tell of a cut behind the mapped parts.
 */
static bool is_whole(const uint8_t *bytes, uint64_t length) {
  ElfW(Ehdr) header;
  if (length < sizeof header)
    return false;
  memcpy(&header, bytes, sizeof header);
  if (memcmp(header.e_ident, ELFMAG, SELFMAG) != 0 || header.e_phentsize != sizeof(ElfW(Phdr)) ||
      header.e_phoff > length || header.e_phnum > (length - header.e_phoff) / sizeof(ElfW(Phdr)))
    return false;
  uint64_t sections = (uint64_t)header.e_shnum * header.e_shentsize;
  if (header.e_shoff > length || sections > length - header.e_shoff)
    return false;
  for (uint32_t i = 0; i < header.e_phnum; i++) {
    ElfW(Phdr) part;
    memcpy(&part, bytes + header.e_phoff + i * sizeof part, sizeof part);
    if (part.p_type == PT_LOAD && (part.p_offset > length || part.p_filesz > length - part.p_offset))
      return false;
  }
  return true;
}
#else
/* Other systems' loaders check sizes and signatures themselves. */
static bool is_whole(const uint8_t *bytes, uint64_t length) {
  (void)bytes;
  return length > 0;
}
#endif

static bool write_all(int file, const uint8_t *bytes, uint64_t length) {
  while (length > 0) {
    ssize_t written = write(file, bytes, length > INT_MAX ? INT_MAX : (size_t)length);
    if (written < 0 && errno == EINTR)
      continue;
    if (written <= 0)
      return false;
    bytes += written;
    length -= (uint64_t)written;
  }
  return true;
}

struct image {
  int file;
  char path[PATH_MAX];
  bool named; /* the path is to be removed after loading */
};

static bool open_anonymous(struct image *image) {
#ifdef __linux__
  image->file = memfd_create("probe", MFD_CLOEXEC);
  if (image->file < 0)
    return false;
  /* The loader also tells libraries apart by path. The number is unique for as long as the file is open. */
  snprintf(image->path, sizeof image->path, "/proc/self/fd/%d", image->file);
  image->named = false;
  return true;
#else
  (void)image;
  return false;
#endif
}

static bool open_temporary(struct image *image) {
  const char *folder = getenv("TMPDIR");
  if (folder == NULL || *folder == '\0')
    folder = "/tmp";
  int length = snprintf(image->path, sizeof image->path, "%s/probe-XXXXXX", folder);
  if (length < 0 || length >= (int)sizeof image->path)
    return false;
  image->file = mkstemp(image->path);
  image->named = image->file >= 0;
  return image->named;
}

static bool load_image(struct library *library, const struct image *image, probe_step *step) {
  library->handle = dlopen(image->path, RTLD_NOW | RTLD_LOCAL);
  if (library->handle != NULL)
    return true;
  const char *reason = dlerror();
  if (reason == NULL)
    reason = "the library cannot be loaded";
  /* The loader has no error codes; its words for a symbol that nobody defines are "undefined symbol" with the GNU C
     library, "symbol not found" with others. */
  bool undefined = strstr(reason, "undefined symbol") != NULL || strstr(reason, "ymbol not found") != NULL;
  step_fail(step, undefined ? PROBE_MISSING_IMPORT : PROBE_INVALID_MODULE, "%s", reason);
  return false;
}

bool library_load(struct library *library, const uint8_t *bytes, uint64_t length, probe_step *step) {
  *library = LIBRARY_NONE;
  if (!is_whole(bytes, length)) {
    step_fail(step, PROBE_INVALID_MODULE, "not a shared library of this machine, or not all of it");
    return false;
  }
  struct image image;
  if (!open_anonymous(&image) && !open_temporary(&image)) {
    step_fail(step, PROBE_INTERNAL, "no file to load the library from: %s", strerror(errno));
    return false;
  }
  library->file = image.file;
  bool loaded = write_all(image.file, bytes, length);
  if (loaded)
    loaded = load_image(library, &image, step);
  else
    step_fail(step, PROBE_INTERNAL, "cannot write the library: %s", strerror(errno));
  if (image.named)
    unlink(image.path);
  if (!loaded)
    library_unload(library);
  return loaded;
}

void *library_symbol(const struct library *library, const char *name) { return dlsym(library->handle, name); }

void library_unload(struct library *library) {
  if (library->handle != NULL)
    dlclose(library->handle);
  if (library->file >= 0)
    close(library->file);
  *library = LIBRARY_NONE;
}
