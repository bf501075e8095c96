/**
 * Which incidents a text is like. The same function over the same whole numbers as
 * `kb_plugin/link/query.py`, which explains it; change both together.
 *
 * @typedef {object} Reason
 * @property {"signal" | "system" | "wording"} kind
 * @property {string} value a signal as a term, a system's id; nothing for wording
 * @property {number} weight
 *
 * @typedef {object} Match
 * @property {number} number the incident's place among all, in the order of ids
 * @property {number} score
 * @property {Reason[]} reasons
 *
 * @typedef {object} Ranking
 * @property {Match[]} matches best first, ties in the order of ids
 * @property {Map<string, number>} weights terms of the text that some incident has
 *
 * @typedef {import("./similar-lexicon.js").Lexicon} Lexicon
 */

import { forms, signalsIn } from "./similar-wording.js";

/**
 * What is read of a text.
 *
 * @param {string} text
 * @param {Lexicon} lexicon
 * @returns {{read: string, isCut: boolean}}
 */
export function readOf(text, lexicon) {
  const most = lexicon.head.mostCharacters;
  if (text.length <= most) return { read: text, isCut: false };
  const characters = [...text];
  return { read: characters.slice(0, most).join(""), isCut: characters.length > most };
}

/**
 * @param {Lexicon} lexicon
 * @param {string} text
 * @param {string} [system]
 * @returns {Ranking}
 */
export function ranked(lexicon, text, system = "") {
  const { head } = lexicon;
  const { read } = readOf(text, lexicon);
  const counts = new Map();
  for (const [term] of forms(read, lexicon.rules)) counts.set(term, (counts.get(term) ?? 0) + 1);

  const products = new Float64Array(head.incidents);
  /** @type {Map<string, number>} */
  const weights = new Map();
  let known = 0;
  let strange = 0;
  for (const [term, count] of counts) {
    const at = lexicon.terms.get(term);
    const root = Math.floor(Math.sqrt(10_000 * count));
    if (at === undefined) {
      strange += (root * head.strange) ** 2;
      continue;
    }
    const weight = root * lexicon.rarities[at];
    weights.set(term, weight);
    known += weight * weight;
    for (let n = lexicon.starts[at]; n < lexicon.starts[at + 1]; n += 1) {
      products[lexicon.holders[n]] += weight * lexicon.levels[n] ** 2;
    }
  }
  const length = Math.floor(Math.sqrt(known + Math.min(known, strange)));

  const quoted = signalsIn(read, lexicon.rules);
  const signals = pointsOf(lexicon.signals, quoted, head.signalPoints, head.most);
  const named = new Set();
  for (const one of quoted) if (Object.hasOwn(head.names, one)) named.add(head.names[one]);
  const systems = pointsOf(lexicon.systems, named, head.systemPoints, head.most);
  const allowed = system ? new Set(lexicon.systems.get(system) ?? []) : null;

  /** @type {Match[]} */
  const matches = [];
  for (let number = 0; number < head.incidents; number += 1) {
    if (allowed && !allowed.has(number)) continue;
    const reasons = [
      ...(signals.get(number) ?? []).map(reasonOf("signal")),
      ...(systems.get(number) ?? []).map(reasonOf("system")),
    ];
    const wording = products[number]
      ? Math.floor((head.text * products[number]) / (length * lexicon.lengths[number]))
      : 0;
    if (wording) reasons.push({ kind: "wording", value: "", weight: wording });
    const score = reasons.reduce((sum, reason) => sum + reason.weight, 0);
    if (score < head.weak) continue;
    reasons.sort((one, other) => other.weight - one.weight);
    matches.push({ number, score, reasons });
  }
  matches.sort((one, other) => other.score - one.score || one.number - other.number);
  return { matches, weights };
}

/**
 * @param {Map<string, Uint32Array>} holders
 * @param {Set<string>} names
 * @param {Record<number, number>} worth
 * @param {number} most
 * @returns {Map<number, [number, string][]>}
 */
function pointsOf(holders, names, worth, most) {
  const found = new Map();
  for (const name of names) {
    const numbers = holders.get(name);
    const points = numbers ? worth[numbers.length] : 0;
    if (!numbers || !points) continue;
    for (const number of numbers) {
      if (!found.has(number)) found.set(number, []);
      found.get(number).push([points, name]);
    }
  }
  for (const own of found.values()) {
    own.sort(
      (/** @type {[number, string]} */ one, /** @type {[number, string]} */ other) =>
        other[0] - one[0] || (one[1] < other[1] ? -1 : 1),
    );
    own.splice(most);
  }
  return found;
}

/**
 * @param {Reason["kind"]} kind
 * @returns {(pair: [number, string]) => Reason}
 */
function reasonOf(kind) {
  return ([weight, value]) => ({ kind, value, weight });
}

/**
 * The terms that a text shares with an incident, those that count most first.
 *
 * @param {Lexicon} lexicon
 * @param {Map<string, number>} weights
 * @param {number} number
 * @returns {string[]}
 */
export function sharedTerms(lexicon, weights, number) {
  const shared = [];
  for (const [term, weight] of weights) {
    const at = /** @type {number} */ (lexicon.terms.get(term));
    const start = lexicon.starts[at];
    const place = lexicon.holders.subarray(start, lexicon.starts[at + 1]).indexOf(number);
    if (place >= 0) shared.push({ term, weight: weight * lexicon.levels[start + place] ** 2 });
  }
  shared.sort((one, other) => other.weight - one.weight || (one.term < other.term ? -1 : 1));
  return shared.map((one) => one.term);
}
