/**
 * The elements of the search page: what the reader chose in them, and what they show.
 *
 * @typedef {import("./search-index.js").Hit} Hit
 * @typedef {import("./search-address.js").Asked} Asked
 *
 * @typedef {object} Outcome
 * @property {import("./search-index.js").Found} found what the words found, without filters
 * @property {Hit[]} hits what is left of it, in the order to show
 * @property {HTMLElement[]} named pages whose name was asked
 * @property {string} query what was asked, empty without words to search for
 * @property {boolean} filtering
 * @property {() => boolean} current whether nothing newer was asked meanwhile
 */

import { element, resultItems } from "./search-results.js";

const STEP = 10;

export class PageView {
  /** @param {HTMLElement} root */
  constructor(root) {
    /** @template {HTMLElement} T @param {string} selector @returns {T} */
    const find = (selector) => /** @type {T} */ (root.querySelector(selector));
    this.root = root;
    /** @type {HTMLFormElement} */
    this.form = find("[data-kb-form]");
    /** @type {HTMLInputElement} */
    this.input = find("input[type=search]");
    /** @type {HTMLSelectElement} */
    this.sort = find("[data-kb-sort]");
    /** @type {HTMLElement} */
    this.status = find("[role=status]");
    /** @type {HTMLElement} */
    this.found = find("[data-kb-found]");
    /** @type {HTMLElement} */
    this.results = find("[data-kb-results]");
    /** @type {HTMLElement} */
    this.more = find("[data-kb-more]");
    /** @type {HTMLElement} */
    this.chosen = find("[data-kb-chosen-list]");
    /** @type {HTMLElement} */
    this.names = find("[data-kb-names-list]");
    /** @type {HTMLElement} */
    this.toggle = find("[data-kb-toggle]");
    /** @type {NodeListOf<HTMLInputElement>} */
    const boxes = root.querySelectorAll("input[type=checkbox]");
    this.boxes = [...boxes];
    /** @type {Map<string, string[]>} the values of each facet */
    this.facets = new Map();
    for (const box of this.boxes) {
      this.facets.set(box.name, [...(this.facets.get(box.name) ?? []), box.value]);
    }
    /** @type {Hit[]} */
    this.hits = [];
    this.more.addEventListener("click", () => this.showMore());
    this.toggle.addEventListener("click", () => {
      const open = this.toggle.getAttribute("aria-expanded") !== "true";
      this.toggle.setAttribute("aria-expanded", String(open));
    });
  }

  /** Show the form in place of the words for readers without JavaScript. */
  start() {
    for (const part of this.root.querySelectorAll("[data-kb-form], [data-kb-found]")) {
      /** @type {HTMLElement} */ (part).hidden = false;
    }
    /** @type {HTMLElement} */ (this.root.querySelector("[data-kb-plain]")).hidden = true;
  }

  /** @param {Asked} asked */
  fill({ query, selection, sort }) {
    this.input.value = query;
    this.sort.value = sort;
    for (const box of this.boxes) box.checked = selection.get(box.name)?.has(box.value) ?? false;
  }

  /** @returns {Asked} */
  asked() {
    const selection = new Map([...this.facets.keys()].map((facet) => [facet, new Set()]));
    for (const box of this.boxes) if (box.checked) selection.get(box.name)?.add(box.value);
    const sort = this.sort.value === "date" ? "date" : "relevance";
    return { query: this.input.value, selection, sort };
  }

  /** @param {() => void} typed */
  onTyping(typed) {
    this.input.addEventListener("input", typed);
  }

