/** The page that ranks incidents by a pasted text: its form, its results, what it says. */

import { loadLexicon, unpacked } from "./similar-lexicon.js";
import { ranked, readOf, sharedTerms } from "./similar-ranking.js";
import { forms, signalTerm } from "./similar-wording.js";

const AT_ONCE = 10;
const WORDS_SHOWN = 5;

/**
 * @param {HTMLElement} root
 * @returns {() => void} to call when the page is left
 */
export function start(root) {
  const form = root.querySelector("[data-kb-form]");
  if (!(form instanceof HTMLFormElement)) return () => {};
  const page = new Page(root, form);
  return () => page.leave();
}

class Page {
  /**
   * @param {HTMLElement} root
   * @param {HTMLFormElement} form
   */
  constructor(root, form) {
    this.root = root;
    this.folder = new URL(root.dataset.kbData ?? ".", location.href);
    this.piece = Number(root.dataset.kbPiece);
    this.text = /** @type {HTMLTextAreaElement} */ (form.querySelector("textarea"));
    this.system = /** @type {HTMLSelectElement} */ (this.part("system"));
    this.results = this.part("results");
    this.more = this.part("more");
    this.shown = 0;
    this.turn = 0;
    /** @type {Map<number, Promise<any[]>>} */
    this.pieces = new Map();
    this.listeners = new AbortController();
    const { signal } = this.listeners;
    form.addEventListener("submit", (event) => this.submitted(event), { signal });
    this.system.addEventListener("change", () => this.text.value.trim() && this.look(), { signal });
    this.text.addEventListener("focus", () => this.lexicon().catch(() => {}), { signal });
    this.text.addEventListener("keydown", (event) => this.pressed(event, form), { signal });
    this.more.addEventListener("click", () => this.showMore(true), { signal });
    this.part("plain").hidden = true;
    form.hidden = false;
  }

  leave() {
    this.listeners.abort();
    this.turn += 1;
  }

  /**
   * @param {string} name
   * @returns {HTMLElement}
   */
  part(name) {
    return /** @type {HTMLElement} */ (this.root.querySelector(`[data-kb-${name}]`));
  }

  /** @returns {Promise<import("./similar-lexicon.js").Lexicon>} */
  lexicon() {
    this.loading ??= loadLexicon(this.folder);
    this.loading.catch(() => (this.loading = undefined));
    return this.loading;
  }

  /** @param {Event} event */
  submitted(event) {
    event.preventDefault();
    if (this.text.value.trim()) this.look();
    else this.text.focus();
  }

