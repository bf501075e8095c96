/** Words of a query, and whether a page has them. */

// Pagefind drops punctuation from a query by itself, but not these, and then finds nothing.
const SYMBOLS = /[\p{Sm}\p{Sc}\p{Sk}\p{Cc}]/gu;

// What Pagefind's stemmer takes off an English word, roughly.
const ENDING = /^(?:e?s|e?d|e?rs?|ings?|ly|ments?|ions?|ations?|al|ally|ness|able|ity|ive)$/u;

const NEITHER_LETTER_NOR_DIGIT = /[^\p{L}\p{M}\p{N}]+/u;

/**
 * The words of a query as the reader separated them, without signs.
 *
 * @param {string} query
 * @returns {string[]}
 */
export function wordsOf(query) {
  return query
    .replace(SYMBOLS, " ")
    .split(/\s+/u)
    .filter((word) => /[\p{L}\p{N}]/u.test(word));
}

/**
 * The words without those of one letter: a single `a` begins so many words that the search takes
 * seconds. Scripts that write a word in one character keep them.
 *
 * @param {string[]} words
 * @returns {string[]}
 */
export function wordsToSearch(words) {
  return words.filter((word) => !/^[\p{P}_]*[\p{Script=Latin}\p{N}][\p{P}_]*$/u.test(word));
}

/**
 * The parts of words that are identifiers: `PoolTimeout` and `pool_timeout` give two each.
 *
 * @param {string[]} words
 * @returns {string[]}
 */
export function partsOf(words) {
  const parts = words.flatMap((word) =>
    word
      .replace(/([\p{Ll}\p{N}])(\p{Lu})/gu, "$1 $2")
      .replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, "$1 $2")
      .split(NEITHER_LETTER_NOR_DIGIT),
  );
  return [...new Set(parts.filter((part) => part.length > 1))];
}

/**
 * The letters and digits of a text, in lower case and without accents.
 *
 * @param {string} text
 * @returns {string}
 */
export function folded(text) {
  return text.normalize("NFD").toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "");
}

/**
 * Whether a word of a page is a form of the one asked for: `retry` of `retries`, `timeouts` of
 * `time`, but not `over` of `overflow`.
 *
 * @param {string} asked folded
 * @param {string} other folded
 * @returns {boolean}
 */
export function isForm(asked, other) {
  if (other.startsWith(asked)) return true;
  if (asked.startsWith(other)) return ENDING.test(asked.slice(other.length));
  return beginsAlike(asked, other);
}

/**
 * Whether the two agree in half of the word asked for, and in three letters at least.
 *
 * @param {string} asked folded
 * @param {string} other folded
 * @returns {boolean}
 */
export function beginsAlike(asked, other) {
  let same = 0;
  while (same < asked.length && asked[same] === other[same]) same += 1;
  return same === asked.length || (same >= 3 && same * 2 >= asked.length);
}

/**
 * Those of the words that a page was not found by. Pagefind leaves a word out that it does not
 * know, or takes a beginning of it, down to one letter, and does not say so.
 *
 * @param {string[]} words
 * @param {{words: number[], matchedMetaFields?: string[]}} hit
 * @param {{content: string, meta: Record<string, string>}} page
 * @param {(asked: string, other: string) => boolean} alike
 * @returns {string[]}
 */
export function wordsMissing(words, hit, page, alike) {
  const content = page.content.split(/\s+/u);
  const found = [
    ...hit.words.map((position) => content[position] ?? ""),
    ...(hit.matchedMetaFields ?? []).flatMap((field) => (page.meta[field] ?? "").split(/\s+/u)),
  ];
  const known = [...new Set([...found, ...partsOf(found)].map(folded))].filter((one) => one);
  return words.filter((word) => !known.some((one) => alike(folded(word), one)));
}
