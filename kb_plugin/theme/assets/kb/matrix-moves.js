/** Moving about in the matrix: by arrow keys from link to link, with row and column in sight. */

/** @type {Record<string, [number, number]>} Rows down and columns right for each key. */
const ARROWS = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };

/**
 * Makes the table one stop of the Tab key, with arrow keys inside.
 * @param {HTMLTableElement} table
 * @param {AbortSignal} signal
 * @returns {{refresh: () => void}} to call when links have come, gone or moved
 */
export function moveByKeys(table, signal) {
  /** @type {HTMLElement | null} The link at which Tab stops. */
  let stop = null;

  function refresh() {
    const links = [...table.querySelectorAll("a")];
    for (const link of links) link.tabIndex = -1;
    if (!stop || stop.hidden) stop = table.querySelector("td a:not([hidden])") ?? links[0] ?? null;
    if (stop) stop.tabIndex = 0;
  }

  /** @param {HTMLElement} link */
  function go(link) {
    if (stop) stop.tabIndex = -1;
    stop = link;
    stop.tabIndex = 0;
  }

  table.addEventListener(
    "focusin",
    ({ target }) => target instanceof HTMLAnchorElement && go(target),
    { signal },
  );
  table.addEventListener(
    "keydown",
    (event) => {
      const cell = event.target instanceof Element ? event.target.closest("td, th") : null;
      const isOurs = !event.altKey && !event.metaKey && !event.ctrlKey && !event.shiftKey;
      if (!isOurs || !(cell instanceof HTMLTableCellElement)) return;
      const link = linkFrom(table, cell, event.key);
      if (link === undefined) return;
      // An arrow at the edge would scroll the page away from under the focus.
      event.preventDefault();
      link?.focus();
    },
    { signal },
  );
  return { refresh };
}

/**
 * @param {HTMLTableElement} table
 * @param {HTMLTableCellElement} cell
 * @param {string} key
 * @returns {HTMLElement | null | undefined} undefined for a key that does not move
 */
function linkFrom(table, cell, key) {
  const row = /** @type {HTMLTableRowElement} */ (cell.parentElement);
  if (key === "Home" || key === "End") {
    const links = [...row.querySelectorAll("a")].filter((one) => !one.hidden);
    return (key === "Home" ? links[0] : links.at(-1)) ?? null;
  }
  const step = ARROWS[key];
  if (!step) return undefined;
  let [down, right] = [row.rowIndex + step[0], cell.cellIndex + step[1]];
  while (table.rows[down]) {
    const here = table.rows[down].cells[right];
    // The row with a group's name has one cell, and vertical moves pass it by.
    if (!here && step[1]) return null;
    const link = here?.querySelector("a");
    if (link && !link.hidden) return link;
    [down, right] = [down + step[0], right + step[1]];
  }
  return null;
}

/**
 * Shows which column the pointer or the focus is in; the row shows by CSS alone.
 * @param {HTMLTableElement} table
 * @param {AbortSignal} signal
 */
export function followPointer(table, signal) {
  const columns = table.querySelectorAll("col");
  let shown = -1;

  /** @param {Event} event */
  function show({ target, type }) {
    const cell = target instanceof Element ? target.closest("td, th") : null;
    const leaves = type === "pointerleave" || type === "focusout";
    const place = !leaves && cell instanceof HTMLTableCellElement ? cell.cellIndex : -1;
    if (place === shown) return;
    const headings = table.tHead?.rows[0].cells;
    for (const [at, on] of /** @type {[number, boolean][]} */ ([[shown, false], [place, true]])) {
      // The first column names the rows.
      if (at < 1) continue;
      columns[at]?.classList.toggle("kb-heat__here", on);
      headings?.[at]?.classList.toggle("kb-heat__here", on);
    }
    shown = place;
  }

  for (const type of ["pointerover", "pointerleave", "focusin", "focusout"]) {
    table.addEventListener(type, show, { signal });
  }
}
