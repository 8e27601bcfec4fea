'use strict';

/** What is no character of an address and no whole percent escape: RFC 3986, section 2. */
const FOREIGN_TO_ADDRESSES = /[^A-Za-z0-9._~:/?#[\]@!$&'()*+,;=%-]|%(?![0-9A-Fa-f]{2})/;

const WITH_ORIGIN =
  /^(https?):\/\/(\[[0-9a-f:.]+\]|[a-z0-9.-]+)(?::([0-9]{0,5}))?(?:\/[^?#[\]]*)?(?:\?[^#]*)?(?:#[^#[\]]*)?$/i;

const DEFAULT_PORTS = { http: 80, https: 443 };

/** Which origins a guest may reach: CapabilityPolicy.java's rule, held to by the same table of addresses. */
class CapabilityPolicy {
  #origins;

  /** @param {string[]} origins such as `http://127.0.0.1:8080` */
  constructor(origins) {
    this.#origins = new Set(origins.map(originOf));
  }

  /**
   * Whether an address has scheme, host and port of a granted origin, as they stand there: one that has to be rewritten
   * before it is understood (127.1 for 127.0.0.1), or that names a user, is of no granted origin.
   */
  allows(address) {
    const origin = originOf(address);
    return origin !== null && this.#origins.has(origin);
  }
}

function originOf(address) {
  const parts = WITH_ORIGIN.exec(address);
  if (parts === null) {
    return null;
  }
  const scheme = parts[1].toLowerCase();
  const port = parts[3] ? Number(parts[3]) : DEFAULT_PORTS[scheme];
  return `${scheme}://${parts[2].toLowerCase()}:${port}`;
}

/** Whether a text can be an address at all. */
function isAddress(text) {
  return !FOREIGN_TO_ADDRESSES.test(text);
}

module.exports = { CapabilityPolicy, isAddress };
