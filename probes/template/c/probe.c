/*
 * A probe of your own in C. Counts the bytes and the digits of its config.
 *
 * Build, in this folder, with clang and lld:
 *   clang --target=wasm32-unknown-unknown -mcpu=mvp -O2 -ffreestanding -fno-builtin -nostdlib -Wl,--no-entry -Wl,--strip-all -o my.wasm probe.c
 */
typedef unsigned int u32;
typedef unsigned long long u64;

static char input[1 << 16];
static char output[256];
static u32 used;

static void put(const char *text) {
  while (*text)
    output[used++] = *text++;
}

static void put_number(u32 number) {
  if (number > 9)
    put_number(number / 10);
  output[used++] = (char)('0' + number % 10);
}

/* The place for the config, of which the host then writes the bytes; 0 where it does not fit. */
__attribute__((export_name("allocate"))) u32 allocate(u32 length) {
  return length <= sizeof input ? (u32)input : 0;
}

/* One execution: the place and the length of the answer, which is a ProbeResult. */
__attribute__((export_name("run"))) u64 run(u32 place, u32 length) {
  const char *config = (const char *)place;
  u32 digits = 0;

  /* Your check goes here. */
  for (u32 i = 0; i < length; i++)
    if (config[i] >= '0' && config[i] <= '9')
      digits++;

  used = 0;
  put("{\"scenario\":\"my\",\"ok\":true,\"status\":null,\"metrics\":{\"bytes\":");
  put_number(length);
  put(",\"digits\":");
  put_number(digits);
  put("},\"error\":null}");
  return (u64)(u32)output << 32 | used;
}
