/** The matrix of systems and factors: its period, its order, its list form. */

import { followPointer, moveByKeys } from "./matrix-moves.js";

/**
 * @typedef {{day: string, rows: number[], columns: number[]}} Incident
 * @typedef {{row: HTMLTableRowElement, name: string, total: HTMLElement, cells: HTMLElement[]}} Line
 */

/**
 * @param {HTMLElement} root
 * @returns {() => void} to call when the page is left
 */
export function start(root) {
  const listeners = new AbortController();
  const { signal } = listeners;
  const table = /** @type {HTMLTableElement} */ (root.querySelector("table"));
  const period = /** @type {HTMLSelectElement} */ (root.querySelector("[data-kb-period]"));
  const order = /** @type {HTMLSelectElement} */ (root.querySelector("[data-kb-order]"));
  const status = /** @type {HTMLElement} */ (root.querySelector("[data-kb-status]"));
  const view = new View(table, root.dataset.kbIncidents ?? "", root.dataset.kbGrounds ?? "");
  const keys = moveByKeys(table, signal);
  followPointer(table, signal);

  function show() {
    const chosen = period.selectedOptions[0];
    const { first = "", last = "" } = chosen.dataset;
    const number = view.count(first, last);
    view.sort(order.value);
    keys.refresh();
    const noun = number === 1 ? "incident" : "incidents";
    status.textContent = `${number.toLocaleString("en")} ${noun} of ${chosen.text}`;
  }

  function remember() {
    const address = new URL(location.href);
    for (const [name, select] of Object.entries({ period, order })) {
      if (select.value) address.searchParams.set(name, select.value);
      else address.searchParams.delete(name);
    }
    history.replaceState(history.state, "", address);
  }

  const asked = new URLSearchParams(location.search);
  for (const [name, select] of Object.entries({ period, order })) {
    const value = asked.get(name) ?? "";
    // A browser may bring back a choice of before; the address is what counts.
    select.value = [...select.options].some((one) => one.value === value) ? value : "";
    select.addEventListener("change", () => (show(), remember()), { signal });
  }
  for (const part of root.querySelectorAll("[data-kb-controls], [data-kb-keys]")) {
    part.removeAttribute("hidden");
  }
  show();
  return () => listeners.abort();
}

class View {
  /**
   * @param {HTMLTableElement} table
   * @param {string} incidents
   * @param {string} grounds `2:1 4:2`: the ground up to each count
   */
  constructor(table, incidents, grounds) {
    this.grounds = grounds.split(" ").map((one) => one.split(":").map(Number));
    this.incidents = incidents.split(";").map(incidentOf);
    this.table = table;
    this.bodies = [...table.tBodies];
    /** @type {Line[]} Factors, in the order in which they were served. */
    this.lines = [...table.querySelectorAll("tr[data-row]")].map(lineOf);
    this.head = lineOf(/** @type {HTMLTableRowElement} */ (table.tHead?.rows[0]));
    this.totals = lineOf(/** @type {HTMLTableRowElement} */ (table.tFoot?.rows[0]));
    this.columns = this.head.cells.map((cell) => cell.textContent ?? "");
  }

  /**
   * Shows the incidents of a period only, and returns how many there are.
   * @param {string} first day of the period; empty for all years
   * @param {string} last
   */
  count(first, last) {
    const counts = this.lines.map(() => this.columns.map(() => 0));
    const byRow = this.lines.map(() => 0);
    const byColumn = this.columns.map(() => 0);
    const chosen = first
      ? this.incidents.filter(({ day }) => day >= first && day <= last)
      : this.incidents;
    for (const { rows, columns } of chosen) {
      for (const row of rows) {
        byRow[row] += 1;
        for (const column of columns) counts[row][column] += 1;
      }
      for (const column of columns) byColumn[column] += 1;
    }
    this.lines.forEach((line, row) => {
      line.row.classList.toggle("kb-heat__none", !byRow[row]);
      line.total.textContent = `${byRow[row]}`;
      line.cells.forEach((cell, column) => this.fill(cell, counts[row][column]));
    });
    this.head.cells.forEach((cell, column) => {
      cell.classList.toggle("kb-heat__none", !byColumn[column]);
      this.totals.cells[column].textContent = `${byColumn[column]}`;
    });
    this.totals.total.textContent = `${chosen.length}`;
    this.byRow = byRow;
    this.byColumn = byColumn;
    return chosen.length;
  }

  /**
   * @param {HTMLElement} cell
   * @param {number} count
   */
  fill(cell, count) {
    const link = cell.querySelector("a");
    const text = /** @type {Text | undefined} */ (link?.lastChild);
    if (!link || !text || text.data === `${count}`) return;
    const ground = this.grounds.find(([most]) => count <= most)?.[1];
    cell.className = count ? `h${ground}` : "";
    link.hidden = !count;
    text.data = `${count}`;
  }

  /** @param {string} order `count`, `name`, or empty for the order as served */
  sort(order) {
    const rows = sorted(order, this.byRow ?? [], this.lines.map((line) => line.name));
    const columns = sorted(order, this.byColumn ?? [], this.columns);
    if (`${rows}|${columns}` === (this.order ?? `${[...rows.keys()]}|${[...columns.keys()]}`)) return;
    this.order = `${rows}|${columns}`;
    for (const line of [this.head, this.totals, ...this.lines]) {
      line.row.append(...columns.map((column) => line.cells[column]));
    }
    for (const place of rows) {
      const { row } = this.lines[place];
      row.parentElement?.append(row);
    }
  }
}

/**
 * @param {string} order
 * @param {number[]} counts
 * @param {string[]} names
 * @returns {number[]} places in their new order
 */
function sorted(order, counts, names) {
  const places = names.map((_, place) => place);
  const byName = (/** @type {number} */ a, /** @type {number} */ b) =>
    names[a].localeCompare(names[b], "en");
  if (order === "name") places.sort(byName);
  if (order === "count") places.sort((a, b) => counts[b] - counts[a] || byName(a, b));
  return places;
}

/**
 * @param {Element} row
 * @returns {Line}
 */
function lineOf(row) {
  const [name, total, ...cells] = /** @type {HTMLElement[]} */ ([...row.children]);
  return { row: /** @type {HTMLTableRowElement} */ (row), name: name.textContent ?? "", total, cells };
}

/**
 * @param {string} text `2025-03-14 0,4 2`, or `-` for the day
 * @returns {Incident}
 */
function incidentOf(text) {
  const [day, rows, columns] = text.split(" ");
  // A dash comes before every digit, so that no period holds what has no day.
  return { day, rows: rows.split(",").map(Number), columns: columns.split(",").map(Number) };
}
