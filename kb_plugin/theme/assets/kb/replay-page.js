import { Notes } from "./replay-notes.js";

/**
 * @param {HTMLElement} root
 * @returns {() => void} to call when the page is left
 */
export function start(root) {
  const replay = new Replay(root);
  return () => replay.leave();
}

/** The page of one replay: a chain of steps, of which each opens only behind the one before. */
class Replay {
  /** @param {HTMLElement} root */
  constructor(root) {
    this.root = root;
    this.steps = [...root.querySelectorAll("details[data-kb-turn]")];
    this.fields = [...root.querySelectorAll("textarea[data-kb-note]")];
    this.notes = new Notes(root.dataset.kbReplay ?? "");
    this.ends = new AbortController();
    this.show();
    this.restore();
    this.listen();
  }

  leave() {
    this.ends.abort();
  }

  /** @param {string} name */
  part(name) {
    return /** @type {HTMLElement} */ (this.root.querySelector(`[data-kb-${name}]`));
  }

  get open() {
    const closed = this.steps.findIndex((step) => !step.open);
    return closed < 0 ? this.steps.length : closed;
  }

  /** Replaces what speaks to readers without JavaScript. */
  show() {
    for (const one of this.root.querySelectorAll("[data-kb-plain]")) one.hidden = true;
    for (const name of ["bar", "kept", "prints"]) this.part(name).hidden = false;
  }

  restore() {
    const { notes, open } = this.notes.read();
    for (const field of this.fields) field.value = notes[field.dataset.kbNote] ?? field.value;
    for (const step of this.steps.slice(0, open)) step.open = true;
    this.tell();
  }

  listen() {
    const { signal } = this.ends;
    const on = (target, kind, act) => target.addEventListener(kind, act, { signal });
    on(this.part("next"), "click", () => this.next());
    on(this.part("back"), "click", () => this.back());
    on(this.part("clear"), "click", () => this.clear());
    on(document, "keydown", (event) => this.press(event));
    for (const field of this.fields) on(field, "input", () => this.keep());
    this.steps.forEach((step, number) => {
      on(step.querySelector("summary"), "click", (event) => {
        event.preventDefault();
        if (step.open) this.closeFrom(number);
        else this.next();
      });
      // Finding in the page opens a step by itself.
      on(step, "toggle", () => this.tell());
    });
    for (const button of this.root.querySelectorAll("[data-kb-print]")) {
      on(button, "click", () => this.print(button.dataset.kbPrint));
    }
    on(window, "beforeprint", () => this.openAll());
    on(window, "afterprint", () => this.reopen());
  }

  /** @param {KeyboardEvent} event */
  press(event) {
    const { target, key } = event;
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    if (document.querySelector("dialog[open]")) return;
    if (target instanceof HTMLElement && target.closest("input, textarea, select, [contenteditable]")) {
      // Out of the field first, so that one key does not cost a reader both.
      if (key === "Escape") target.blur();
      return;
    }
    if (key === "ArrowRight") this.next();
    else if (key === "ArrowLeft") this.back();
    else if (key === "Escape") this.part("leave").click();
    else return;
    event.preventDefault();
  }

  next() {
    const step = this.steps[this.open];
    if (!step) return;
    step.open = true;
    this.arrive(step);
  }

  back() {
    if (this.open) this.closeFrom(this.open - 1);
  }

  /** @param {number} number */
  closeFrom(number) {
    for (const step of this.steps.slice(number)) step.open = false;
    this.arrive(number ? this.steps[number - 1] : null);
  }

  /**
   * Moves reader and screen reader to a step, or to the page's title.
   *
   * @param {Element | null} step
   */
  arrive(step) {
    this.keep();
    this.tell();
    const heading = step?.querySelector("[tabindex]") ?? this.root.querySelector("h1");
    heading.tabIndex = -1;
    heading.focus({ preventScroll: true });
    // A step that is higher than the window shows its beginning, any other one shows whole.
    const isHigh = step !== null && step.offsetHeight > innerHeight * 0.7;
    (step ?? heading).scrollIntoView({ block: isHigh ? "start" : "nearest" });
  }

  tell() {
    const open = this.open;
    const moments = this.steps.slice(0, open).filter((step) => step.dataset.kbMoment).length;
    this.part("progress").textContent =
      moments === 0 ? "" : moments === 1 ? "1 moment so far" : `${moments} moments so far`;
    this.part("next").setAttribute("aria-disabled", String(open === this.steps.length));
    this.part("back").setAttribute("aria-disabled", String(open === 0));
  }

  keep() {
    const notes = Object.fromEntries(this.fields.map((one) => [one.dataset.kbNote, one.value]));
    this.notes.write({ notes, open: this.open });
    this.part("status").textContent = "";
  }

  clear() {
    for (const field of this.fields) field.value = "";
    this.notes.clear();
    this.part("status").textContent = "Cleared. The next visit begins at the beginning.";
  }

  /** @param {string | undefined} sheet */
  print(sheet) {
    document.documentElement.dataset.kbPrinting = sheet;
    print();
  }

  /** For browsers whose styles do not reach into closed `<details>`. */
  openAll() {
    this.before ??= this.open;
    for (const step of this.steps) step.open = true;
  }

  reopen() {
    delete document.documentElement.dataset.kbPrinting;
    if (this.before !== undefined) {
      for (const step of this.steps.slice(this.before)) step.open = false;
    }
    this.before = undefined;
    this.tell();
  }
}
