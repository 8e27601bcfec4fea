'use strict';

/** What `http_request` answers when there is no response (HostFunctions.java), and the names that scripts see. */
module.exports = {
  TIMED_OUT: -1,
  REFUSED: -2,
  DENIED: -3,
  TOO_LARGE: -4,
  MALFORMED: -5,
  IO_FAILURE: -6,
  KINDS: {
    [-1]: 'timed-out',
    [-2]: 'refused',
    [-3]: 'denied',
    [-4]: 'too-large',
    [-5]: 'malformed-request',
    [-6]: 'io-failure',
  },
};
