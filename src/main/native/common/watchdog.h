/*
 * Time limits and interruption of guest code. The watchdog knows when a step has to stop; how a running guest is made
 * to stop is the adapter's business, told by `stop`.
 *
 * Its thread is started by the first step that has a time limit. From then on it sleeps to the nearest deadline that it
 * was told of, and is woken early only for a nearer one: a long series of steps with the same limit costs no signal.
 */
#ifndef PROBE_COMMON_WATCHDOG_H
#define PROBE_COMMON_WATCHDOG_H

#include "probe_host.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdbool.h>

struct watchdog {
  pthread_mutex_t mutex;
  pthread_cond_t changed;
  pthread_t thread;
  bool started;
  bool closing;
  bool active;         /* a step is in progress */
  uint64_t deadline;   /* of that step; 0 when it has none or it has passed */
  uint64_t wake;       /* when the thread will look again; 0 when it sleeps until told */
  atomic_bool expired; /* the step's deadline passed */
  atomic_bool interrupted;
  void (*stop)(void *argument); /* called with the mutex held, from any thread; may be NULL */
  void *argument;
};

bool watchdog_open(struct watchdog *watchdog, void (*stop)(void *argument), void *argument);

/* Before guest code runs. Fails the step and answers false when it was interrupted in advance. */
bool watchdog_begin(struct watchdog *watchdog, uint64_t timeout_ns, probe_step *step);

/*
 * After guest code ran, however it ended. Answers PROBE_INTERRUPTED, PROBE_TIMED_OUT, or PROBE_OK when nothing was to
 * stop the step. An interruption is used up by the step that it stopped.
 */
enum probe_outcome watchdog_end(struct watchdog *watchdog);

/* Whether the step in progress has to stop: cheap enough to be asked often. */
static inline bool watchdog_wants_stop(struct watchdog *watchdog) {
  return atomic_load_explicit(&watchdog->expired, memory_order_relaxed) ||
         atomic_load_explicit(&watchdog->interrupted, memory_order_relaxed);
}

void watchdog_interrupt(struct watchdog *watchdog);

void watchdog_close(struct watchdog *watchdog);

#endif
