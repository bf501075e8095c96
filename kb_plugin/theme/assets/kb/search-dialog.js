/** Search from any page: a dialog that opens from the header or with the key `/`. */

import { openIndex } from "./search-index.js";
import { namesFor } from "./search-names.js";
import { resultItems } from "./search-results.js";
import { wordsOf, wordsToSearch } from "./search-words.js";

const SHOWN = 8;
const PAUSE_IN_TYPING = 180;

/**
 * @param {import("./search-site.js").Site} site
 * @returns {{close: () => void}}
 */
export function startDialog(site) {
  const { dialog } = site;
  const form = /** @type {HTMLFormElement} */ (dialog.querySelector("form"));
  const input = /** @type {HTMLInputElement} */ (dialog.querySelector("input"));
  const status = /** @type {HTMLElement} */ (dialog.querySelector("[role=status]"));
  const results = /** @type {HTMLElement} */ (dialog.querySelector("[data-kb-results]"));
  const names = /** @type {HTMLElement} */ (dialog.querySelector("[data-kb-names-list]"));
  const all = /** @type {HTMLAnchorElement} */ (dialog.querySelector("[data-kb-all]"));

  replaceLinkByButton(dialog);
  keepAddresses(dialog, form);
  const searchPage = new URL(form.action);

  let latest = 0;
  async function search() {
    const query = input.value;
    const turn = (latest += 1);
    all.href = addressFor(searchPage, query);
    if (!wordsToSearch(wordsOf(query)).length) return show("", [], []);
    try {
      const index = await openIndex(site.root);
      const [found, named] = await Promise.all([index.find(query), namesFor(site, query)]);
      const items = await resultItems(found.hits.slice(0, SHOWN), { heading: "p" });
      if (turn === latest) show(summary(found), items, named);
    } catch {
      if (turn === latest) show("The search index could not be loaded.", [], []);
    }
  }

  /**
   * @param {string} text
   * @param {HTMLElement[]} items
   * @param {HTMLElement[]} named
   */
  function show(text, items, named) {
    status.textContent = text;
    results.replaceChildren(...items);
    names.replaceChildren(...named);
    names.hidden = !named.length;
  }

  let timer = 0;
  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(search, PAUSE_IN_TYPING);
  });
  dialog.querySelector("[data-kb-close]")?.addEventListener("click", () => dialog.close());
  dialog.addEventListener("click", (event) => {
    // The backdrop belongs to the dialog; everything inside it is another element.
    if (event.target === dialog) dialog.close();
  });
  all.addEventListener("click", (event) => {
    // Instant navigation ignores a link to the page it is on, whatever its query.
    if (!document.querySelector("[data-kb-find]") || opensElsewhere(event)) return;
    event.preventDefault();
    event.stopPropagation();
    location.assign(all.href);
  });
  dialog.addEventListener("keydown", (event) => {
    // A search field would take the key to empty itself, and only the second one would close.
    if (event.key !== "Escape") return;
    event.preventDefault();
    dialog.close();
  });
  dialog.addEventListener("keydown", (event) => moveAmongLinks(event, input, dialog));

  document.querySelector("[data-kb-search-open]")?.addEventListener("click", open);
  dialog.addEventListener("close", () => document.documentElement.classList.remove("kb-searches"));
  document.addEventListener("keydown", (event) => {
    if (!isShortcut(event)) return;
    event.preventDefault();
    const onPage = document.querySelector("[data-kb-find] input[type=search]");
    if (onPage instanceof HTMLInputElement) onPage.focus();
    else open();
  });

  function open() {
    if (!dialog.open) dialog.showModal();
    document.documentElement.classList.add("kb-searches");
    input.focus();
    input.select();
    // Loaded while the reader types. A failure shows with the first search.
    openIndex(site.root).catch(() => {});
  }

  return { close: () => dialog.close() };
}

/** @param {HTMLDialogElement} dialog */
function replaceLinkByButton(dialog) {
  const link = document.querySelector("[data-kb-search-link]");
  const button = document.querySelector("[data-kb-search-open]");
  if (!(link instanceof HTMLElement) || !(button instanceof HTMLElement)) return;
  if (typeof dialog.showModal !== "function") return;
  link.hidden = true;
  button.hidden = false;
}

/**
 * Make relative addresses absolute: the header stays while the page under it changes.
 *
 * @param {HTMLDialogElement} dialog
 * @param {HTMLFormElement} form
 */
function keepAddresses(dialog, form) {
  form.action = form.action;
  for (const link of dialog.querySelectorAll("a")) link.href = link.href;
}

/**
 * @param {URL} searchPage
 * @param {string} query
 * @returns {string}
 */
function addressFor(searchPage, query) {
  const address = new URL(searchPage);
  if (query.trim()) address.searchParams.set("q", query.trim());
  return address.href;
}

/**
 * @param {import("./search-index.js").Found} found
 * @returns {string}
 */
function summary({ match, hits }) {
  if (match === "none") return "Nothing found. Try a shorter word, or part of the error message.";
  const count = hits.length === 1 ? "1 incident" : `${hits.length} incidents`;
  const shown = hits.length > SHOWN ? `, the first ${SHOWN} below` : "";
  if (match === "some") return `No incident has all of these words. ${count} with some${shown}.`;
  return `${count}${shown}.`;
}

/** @param {KeyboardEvent} event */
function isShortcut(event) {
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return false;
  if (event.defaultPrevented || document.querySelector("dialog[open]")) return false;
  const target = event.target instanceof HTMLElement ? event.target : null;
  return !target?.isContentEditable && !target?.closest("input, textarea, select");
}

/** @param {MouseEvent} event */
function opensElsewhere(event) {
  return event.ctrlKey || event.metaKey || event.shiftKey || event.altKey;
}

/**
 * Arrow keys go from the field to the links below it and back.
 *
 * @param {KeyboardEvent} event
 * @param {HTMLInputElement} input
 * @param {HTMLDialogElement} dialog
 */
function moveAmongLinks(event, input, dialog) {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!step || event.ctrlKey || event.metaKey || event.altKey) return;
  const stops = [input, ...dialog.querySelectorAll("a")];
  const here = stops.findIndex((stop) => stop === document.activeElement);
  const next = stops[here + step];
  if (here < 0 || !next) return;
  event.preventDefault();
  next.focus();
}
