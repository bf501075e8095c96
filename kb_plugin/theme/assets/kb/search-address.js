/**
 * What the page's address says of a search, and back: `?q=pool&system=checkout&sort=date`.
 *
 * @typedef {object} Asked
 * @property {string} query
 * @property {import("./search-facets.js").Selection} selection
 * @property {"relevance" | "date"} sort
 */

/**
 * @param {string} search the query part of an address
 * @param {Map<string, string[]>} facets the values that exist; others are left out
 * @returns {Asked}
 */
export function fromAddress(search, facets) {
  const given = new URLSearchParams(search);
  const selection = new Map();
  for (const [facet, values] of facets) {
    selection.set(facet, new Set(given.getAll(facet).filter((value) => values.includes(value))));
  }
  return {
    query: given.get("q") ?? "",
    selection,
    sort: given.get("sort") === "date" ? "date" : "relevance",
  };
}

/**
 * @param {Asked} asked
 * @returns {string} with its question mark, or empty where nothing is asked
 */
export function toAddress({ query, selection, sort }) {
  const given = new URLSearchParams();
  if (query.trim()) given.set("q", query.trim());
  for (const [facet, values] of selection) {
    for (const value of values) given.append(facet, value);
  }
  if (sort === "date") given.set("sort", sort);
  const text = given.toString();
  return text ? `?${text}` : "";
}
