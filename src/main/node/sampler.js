'use strict';

const { nanos } = require('./clock');
const { Recording } = require('./thread/recording');

const SEND_EVERY_MS = 100;

/** A frame has to stay below the parent's longest line, however fast a probe is. */
const MOST_ITERATIONS_A_FRAME = 20_000;

/**
 * Executes a probe again and again on one or more guests at once. Guests record into memory that was allocated before;
 * this thread sends what they recorded, a few times a second.
 *
 * @param {object} request a Measure message
 * @param {import('./thread/guest-thread').GuestThread} first
 * @param {() => Promise<import('./thread/guest-thread').GuestThread>} createGuest a further guest with its module loaded
 * @param {(name: string, fields: object) => void} send
 * @returns {Promise<object>} a Measured message
 */
async function measure(request, first, createGuest, send) {
  const created = await Promise.allSettled(Array.from({ length: request.instances - 1 }, createGuest));
  const others = created.filter((each) => each.status === 'fulfilled').map((each) => each.value);
  try {
    throwFirstFailure(created);
    const guests = [first, ...others];
    const recordings = guests.map((_, instance) => Recording.allocate(instance, request));
    const sender = new Sender(recordings, send);
    const originNanos = nanos();
    const runs = guests.map((guest, i) => guest.measure(request, recordings[i].buffer, originNanos));
    const ended = await Promise.allSettled(runs);
    sender.finish();
    throwFirstFailure(ended);
    const results = ended.map((each) => each.value);
    return {
      wrongAnswer: results.map((result) => result.wrongAnswer).find((answer) => answer !== '') ?? '',
      guestMemoryBytes: results[0].guestMemoryBytes,
    };
  } finally {
    await Promise.all(others.map((guest) => guest.end()));
  }
}

function throwFirstFailure(settled) {
  const failed = settled.find((each) => each.status === 'rejected');
  if (failed !== undefined) {
    throw failed.reason;
  }
}

/** Sends finished iterations while guests go on: those of each instance in order, each exactly once. */
class Sender {
  #recordings;
  #send;
  #sent;
  #timer;

  constructor(recordings, send) {
    this.#recordings = recordings;
    this.#send = send;
    this.#sent = recordings.map(() => 0);
    this.#timer = setInterval(() => this.#sendEnded(), SEND_EVERY_MS);
  }

  finish() {
    clearInterval(this.#timer);
    this.#sendEnded();
  }

  #sendEnded() {
    let iterations = [];
    this.#recordings.forEach((recording, instance) => {
      const ended = recording.ended;
      for (; this.#sent[instance] < ended; this.#sent[instance]++) {
        iterations.push(recording.iteration(this.#sent[instance]));
        if (iterations.length === MOST_ITERATIONS_A_FRAME) {
          this.#send('sampled', { iterations });
          iterations = [];
        }
      }
    });
    if (iterations.length > 0) {
      this.#send('sampled', { iterations });
    }
  }
}

module.exports = { measure };
