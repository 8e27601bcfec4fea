/*
 * m3_compile.c of WASM3 0.5.0 with the guards of guard.h. Interpreted code is a chain of C functions that m3_exec.h
 * defines, and only this file makes code of them, so that they can be replaced here:
 * - every call asks m3_Yield, here a look at the guard;
 * - op_Loop looks at the guard, too, on entry and before each turn: it holds a native frame for as long as it turns;
 * - op_MemGrow adds up without an overflow, which would shrink the memory, and leaves the end of the stack alone, which
 *   WASM3 moves when a host function below has called in again;
 * - reading an instruction looks at how deep the compiler is nested.
 */
#include "guard.h"

#include "m3_core.h"

const char guard_stopped[] = "[trap] stopped";
const char guard_overflow[] = "[trap] native stack overflow";
const char guard_nesting[] = "blocks are nested too deeply";

/* Constant expressions are compiled without a runtime, so a guard cannot be reached from everywhere. */
static _Thread_local uintptr_t compile_floor;

void guard_set_compile_floor(uintptr_t floor) { compile_floor = floor; }

static inline uintptr_t native_stack(void) { return (uintptr_t)__builtin_frame_address(0); }

static inline M3Result guard_look(struct guard *guard) {
  if (__builtin_expect(atomic_load_explicit(&guard->stop, memory_order_relaxed), 0))
    return guard_stopped;
  if (__builtin_expect(native_stack() < guard->floor, 0))
    return guard_overflow;
  return NULL;
}

#define GUARD ((struct guard *)m3MemRuntime(_mem)->userdata)

#define m3_Yield() guard_look(GUARD)
#define op_Loop unguarded_op_Loop
#define op_MemGrow unguarded_op_MemGrow
#include "m3_exec.h"
#undef m3_Yield
#undef op_Loop
#undef op_MemGrow

d_m3Op(Loop) {
  d_m3ClearRegisters;
  IM3Memory memory = m3MemInfo(_mem);
  struct guard *guard = GUARD;
  m3ret_t result;
  do {
    result = guard_look(guard);
    if (__builtin_expect(result != NULL, 0))
      break;
    result = nextOpImpl();
    /* The turn may have grown the memory, and so moved it. */
    _mem = memory->mallocated;
  } while (result == _pc);
  forwardTrap(result);
}

d_m3Op(MemGrow) {
  IM3Runtime runtime = m3MemRuntime(_mem);
  IM3Memory memory = &runtime->memory;
  u64 wanted = (u64)memory->numPages + (u32)_r0;
  bool grows = (u32)_r0 != 0;
  _r0 = memory->numPages;
  if (grows) {
    void *stack_end = memory->mallocated->maxStack;
    if (wanted > memory->maxPages || ResizeMemory(runtime, (u32)wanted) != m3Err_none)
      _r0 = (m3reg_t)-1;
    _mem = memory->mallocated;
    _mem->maxStack = stack_end;
  }
  nextOp();
}

static M3Result read_opcode_unless_deep(m3opcode_t *opcode, bytes_t *bytes, cbytes_t end) {
  return native_stack() < compile_floor ? guard_nesting : Read_opcode(opcode, bytes, end);
}

#define Read_opcode read_opcode_unless_deep
#include "m3_compile.c"
#undef Read_opcode

int guard_limit_pages(IM3Module module, uint32_t pages) {
  M3MemoryInfo *memory = &module->memoryInfo;
  if (memory->initPages > pages)
    return 0;
  if (memory->maxPages == 0 || memory->maxPages > pages)
    memory->maxPages = pages;
  return 1;
}
