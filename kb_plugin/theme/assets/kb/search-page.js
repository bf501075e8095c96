/** The search page: words, facets, sorting, and an address that carries all three. */

import { fromAddress, toAddress } from "./search-address.js";
import { learnMembers, liveCounts, passing } from "./search-facets.js";
import { openIndex } from "./search-index.js";
import { namesFor } from "./search-names.js";
import { PageView } from "./search-page-view.js";
import { findSite } from "./search-site.js";
import { wordsOf, wordsToSearch } from "./search-words.js";

const PAUSE_IN_TYPING = 220;

/**
 * Bring the search page to life.
 *
 * @param {HTMLElement} root
 * @returns {() => void} to call when the page is left
 */
export function start(root) {
  const site = findSite();
  return site ? searchWith(new PageView(root), site) : () => {};
}

/**
 * @param {PageView} view
 * @param {import("./search-site.js").Site} site
 * @returns {() => void}
 */
function searchWith(view, site) {
  /** @type {Promise<import("./search-index.js").Hit[]> | undefined} */
  let byDate;
  /** @type {Promise<import("./search-facets.js").Members> | undefined} */
  let members;
  /** @type {{query: string, found: Promise<import("./search-index.js").Found>} | undefined} */
  let last;
  let latest = 0;
  let timer = 0;

  view.fill(fromAddress(location.search, view.facets));
  view.onTyping(() => {
    view.showBusy(true);
    clearTimeout(timer);
    timer = setTimeout(changed, PAUSE_IN_TYPING);
  });
  view.onChange(changed);
  view.start();
  update();

  function changed() {
    clearTimeout(timer);
    // Replaced rather than added: the way back leads out of the search in one step.
    const address = location.pathname + toAddress(view.asked()) + location.hash;
    history.replaceState(history.state, "", address);
    return update();
  }

  async function update() {
    const turn = (latest += 1);
    const current = () => turn === latest;
    view.showBusy(true);
    try {
      await search(current);
    } catch {
      last = members = byDate = undefined;
      if (current()) view.showFailure();
    }
  }

  /** @param {() => boolean} current whether nothing newer was asked meanwhile */
  async function search(current) {
    const asked = view.asked();
    const query = wordsToSearch(wordsOf(asked.query)).length ? asked.query.trim() : "";
    const index = await openIndex(site.root);
    const newestFirst = () => (byDate ??= index.byDate());

    if (query && last?.query !== query) last = { query, found: index.find(query) };
    /** @type {import("./search-index.js").Found} */
    const found =
      query && last ? await last.found : { match: "all", hits: await newestFirst(), missing: [] };
    const named = await namesFor(site, query);
    const ids = found.hits.map((hit) => hit.id);

    const filtering = [...asked.selection.values()].some((values) => values.size);
    let hits = found.hits;
    if (filtering) {
      members ??= learnMembers(index, view.facets);
      const kept = new Set(passing(ids, asked.selection, await members));
      hits = hits.filter((hit) => kept.has(hit.id));
    }
    if (query && asked.sort === "date") hits = sorted(hits, await newestFirst());
    if (!current()) return;
    await view.showResults({ found, hits, named, query, filtering, current });
    if (!current()) return;
    view.showBusy(false);

    members ??= learnMembers(index, view.facets);
    const counts = liveCounts(ids, asked.selection, await members);
    if (current()) view.showCounts(counts);
  }

  return () => {
    latest += 1;
    clearTimeout(timer);
  };
}

/**
 * @param {import("./search-index.js").Hit[]} hits
 * @param {import("./search-index.js").Hit[]} byDate all, newest first
 * @returns {import("./search-index.js").Hit[]}
 */
function sorted(hits, byDate) {
  const position = new Map(byDate.map((hit, index) => [hit.id, index]));
  return [...hits].sort((a, b) => (position.get(a.id) ?? 0) - (position.get(b.id) ?? 0));
}
