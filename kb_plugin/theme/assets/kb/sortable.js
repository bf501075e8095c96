/**
 * Tables marked `kb-sortable`: a click on a header sorts the rows where they stand. Without this
 * script a table has the order it was written in.
 */

/** @returns {() => void} to call when the page is left */
export function start() {
  for (const table of document.querySelectorAll("table.kb-sortable:not([data-kb-sorts])")) {
    if (table.tBodies.length === 1 && table.tBodies[0].rows.length > 1) makeSortable(table);
  }
  return () => {};
}

/** @param {HTMLTableElement} table */
function makeSortable(table) {
  table.dataset.kbSorts = "";
  const said = document.createElement("p");
  said.className = "kb-said";
  said.setAttribute("role", "status");
  table.before(said);
  for (const header of table.tHead?.rows[0].cells ?? []) {
    if (header.hasAttribute("data-kb-unsorted")) continue;
    const name = header.textContent?.trim() ?? "";
    const button = document.createElement("button");
    button.type = "button";
    button.className = "kb-sort";
    button.append(...header.childNodes);
    header.append(button);
    button.addEventListener("click", () => {
      const down = header.getAttribute("aria-sort") === "ascending";
      for (const other of header.parentElement?.children ?? []) other.removeAttribute("aria-sort");
      header.setAttribute("aria-sort", down ? "descending" : "ascending");
      sort(table, header.cellIndex, down);
      said.textContent = `Sorted by ${name}, ${down ? "descending" : "ascending"}`;
    });
  }
}

/**
 * @param {HTMLTableElement} table
 * @param {number} column
 * @param {boolean} down
 */
function sort(table, column, down) {
  const body = table.tBodies[0];
  const rows = [...body.rows].map((row) => ({ row, value: valueOf(row.cells[column]) }));
  // Sorting is stable, so that a sort by one column keeps the order of another within it.
  rows.sort((a, b) => (down ? -1 : 1) * compare(a.value, b.value));
  body.append(...rows.map(({ row }) => row));
}

/** @param {HTMLTableCellElement | undefined} cell */
function valueOf(cell) {
  return cell?.dataset.kbValue ?? cell?.textContent?.trim() ?? "";
}

/**
 * @param {string} a
 * @param {string} b
 */
function compare(a, b) {
  return a.localeCompare(b, document.documentElement.lang || "en", { numeric: true });
}
