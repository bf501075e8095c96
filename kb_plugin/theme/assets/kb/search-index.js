/**
 * The search index: loading it once, and asking it.
 *
 * @typedef {object} Fragment what Pagefind keeps of one page
 * @property {string} url
 * @property {string} content
 * @property {string} excerpt
 * @property {Record<string, string>} meta
 * @property {Record<string, string[]>} filters
 *
 * @typedef {object} Hit
 * @property {string} id
 * @property {number} score
 * @property {number[]} words where in the content the words are
 * @property {string[]} [matchedMetaFields]
 * @property {() => Promise<Fragment>} data
 *
 * @typedef {{
 *   options: (options: object) => Promise<void>,
 *   search: (query: string | null, options?: object) => Promise<{results: Hit[]}>,
 * }} Pagefind
 *
 * @typedef {object} Found
 * @property {"all" | "some" | "none"} match whether hits have all words, some, or there are none
 * @property {Hit[]} hits most relevant first
 * @property {string[]} missing words that no page has
 *
 * @typedef {object} Index
 * @property {(query: string) => Promise<Found>} find
 * @property {() => Promise<Hit[]>} byDate all incidents, newest first
 * @property {(facet: string, value: string) => Promise<Hit[]>} withValue
 */

import {
  beginsAlike,
  folded,
  isForm,
  partsOf,
  wordsMissing,
  wordsOf,
  wordsToSearch,
} from "./search-words.js";

const FIRST_RESULTS = 10;

const OPTIONS = {
  excerptLength: 32,
  // A title or a signal given in full comes before any page that has its words in its text.
  ranking: { metaWeights: { title: 8, signals: 4, words: 1, names: 0.25 } },
};

/** @type {Promise<Index> | undefined} */
let opened;

/**
 * Load the index on the first call; later calls share it. A failure is not kept, so that the next
 * attempt tries again.
 *
 * @param {URL} root the site's root
 * @returns {Promise<Index>}
 */
export function openIndex(root) {
  opened ??= load(root).catch((reason) => {
    opened = undefined;
    throw reason;
  });
  return opened;
}

/**
 * @param {URL} root
 * @returns {Promise<Index>}
 */
async function load(root) {
  const folder = new URL("pagefind/", root);
  const answer = await fetch(new URL("pagefind-entry.json", folder));
  if (!answer.ok) throw new Error(`${answer.url}: ${answer.status}`);
  const { languages } = await answer.json();
  if (!Object.keys(languages).length) return NOTHING_INDEXED;

  /** @type {Pagefind} */
  const pagefind = await import(new URL("pagefind.js", folder).href);
  await pagefind.options({ ...OPTIONS, baseUrl: root.pathname });
  return {
    find: (query) => find(pagefind, query),
    byDate: async () => (await pagefind.search(null, { sort: { day: "desc" } })).results,
    withValue: async (facet, value) =>
      (await pagefind.search(null, { filters: { [facet]: value } })).results,
  };
}

/** @type {Index} */
const NOTHING_INDEXED = {
  find: async () => ({ match: "none", hits: [], missing: [] }),
  byDate: async () => [],
  withValue: async () => [],
};

/**
 * Search for the words as they are given, then for the parts of identifiers among them, then for
 * each word alone.
 *
 * @param {Pagefind} pagefind
 * @param {string} query
 * @returns {Promise<Found>}
 */
async function find(pagefind, query) {
  const words = wordsOf(query);
  const parts = partsOf(words);
  for (const wanted of parts.join(" ") === words.join(" ") ? [words] : [words, parts]) {
    const { hits, missing } = await findAll(pagefind, wanted, isForm);
    if (hits.length && !missing.length) {
      return { match: "all", hits: await titleFirst(hits, words), missing };
    }
  }
  return findSome(pagefind, parts);
}

/**
 * Pages with all words. `missing` are the words that the best page does not have, and since
 * Pagefind treats a word alike for all pages, that none of them has.
 *
 * @param {Pagefind} pagefind
 * @param {string[]} words
 * @param {(asked: string, other: string) => boolean} alike what counts as having a word
 * @returns {Promise<{hits: Hit[], missing: string[]}>}
 */
async function findAll(pagefind, words, alike) {
  const wanted = wordsToSearch(words);
  if (!wanted.length) return { hits: [], missing: words };

  const [loose, phrase] = await Promise.all([
    pagefind.search(wanted.join(" ")),
    pagefind.search(`"${words.join(" ").replaceAll('"', "")}"`),
  ]);
  const hits = phraseFirst(loose.results, phrase.results);
  if (!hits.length) return { hits, missing: wanted };
  return { hits, missing: wordsMissing(wanted, hits[0], await hits[0].data(), alike) };
}

/**
 * Pages with any of the words, those with more of them first.
 *
 * @param {Pagefind} pagefind
 * @param {string[]} words
 * @returns {Promise<Found>}
 */
async function findSome(pagefind, words) {
  /** @type {string[]} */
  const missing = [];
  /** @type {Map<string, {hit: Hit, words: number, score: number}>} */
  const pages = new Map();
  for (const word of wordsToSearch(words)) {
    const found = await findAll(pagefind, [word], beginsAlike);
    if (found.missing.length) {
      missing.push(word);
      continue;
    }
    for (const hit of found.hits) {
      const page = pages.get(hit.id) ?? { hit, words: 0, score: 0 };
      pages.set(hit.id, { ...page, words: page.words + 1, score: page.score + hit.score });
    }
  }
  const ranked = [...pages.values()].sort((a, b) => b.words - a.words || b.score - a.score);
  return { match: ranked.length ? "some" : "none", hits: ranked.map((page) => page.hit), missing };
}

/**
 * Pages that have the words one after another come first: they hold the title or the message that
 * the reader copied, whatever else the words mean to the ranking.
 *
 * @param {Hit[]} hits
 * @param {Hit[]} phrase
 * @returns {Hit[]}
 */
function phraseFirst(hits, phrase) {
  const together = new Set(phrase.map((hit) => hit.id));
  return [
    ...hits.filter((hit) => together.has(hit.id)),
    ...hits.filter((hit) => !together.has(hit.id)),
  ];
}

/**
 * The page whose title the reader gave comes first.
 *
 * @param {Hit[]} hits
 * @param {string[]} words
 * @returns {Promise<Hit[]>}
 */
async function titleFirst(hits, words) {
  const asked = folded(words.join(" "));
  const first = await Promise.all(hits.slice(0, FIRST_RESULTS).map((hit) => hit.data()));
  const position = first.findIndex((page) => folded(page.meta.title ?? "") === asked);
  if (position < 1) return hits;
  return [hits[position], ...hits.filter((hit) => hit !== hits[position])];
}
