#include "watchdog.h"

#include "clock.h"
#include "step.h"

#include <errno.h>
#include <limits.h>

/* The thread calls nothing deeper than `stop`; a debug build of a C library needs some room, too. */
#define STACK_BYTES (128 * 1024)

static void stop_guest(struct watchdog *watchdog) {
  if (watchdog->stop != NULL)
    watchdog->stop(watchdog->argument);
}

/* Sleeps, with the mutex held, until told or until `wake`. */
static void sleep_until(struct watchdog *watchdog, uint64_t wake) {
  if (wake == 0) {
    pthread_cond_wait(&watchdog->changed, &watchdog->mutex);
    return;
  }
#ifdef __APPLE__
  uint64_t now = clock_nanos();
  uint64_t left = wake > now ? wake - now : 0;
  struct timespec time = {(time_t)(left / NANOS_PER_SECOND), (long)(left % NANOS_PER_SECOND)};
  pthread_cond_timedwait_relative_np(&watchdog->changed, &watchdog->mutex, &time);
#else
  struct timespec time = {(time_t)(wake / NANOS_PER_SECOND), (long)(wake % NANOS_PER_SECOND)};
  pthread_cond_timedwait(&watchdog->changed, &watchdog->mutex, &time);
#endif
}

static void *watch(void *argument) {
  struct watchdog *watchdog = argument;
  pthread_mutex_lock(&watchdog->mutex);
  while (!watchdog->closing) {
    uint64_t now = clock_nanos();
    if (watchdog->active && watchdog->deadline != 0) {
      if (now >= watchdog->deadline) {
        watchdog->deadline = 0;
        atomic_store(&watchdog->expired, true);
        stop_guest(watchdog);
        continue;
      }
      watchdog->wake = watchdog->deadline;
    } else if (now >= watchdog->wake) {
      watchdog->wake = 0;
    }
    sleep_until(watchdog, watchdog->wake);
  }
  pthread_mutex_unlock(&watchdog->mutex);
  return NULL;
}

static bool start(struct watchdog *watchdog) {
  pthread_attr_t attributes;
  if (pthread_attr_init(&attributes) != 0)
    return false;
  size_t stack = STACK_BYTES;
#ifdef PTHREAD_STACK_MIN
  if (stack < (size_t)PTHREAD_STACK_MIN)
    stack = (size_t)PTHREAD_STACK_MIN;
#endif
  pthread_attr_setstacksize(&attributes, stack);
  bool started = pthread_create(&watchdog->thread, &attributes, watch, watchdog) == 0;
  pthread_attr_destroy(&attributes);
  return started;
}

bool watchdog_open(struct watchdog *watchdog, void (*stop)(void *argument), void *argument) {
  *watchdog = (struct watchdog){.stop = stop, .argument = argument};
  if (pthread_mutex_init(&watchdog->mutex, NULL) != 0)
    return false;
  pthread_condattr_t attributes;
  bool opened = pthread_condattr_init(&attributes) == 0;
  if (opened) {
#ifndef __APPLE__
    pthread_condattr_setclock(&attributes, CLOCK_MONOTONIC);
#endif
    opened = pthread_cond_init(&watchdog->changed, &attributes) == 0;
    pthread_condattr_destroy(&attributes);
  }
  if (!opened)
    pthread_mutex_destroy(&watchdog->mutex);
  return opened;
}

/* Makes the thread look at the deadline in time, with the mutex held. Answers false when there is no thread. */
static bool arm(struct watchdog *watchdog) {
  if (watchdog->wake != 0 && watchdog->wake <= watchdog->deadline)
    return true;
  watchdog->wake = watchdog->deadline;
  if (watchdog->started) {
    pthread_cond_signal(&watchdog->changed);
    return true;
  }
  watchdog->started = start(watchdog);
  return watchdog->started;
}

bool watchdog_begin(struct watchdog *watchdog, uint64_t timeout_ns, probe_step *step) {
  bool begun = false;
  pthread_mutex_lock(&watchdog->mutex);
  uint64_t now = clock_nanos();
  atomic_store(&watchdog->expired, false);
  /* A limit beyond the range of the clock is no limit. */
  watchdog->deadline = timeout_ns == 0 || timeout_ns > UINT64_MAX / 2 ? 0 : now + timeout_ns;
  if (atomic_load(&watchdog->interrupted)) {
    atomic_store(&watchdog->interrupted, false);
    step_fail(step, PROBE_INTERRUPTED, "interrupted before the step began");
  } else if (watchdog->deadline != 0 && !arm(watchdog)) {
    watchdog->wake = 0;
    step_fail(step, PROBE_INTERNAL, "no thread for the time limit");
  } else {
    watchdog->active = true;
    begun = true;
  }
  pthread_mutex_unlock(&watchdog->mutex);
  return begun;
}

enum probe_outcome watchdog_end(struct watchdog *watchdog) {
  pthread_mutex_lock(&watchdog->mutex);
  /* The step that ends late may end before the thread came to notice. */
  bool late = watchdog->deadline != 0 && clock_nanos() >= watchdog->deadline;
  bool expired = late || atomic_load(&watchdog->expired);
  bool interrupted = atomic_load(&watchdog->interrupted);
  watchdog->active = false;
  watchdog->deadline = 0;
  atomic_store(&watchdog->expired, false);
  atomic_store(&watchdog->interrupted, false);
  pthread_mutex_unlock(&watchdog->mutex);
  return interrupted ? PROBE_INTERRUPTED : expired ? PROBE_TIMED_OUT : PROBE_OK;
}

void watchdog_interrupt(struct watchdog *watchdog) {
  pthread_mutex_lock(&watchdog->mutex);
  atomic_store(&watchdog->interrupted, true);
  if (watchdog->active)
    stop_guest(watchdog);
  pthread_mutex_unlock(&watchdog->mutex);
}

void watchdog_close(struct watchdog *watchdog) {
  pthread_mutex_lock(&watchdog->mutex);
  watchdog->closing = true;
  pthread_cond_signal(&watchdog->changed);
  pthread_mutex_unlock(&watchdog->mutex);
  if (watchdog->started)
    pthread_join(watchdog->thread, NULL);
  pthread_cond_destroy(&watchdog->changed);
  pthread_mutex_destroy(&watchdog->mutex);
}
