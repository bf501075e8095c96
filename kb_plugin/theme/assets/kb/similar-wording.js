/**
 * The words of a text as similarity compares them. The same, character for character, as
 * `kb_plugin/link/wording.py`, which says why each step is there; change both together.
 *
 * @typedef {object} Rules what the index brings along, so that it is written once
 * @property {Set<string>} stopWords
 * @property {Set<string>} statuses
 * @property {number} longestName
 * @property {number} longestSignal
 */

const VOLATILE = new RegExp(
  [
    "[0-9]+(?:[.-][0-9]+)*(?:T[0-9]+)?Z?",
    "[0-9]+(?:\\.[0-9]+)?(?:ns|us|ms|s|sec|secs|min|mins|h|hrs|kb|mb|gb|tb|kib|mib|gib|tib)",
    "0x[0-9a-f]+",
    "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}",
    "(?=[a-f]*[0-9])(?=[0-9]*[a-f])[0-9a-f]{7,64}",
  ]
    .map((one) => `^(?:${one})$`)
    .join("|"),
  "i",
);
const NAME = /[\p{L}\p{N}]+(?:[._@#-]+[\p{L}\p{N}]+)*/gu;
const PIECE = /[\p{L}\p{N}]+/gu;
const HUMP = /[A-Z]+(?![a-z])[0-9]*|[A-Z]?[a-z]+[0-9]*|[0-9]+[a-z]*|[^A-Za-z0-9]+/gu;
const MIXED = /[a-z0-9][A-Z]|[A-Z]{2}[a-z]/u;
const LETTERS = /^[a-z]+$/u;
const VOWEL = /[aeiouy]/u;

/**
 * @param {string} text
 * @returns {string}
 */
export function fold(text) {
  return text.normalize("NFKD").replace(/\p{Mn}/gu, "");
}

/**
 * The terms of a text in their order, each with the writing that it stands for.
 *
 * @param {string} text
 * @param {Rules} rules
 * @returns {[string, string][]}
 */
export function forms(text, rules) {
  return namesOf(text).flatMap((name) => formsOf(name, rules));
}

/**
 * The term that stands for a whole signal.
 *
 * @param {string} signal
 * @param {Rules} rules
 * @returns {string}
 */
export function signalTerm(signal, rules) {
  const words = wholeWords(signal, rules);
  return words.length > 1 ? `=${words.slice(0, rules.longestSignal).join(" ")}` : (words[0] ?? "");
}

/**
 * Every term that could stand for a whole signal quoted in a text.
 *
 * @param {string} text
 * @param {Rules} rules
 * @returns {Set<string>}
 */
export function signalsIn(text, rules) {
  const words = wholeWords(text, rules);
  const runs = new Set(words);
  for (let start = 0; start < words.length; start += 1) {
    let run = `=${words[start]}`;
    const end = Math.min(words.length, start + rules.longestSignal);
    for (let next = start + 1; next < end; next += 1) {
      run += ` ${words[next]}`;
      runs.add(run);
    }
  }
  return runs;
}

/**
 * @param {string} word
 * @returns {string}
 */
export function stem(word) {
  if (word.length > 4 && (word.endsWith("ies") || word.endsWith("ied"))) {
    return `${word.slice(0, -3)}y`;
  }
  if (word.length > 4 && word.endsWith("es") && "sxzh".includes(word.at(-3) ?? " ")) {
    word = word.slice(0, -2);
  } else if (word.length > 3 && word.endsWith("s") && !"aisu".includes(word.at(-2) ?? " ")) {
    word = word.slice(0, -1);
  }
  for (const ending of ["ing", "ed"]) {
    const rest = word.slice(0, -ending.length);
    if (word.endsWith(ending) && rest.length >= 3 && VOWEL.test(rest)) {
      const last = rest.at(-1) ?? " ";
      word = last === rest.at(-2) && !"lsz".includes(last) ? rest.slice(0, -1) : rest;
      break;
    }
  }
  return word.length > 3 && word.endsWith("e") ? word.slice(0, -1) : word;
}

/**
 * Names whole and words in their common form, without what carries no meaning.
 *
 * @param {string} text
 * @param {Rules} rules
 * @returns {string[]}
 */
function wholeWords(text, rules) {
  return namesOf(text).flatMap((name) => formsOf(name, rules).slice(0, 1).map(([term]) => term));
}

/**
 * @param {string} text
 * @returns {string[]}
 */
function namesOf(text) {
  return fold(text).match(NAME) ?? [];
}

/** @type {Map<string, [string, string][]>} */
const known = new Map();

/**
 * @param {string} name
 * @param {Rules} rules
 * @returns {[string, string][]}
 */
function formsOf(name, rules) {
  let found = known.get(name);
  if (!found) known.set(name, (found = newForms(name, rules)));
  return found;
}

/**
 * @param {string} name
 * @param {Rules} rules
 * @returns {[string, string][]}
 */
function newForms(name, rules) {
  if (VOLATILE.test(name)) return rules.statuses.has(name) ? [[name, name]] : [];
  /** @type {[string, string][]} */
  const found = [];
  const addWhole = (/** @type {string} */ whole) => {
    if ([...whole].length <= rules.longestName) found.push([whole.toLowerCase(), whole]);
  };
  const pieces = name.match(PIECE) ?? [];
  if (pieces.length > 1 && !pieces.some((one) => [...one].length > 6 && VOLATILE.test(one))) {
    addWhole(name);
  }
  for (const piece of pieces.filter((one) => !VOLATILE.test(one))) {
    const humps = MIXED.test(piece) ? (piece.match(HUMP) ?? []) : [piece];
    if (humps.length > 1) addWhole(piece);
    for (const hump of humps) {
      const word = hump.toLowerCase();
      if ([...word].length < 2 || rules.stopWords.has(word) || VOLATILE.test(word)) continue;
      found.push(LETTERS.test(word) ? [stem(word), word] : [word, hump]);
    }
  }
  return found;
}
