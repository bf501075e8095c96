/**
 * What a reader of a replay typed and how far they came, under one key of the browser's storage.
 * Nothing is sent. A browser that keeps nothing, as some do in private windows, is no error.
 */

/**
 * @typedef {object} Kept
 * @property {Record<string, string>} notes text by the name of its field
 * @property {number} open how many steps were open
 */

export class Notes {
  /** @param {string} replay the key in the replay's address */
  constructor(replay) {
    this.key = `kb-replay-${replay}`;
  }

  /** @returns {Kept} */
  read() {
    try {
      const kept = JSON.parse(localStorage.getItem(this.key) ?? "{}");
      return { notes: { ...kept.notes }, open: Number(kept.open) || 0 };
    } catch {
      return { notes: {}, open: 0 };
    }
  }

  /** @param {Kept} kept */
  write({ notes, open }) {
    const filled = Object.fromEntries(Object.entries(notes).filter(([, text]) => text));
    try {
      if (open || Object.keys(filled).length) {
        localStorage.setItem(this.key, JSON.stringify({ notes: filled, open }));
      } else {
        localStorage.removeItem(this.key);
      }
    } catch {
      // Typing goes on; the next visit begins anew.
    }
  }

  clear() {
    this.write({ notes: {}, open: 0 });
  }
}
