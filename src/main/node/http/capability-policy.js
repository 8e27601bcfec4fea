'use strict';

/** What java.net.URI lets into an address; everything else makes the request malformed. */
const ADDRESS = /^(?:[^\s%"<>\\^`{|}\x00-\x1f\x7f]|%[0-9a-f]{2})*$/i;

/**
 * Scheme, user and host with port, as they stand there: an address that has to be rewritten before it is understood
 * (127.1 for 127.0.0.1) is of no granted origin.
 */
const AUTHORITY = /^([a-z][a-z0-9+.-]*):\/\/([^/?#@]*@)?(\[[0-9a-f:.]+\]|[^/?#@:[\]]+)(?::([0-9]*))?(?=[/?#]|$)/i;

const DEFAULT_PORTS = { https: '443' };

/** Which origins a guest may reach: CapabilityPolicy.java's rule. */
class CapabilityPolicy {
  #origins;

  /** @param {string[]} origins such as `http://127.0.0.1:8080` */
  constructor(origins) {
    this.#origins = new Set(origins.map(originOf));
  }

  /** Whether scheme, host and port of an address are those of a granted origin, and no user is named. */
  allows(address) {
    const origin = originOf(address);
    return origin !== null && this.#origins.has(origin);
  }
}

function originOf(address) {
  const parts = AUTHORITY.exec(address);
  if (parts === null || parts[2] !== undefined) {
    return null;
  }
  const scheme = parts[1].toLowerCase();
  const port = parts[4] ? String(Number(parts[4])) : (DEFAULT_PORTS[scheme] ?? '80');
  return `${scheme}://${parts[3].toLowerCase()}:${port}`;
}

/** Whether a text can be an address at all. */
function isAddress(text) {
  return ADDRESS.test(text);
}

module.exports = { CapabilityPolicy, isAddress };
