/* Traps two calls below run, in a module that carries its names and its lines (DWARF). */

static char input[4096];

__attribute__((export_name("allocate"))) char *allocate(unsigned length) {
  return length <= sizeof input ? input : 0;
}

__attribute__((noinline)) static void innermost_in_c(volatile char *text) {
  text[0] = 0;
  __builtin_trap();
}

__attribute__((export_name("run"))) long long run(char *text, unsigned length) {
  (void)length;
  innermost_in_c(text);
  return 0;
}
