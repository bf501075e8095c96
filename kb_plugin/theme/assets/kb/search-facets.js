/**
 * Facets: which incidents have which value, and how many there would be.
 *
 * Pagefind counts the unselected values of a facet as none once another value of it is selected,
 * and counts nothing for words searched singly. So the members of each value are learned once, and
 * filtering and counting need no further search.
 *
 * @typedef {Map<string, Set<string>>} Selection the chosen values of each facet
 * @typedef {Map<string, Map<string, Set<string>>>} Members ids by facet and value
 */

/**
 * @param {import("./search-index.js").Index} index
 * @param {Map<string, string[]>} facets the values of each facet
 * @returns {Promise<Members>}
 */
export async function learnMembers(index, facets) {
  /** @type {Members} */
  const members = new Map();
  for (const [facet, values] of facets) {
    const byValue = new Map();
    // One after another, so that what the reader types meanwhile does not wait for all of them.
    for (const value of values) {
      const hits = await index.withValue(facet, value);
      byValue.set(value, new Set(hits.map((hit) => hit.id)));
    }
    members.set(facet, byValue);
  }
  return members;
}

/**
 * The ids that have, for each facet with a choice, one of the chosen values.
 *
 * @param {string[]} ids
 * @param {Selection} selection
 * @param {Members} members
 * @param {string} [except] a facet whose choice does not count
 * @returns {string[]}
 */
export function passing(ids, selection, members, except) {
  const conditions = [...selection]
    .filter(([facet, values]) => facet !== except && values.size)
    .map(([facet, values]) => [...values].map((value) => members.get(facet)?.get(value)));
  return ids.filter((id) => conditions.every((sets) => sets.some((set) => set?.has(id))));
}

/**
 * For each value, how many there would be with it chosen, all other facets staying as they are.
 *
 * @param {string[]} ids what the query found
 * @param {Selection} selection
 * @param {Members} members
 * @returns {Map<string, Map<string, number>>}
 */
export function liveCounts(ids, selection, members) {
  const counts = new Map();
  for (const [facet, values] of members) {
    const others = passing(ids, selection, members, facet);
    const byValue = new Map();
    for (const [value, set] of values) {
      byValue.set(value, others.filter((id) => set.has(id)).length);
    }
    counts.set(facet, byValue);
  }
  return counts;
}