  /** @param {() => Promise<void>} changed anything but a letter */
  onChange(changed) {
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      changed();
    });
    for (const box of this.boxes) box.addEventListener("change", changed);
    this.sort.addEventListener("change", changed);
    this.root.addEventListener("click", async (event) => {
      const button = event.target instanceof Element && event.target.closest("[data-kb-drop]");
      const all = event.target instanceof Element && event.target.closest("[data-kb-clear]");
      if (!button && !all) return;
      const dropped = button ? button.getAttribute("data-kb-drop") : null;
      for (const box of this.boxes) if (all || boxKey(box) === dropped) box.checked = false;
      await changed();
      // The button is gone; the next one, or the count, is where the reader goes on.
      const next = this.chosen.querySelector("button") ?? this.status;
      /** @type {HTMLElement} */ (next).focus();
    });
  }

  /** @param {boolean} busy whether what stands here answers an earlier question */
  showBusy(busy) {
    this.found.setAttribute("aria-busy", String(busy));
  }

  /** @param {Outcome} outcome */
  async showResults({ found, hits, named, query, filtering, current }) {
    const items = await resultItems(hits.slice(0, STEP), { heading: "h2" });
    if (!current()) return;
    this.hits = hits;
    this.results.replaceChildren(...items);
    this.more.hidden = hits.length <= items.length;
    this.names.replaceChildren(...named);
    this.names.hidden = !named.length;
    // Without words there is no relevance to sort by.
    /** @type {HTMLElement} */ (this.sort.parentElement).hidden = !query;
    this.showChosen();

    const filteredOut = filtering && !hits.length && found.hits.length > 0;
    const asked = (query ? ` for “${query}”` : "") + (filteredOut ? " with these filters" : "");
    this.status.textContent = hits.length
      ? `${incidents(hits.length)}${asked}${query ? "" : ", newest first"}`
      : `No incident${asked}.`;
    this.showOnly(filteredOut ? "filtered" : found.match === "all" ? "" : found.match);
    this.write("[data-kb-without]", `Without filters: ${incidents(found.hits.length)}.`);
    this.write("[data-kb-missing]", missing(found.missing));
  }

  /** @param {Map<string, Map<string, number>>} counts */
  showCounts(counts) {
    for (const box of this.boxes) {
      const count = counts.get(box.name)?.get(box.value) ?? 0;
      const value = box.closest("label");
      const shown = value?.querySelector("[data-kb-count]");
      if (shown) shown.textContent = String(count);
      value?.classList.toggle("kb-facet__value--none", !count);
    }
  }

  showFailure() {
    this.showBusy(false);
    this.hits = [];
    this.results.replaceChildren();
    this.more.hidden = true;
    this.status.textContent = "Search is out of reach.";
    this.showOnly("failed");
  }

  async showMore() {
    const { hits } = this;
    const start = this.results.children.length;
    const items = await resultItems(hits.slice(start, start + STEP), { heading: "h2" });
    // The list may have changed meanwhile, by another question or by a second click.
    if (hits !== this.hits || start !== this.results.children.length) return;
    this.results.append(...items);
    this.more.hidden = this.results.children.length >= hits.length;
    items[0]?.querySelector("a")?.focus();
  }

  showChosen() {
    const boxes = this.boxes.filter((box) => box.checked);
    this.chosen.replaceChildren(...boxes.map(chosenItem));
    if (boxes.length > 1) this.chosen.append(clearItem());
    this.chosen.hidden = !boxes.length;
    this.write("[data-kb-chosen]", boxes.length ? ` (${boxes.length} in use)` : "");
  }

  /** @param {string} situation which of the notes to show, or none */
  showOnly(situation) {
    for (const note of this.root.querySelectorAll("[data-kb-when]")) {
      /** @type {HTMLElement} */ (note).hidden = note.getAttribute("data-kb-when") !== situation;
    }
  }

  /**
   * @param {string} selector
   * @param {string} text
   */
  write(selector, text) {
    for (const part of this.root.querySelectorAll(selector)) part.textContent = text;
  }
}

/** @param {HTMLInputElement} box */
function boxKey(box) {
  return `${box.name}=${box.value}`;
}

/**
 * @param {HTMLInputElement} box
 * @returns {HTMLElement}
 */
function chosenItem(box) {
  const facet = box.closest("fieldset")?.querySelector("legend")?.textContent ?? "";
  const label = `${facet}: ${box.dataset.kbLabel}`;
  const attributes = { type: "button", class: "kb-chip", "data-kb-drop": boxKey(box) };
  return element(
    "li",
    {},
    element("button", { ...attributes, "aria-label": `${label}, remove this filter` }, label),
  );
}

/** @returns {HTMLElement} */
function clearItem() {
  const attributes = { type: "button", class: "kb-chip kb-chip--all", "data-kb-clear": "" };
  return element("li", {}, element("button", attributes, "Remove all filters"));
}

/** @param {number} count */
function incidents(count) {
  return count === 1 ? "1 incident" : `${count} incidents`;
}

/** @param {string[]} words */
function missing(words) {
  if (!words.length) return "";
  return `Nowhere found: ${words.map((word) => `“${word}”`).join(", ")}.`;
}
