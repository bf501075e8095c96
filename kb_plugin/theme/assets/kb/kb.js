/**
 * The one script that every page asks for. Search is there at once; every other part is loaded
 * where a page has what it serves. Where a part does not load, the page stays as it was written.
 */

import { startDialog } from "./search-dialog.js";
import { findSite } from "./search-site.js";

/**
 * What a page may have, and the module for it: `start` takes the element and returns what to call
 * when the page is left.
 *
 * @type {[string, () => Promise<{start: (root: HTMLElement) => () => void}>][]}
 */
const PARTS = [
  ["[data-kb-find]", () => import("./search-page.js")],
  ["[data-kb-seen]", () => import("./seen-before-page.js")],
  ["[data-kb-matrix]", () => import("./matrix-page.js")],
  ["[data-kb-follow-up]", () => import("./follow-up-page.js")],
  ["[data-kb-lanes]", () => import("./lanes.js")],
  ["[data-kb-replay]", () => import("./replay-page.js")],
  ["[data-kb-route], [data-kb-next]", () => import("./paths-page.js")],
  ["table.kb-sortable", () => import("./sortable.js")],
  [".md-typeset pre", () => import("./copy-buttons.js")],
];

const site = findSite();
const dialog = site && startDialog(site);
let leave = startParts();
let first = true;
// Instant navigation keeps the header and this script, and swaps the content.
window.document$?.subscribe(() => {
  if (!first) {
    dialog?.close();
    leave();
    leave = startParts();
  }
  first = false;
});

/** @returns {() => void} to call when the page is left */
function startParts() {
  /** @type {(() => void)[]} */
  const stops = [];
  let isLeft = false;
  for (const [where, load] of PARTS) {
    const root = document.querySelector(where);
    if (!(root instanceof HTMLElement)) continue;
    load().then(
      ({ start }) => {
        if (!isLeft) stops.push(start(root));
      },
      () => {},
    );
  }
  return () => {
    isLeft = true;
    for (const stop of stops) stop();
  };
}