  /**
   * @param {KeyboardEvent} event
   * @param {HTMLFormElement} form
   */
  pressed(event, form) {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) form.requestSubmit();
  }

  async look() {
    const turn = (this.turn += 1);
    this.part("found").hidden = false;
    this.say("Looking …");
    for (const name of ["none", "failed", "long"]) this.part(name).hidden = true;
    this.results.replaceChildren();
    this.more.hidden = true;
    this.shown = 0;
    try {
      const lexicon = await this.lexicon();
      if (turn !== this.turn) return;
      this.known = lexicon;
      this.ranking = ranked(lexicon, this.text.value, this.system.value);
      this.tellLength(lexicon);
      const number = this.ranking.matches.length;
      this.part("none").hidden = number > 0;
      if (number) await this.showMore(false, turn);
      if (turn !== this.turn) return;
      this.say(
        number === 0
          ? "Nothing similar."
          : number === 1
            ? "One incident is similar."
            : `${number} incidents are similar, the most similar first.`,
      );
      this.part("status").focus();
    } catch {
      if (turn !== this.turn) return;
      this.say("");
      this.part("failed").hidden = false;
    }
  }

  /** @param {import("./similar-lexicon.js").Lexicon} lexicon */
  tellLength(lexicon) {
    const { isCut } = readOf(this.text.value, lexicon);
    const most = lexicon.head.mostCharacters.toLocaleString("en");
    this.part("long").hidden = !isCut;
    this.part("long").textContent = `Only the first ${most} characters were compared.`;
  }

  /** @param {string} text */
  say(text) {
    this.part("status").textContent = text;
  }

  /**
   * @param {boolean} moveFocus
   * @param {number} [turn]
   */
  async showMore(moveFocus, turn = this.turn) {
    const matches = this.ranking?.matches ?? [];
    const next = matches.slice(this.shown, this.shown + AT_ONCE);
    const incidents = await Promise.all(next.map((match) => this.incident(match.number)));
    if (turn !== this.turn) return;
    const items = next.map((match, n) => this.item(match, incidents[n]));
    this.results.append(...items);
    this.shown += next.length;
    this.more.hidden = this.shown >= matches.length;
    if (moveFocus) items[0]?.querySelector("a")?.focus();
  }

  /**
   * @param {number} number
   * @returns {Promise<any>}
   */
  async incident(number) {
    const piece = Math.floor(number / this.piece);
    if (!this.pieces.has(piece)) {
      const loading = unpacked(new URL(`${piece}.bin`, this.folder)).then((bytes) =>
        JSON.parse(new TextDecoder().decode(bytes)),
      );
      loading.catch(() => this.pieces.delete(piece));
      this.pieces.set(piece, loading);
    }
    return (await this.pieces.get(piece))?.[number % this.piece];
  }

  /**
   * @param {import("./similar-ranking.js").Match} match
   * @param {any} incident
   * @returns {HTMLElement}
   */
  item(match, incident) {
    const lexicon = /** @type {import("./similar-lexicon.js").Lexicon} */ (this.known);
    const { weights } = /** @type {import("./similar-ranking.js").Ranking} */ (this.ranking);
    const shared = sharedTerms(lexicon, weights, match.number);
    const mark = (/** @type {string} */ text) => this.marked(text, new Set(shared));
    const site = new URL("../", this.folder);

    const link = make("a", {}, ...mark(incident.title));
    link.setAttribute("href", new URL(incident.url, site).href);
    const bars = make("span", { class: "kb-severity__bars", "aria-hidden": "true" });
    for (let bar = 0; bar < 4; bar += 1) bars.append(make("i", {}));
    const severity = make("span", { class: "kb-severity" }, bars, ` ${incident.severityName}`);
    severity.dataset.level = String(incident.severity);
    const facts = make("p", { class: "kb-listed__facts" }, make("span", {}, incident.day), severity);
    for (const [, name] of incident.systems) facts.append(make("span", {}, name));
    const reasons = make("ul", { class: "kb-reasons" });
    // What is exact comes before what is alike; the order of each kind stays.
    const alike = (/** @type {{kind: string}} */ { kind }) => Number(kind === "wording");
    for (const reason of match.reasons.toSorted((one, other) => alike(one) - alike(other))) {
      reasons.append(make("li", {}, ...this.said(reason, incident, shared)));
    }
    const item = make(
      "li",
      { class: "kb-listed" },
      make("p", { class: "kb-listed__title" }, link),
      facts,
      reasons,
    );
    for (const text of [incident.impact, incident.summary]) {
      if (text) item.append(make("p", { class: "kb-listed__impact" }, ...mark(text)));
    }
    return item;
  }

  /**
   * A reason in words.
   *
   * @param {import("./similar-ranking.js").Reason} reason
   * @param {any} incident
   * @param {string[]} shared
   * @returns {(string | Node)[]}
   */
  said(reason, incident, shared) {
    if (reason.kind === "signal") {
      const rules = /** @type {import("./similar-lexicon.js").Lexicon} */ (this.known).rules;
      const written = incident.signals.find(
        (/** @type {string} */ one) => signalTerm(one, rules) === reason.value,
      );
      return ["your text quotes ", make("code", {}, written ?? reason.value.replace(/^=/u, ""))];
    }
    if (reason.kind === "system") {
      const system = incident.systems.find((/** @type {string[]} */ one) => one[0] === reason.value);
      return [`your text names ${system?.[1] ?? reason.value}`];
    }
    return [`similar wording: ${this.wordsFor(shared).join(", ")}`];
  }

  /**
   * Words of the reader's own text that stand for terms, without those that are part of another.
   *
   * @param {string[]} shared
   * @returns {string[]}
   */
  wordsFor(shared) {
    const rules = /** @type {import("./similar-lexicon.js").Lexicon} */ (this.known).rules;
    const written = new Map();
    for (const [term, word] of forms(this.text.value, rules)) {
      if (!written.has(term)) written.set(term, word);
    }
    /** @type {string[]} */
    const words = [];
    for (const term of shared) {
      const word = written.get(term) ?? term;
      if (!words.some((one) => one.toLowerCase().includes(word.toLowerCase()))) words.push(word);
      if (words.length === WORDS_SHOWN) break;
    }
    return words;
  }

  /**
   * A text in pieces, with the words marked that the reader's text has too.
   *
   * @param {string} text
   * @param {Set<string>} shared
   * @returns {(string | Node)[]}
   */
  marked(text, shared) {
    const rules = /** @type {import("./similar-lexicon.js").Lexicon} */ (this.known).rules;
    return text.split(/([\p{L}\p{N}]+(?:[._@#-]+[\p{L}\p{N}]+)*)/u).map((part, n) => {
      const isWord = n % 2 === 1;
      const isShared = isWord && forms(part, rules).some(([term]) => shared.has(term));
      return isShared ? make("mark", {}, part) : part;
    });
  }
}

/**
 * @param {string} tag
 * @param {Record<string, string>} attributes
 * @param {...(string | Node)} content
 * @returns {HTMLElement}
 */
function make(tag, attributes, ...content) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...content);
  return element;
}
