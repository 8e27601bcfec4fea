/*
 * calibration: no health check but a known amount of work, to measure the workbench with. With none, an execution is
 * what a probe costs before it does anything; twice the work is twice the time above that.
 *
 * Config: {"work":100000}, the steps to take, from 0 to 10^9.
 * Metrics: {"checksum":2463534242}, the state of a 32-bit xorshift generator (Marsaglia: Xorshift RNGs, 2003; shifts
 * 13, 17 and 5) after that many steps. No step can be skipped or done beside another: each needs the one before.
 */
#include "config.h"
#include "probe.h"

#define MOST_WORK INT64_C(1000000000)
#define SEED UINT32_C(2463534242)

const struct text probe_scenario = {"calibration", sizeof "calibration" - 1};

static uint32_t after(int64_t steps) {
  uint32_t state = SEED;
  for (; steps > 0; steps--) {
    state ^= state << 13;
    state ^= state >> 17;
    state ^= state << 5;
  }
  return state;
}

void probe_check(const struct json_value *config, struct probe_result *result) {
  int64_t work;
  if (!config_integer(config, TEXT("work"), 0, MOST_WORK, &work, result))
    return;
  json_write_name(&result->metrics, TEXT("checksum"));
  json_write_integer(&result->metrics, after(work));
}
