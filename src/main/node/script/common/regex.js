'use strict';

/*
 * The probes' regular expressions (probes/c/common/regex.h) by RegExp. They match bytes: texts are given as latin1
 * strings, one character a byte. The syntax is a part of JavaScript's; what lies outside of that part is refused here,
 * and what means something else there is written in another way.
 */

const LONGEST_PATTERN = 1024;
const DEEPEST_GROUP = 32;

const SPACE = ' \\t\\n\\r\\f\\v';
const NOT_SPACE = '\\0-\\x08\\x0e-\\x1f\\x21-\\xff';
const ANY = '[^\\n]';

/** Letters that stand for one byte or several after a backslash. */
const CONTROL = /[tnrfv]/;
const NAMED = /[dwsDWS]/;
const PUNCTUATION = /[^0-9A-Za-z ]/;

class Translator {
  #pattern;
  #at = 0;
  #depth = 0;

  constructor(pattern) {
    this.#pattern = pattern;
  }

  translate() {
    const { source } = this.#alternatives();
    this.#require(this.#at === this.#pattern.length);
    return source;
  }

  #alternatives() {
    let { source, empty } = this.#sequence();
    while (this.#take('|')) {
      const next = this.#sequence();
      source += `|${next.source}`;
      empty ||= next.empty;
    }
    return { source, empty };
  }

  #sequence() {
    let source = '';
    let empty = true;
    while (this.#next !== undefined && this.#next !== '|' && this.#next !== ')') {
      const item = this.#item();
      source += item.source;
      empty &&= item.empty;
    }
    return { source, empty };
  }

  /** Engines disagree on what a quantifier after something empty means, so there is none. */
  #item() {
    const { source, empty } = this.#atom();
    if (!isQuantifier(this.#next)) {
      return { source, empty };
    }
    const quantifier = this.#read();
    this.#require(!empty && !isQuantifier(this.#next));
    return { source: source + quantifier, empty: quantifier !== '+' };
  }

  #atom() {
    const c = this.#read();
    switch (c) {
      case '(':
        return this.#group();
      case '[':
        return { source: this.#set(), empty: false };
      case '\\':
        return { source: this.#escape(), empty: false };
      case '.':
        return { source: ANY, empty: false };
      case '^':
      case '$':
        return { source: c, empty: true };
      default:
        this.#require(!'*+?{}]'.includes(c));
        return { source: c, empty: false };
    }
  }

  #group() {
    this.#require(++this.#depth <= DEEPEST_GROUP);
    const { source, empty } = this.#alternatives();
    this.#require(this.#take(')'));
    this.#depth--;
    return { source: `(?:${source})`, empty };
  }

  #escape() {
    const letter = this.#read();
    if (letter === 's' || letter === 'S') {
      return letter === 's' ? `[${SPACE}]` : `[^${SPACE}]`;
    }
    this.#require(NAMED.test(letter) || CONTROL.test(letter) || PUNCTUATION.test(letter));
    return `\\${letter}`;
  }

  #set() {
    let source = this.#take('^') ? '[^' : '[';
    do {
      const low = this.#member();
      source += low.source;
      if (this.#next === '-' && this.#pattern[this.#at + 1] !== undefined && this.#pattern[this.#at + 1] !== ']') {
        this.#read();
        const high = this.#member();
        this.#require(low.byte !== undefined && high.byte !== undefined && low.byte <= high.byte);
        source += `-${high.source}`;
      }
    } while (!this.#take(']'));
    return `${source}]`;
  }

  /** A byte, or several that have a name and cannot begin or end a range. */
  #member() {
    const c = this.#read();
    if (c === ']') {
      // Only the first member can get here: a set is not empty.
      this.#require(false);
    }
    if (c !== '\\') {
      return { source: /[-^[]/.test(c) ? `\\${c}` : c, byte: c };
    }
    const letter = this.#read();
    if (NAMED.test(letter)) {
      const source = { s: SPACE, S: NOT_SPACE }[letter] ?? `\\${letter}`;
      return { source };
    }
    this.#require(CONTROL.test(letter) || PUNCTUATION.test(letter));
    return { source: `\\${letter}`, byte: { t: '\t', n: '\n', r: '\r', f: '\f', v: '\v' }[letter] ?? letter };
  }

  get #next() {
    return this.#pattern[this.#at];
  }

  #take(c) {
    const taken = this.#next === c;
    this.#at += taken ? 1 : 0;
    return taken;
  }

  #read() {
    this.#require(this.#at < this.#pattern.length);
    return this.#pattern[this.#at++];
  }

  #require(condition) {
    if (!condition) {
      throw new SyntaxError(`not a pattern of the probes: ${this.#pattern}`);
    }
  }
}

function isQuantifier(c) {
  return c === '*' || c === '+' || c === '?';
}

/**
 * @param {string} pattern
 * @returns {RegExp} for latin1 strings
 * @throws {SyntaxError} when the pattern is malformed
 */
function compileRegex(pattern) {
  if (pattern.length > LONGEST_PATTERN || !/^[ -~]*$/.test(pattern)) {
    throw new SyntaxError('a pattern is at most 1024 printable ASCII characters');
  }
  return new RegExp(new Translator(pattern).translate());
}

module.exports = { compileRegex };
