'use strict';

/** A number that is shown with exactly three decimals. */
class Thousandths {
  /** @param {number} count an integer */
  constructor(count) {
    this.count = count;
  }
}

/** The members of an object in an order of their own: JavaScript's objects put names that are integers first. */
class Members {
  /** @param {[string, any][]} entries */
  constructor(entries) {
    this.entries = entries;
  }
}

/** Like JSON.stringify, which cannot show a number the way it is wanted. */
function toJson(value) {
  if (value instanceof Thousandths) {
    return (value.count / 1000).toFixed(3);
  }
  if (Array.isArray(value)) {
    return `[${value.map(toJson).join()}]`;
  }
  if (typeof value === 'object' && value !== null) {
    const entries = value instanceof Members ? value.entries : Object.entries(value);
    const members = entries.map(([name, member]) => `${JSON.stringify(name)}:${toJson(member)}`);
    return `{${members.join()}}`;
  }
  return JSON.stringify(value);
}

/** Whether JSON.parse failed because the text ends too early, and not because of something in it. */
function isTruncated(text, syntaxError) {
  const position = /at position (\d+)/.exec(syntaxError.message);
  return /end of JSON input/.test(syntaxError.message) || (position !== null && Number(position[1]) >= text.length);
}

function isObject(value) {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The member of an object; undefined where there is none, or where the value is no object. */
function member(value, name) {
  return isObject(value) && Object.hasOwn(value, name) ? value[name] : undefined;
}

module.exports = { Members, Thousandths, isObject, isTruncated, member, toJson };
