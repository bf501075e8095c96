/**
 * Pages of systems and factors whose name the reader typed.
 *
 * @typedef {object} Named
 * @property {"system" | "factor"} kind
 * @property {string} id
 * @property {string} name
 * @property {string[]} aliases
 * @property {string} url relative to the site's root
 */

import { element } from "./search-results.js";

const MOST = 4;
const SHORTEST = 3;
const KINDS = { system: "System", factor: "Factor" };

/** @type {Promise<Named[]> | undefined} */
let names;

/**
 * The names that match, as list items that lead to their pages; exact matches first.
 *
 * @param {import("./search-site.js").Site} site
 * @param {string} query
 * @returns {Promise<HTMLElement[]>}
 */
export async function namesFor(site, query) {
  const asked = wordsIn(query);
  if (!site.names || asked.length < SHORTEST) return [];
  names ??= loadNames(site.names);
  return (await names)
    .map((named) => ({ named, closeness: closeness(named, asked) }))
    .filter(({ closeness }) => closeness > 0)
    .sort((a, b) => b.closeness - a.closeness)
    .slice(0, MOST)
    .map(({ named }) => nameItem(named, site.root));
}

/**
 * @param {URL} address
 * @returns {Promise<Named[]>}
 */
async function loadNames(address) {
  try {
    const answer = await fetch(address);
    return answer.ok ? await answer.json() : [];
  } catch {
    // Search works without the names; the next page load tries again.
    return [];
  }
}

/**
 * 2 where a name is what was asked, 1 where the words of a name begin with it, 0 otherwise.
 *
 * @param {Named} named
 * @param {string} asked
 * @returns {number}
 */
function closeness({ id, name, aliases }, asked) {
  const labels = [id, name, ...(aliases ?? [])].map(wordsIn);
  if (labels.includes(asked)) return 2;
  return labels.some((label) => ` ${label}`.includes(` ${asked}`)) ? 1 : 0;
}

/**
 * @param {string} text
 * @returns {string} its words in lower case, separated by one space
 */
function wordsIn(text) {
  return text.toLowerCase().replace(/[^\p{L}\p{M}\p{N}]+/gu, " ").trim();
}

/**
 * @param {Named} named
 * @param {URL} root
 * @returns {HTMLElement}
 */
function nameItem({ kind, name, url }, root) {
  const link = element("a", { href: new URL(url, root).href }, name);
  return element("li", { class: `kb-name kb-name--${kind}` }, `${KINDS[kind] ?? kind}: `, link);
}
