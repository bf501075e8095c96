/** `/follow-up/`: narrows actions to a system, a factor, what is past due. Without it all show. */

/**
 * @param {HTMLElement} controls
 * @returns {() => void} to call when the page is left
 */
export function start(controls) {
  const listeners = new AbortController();
  /** @type {HTMLSelectElement[]} */
  const picks = [...controls.querySelectorAll("select")];
  /** @type {HTMLInputElement | null} */
  const pastDue = controls.querySelector("[data-kb-past-due]");
  const status = controls.querySelector("[data-kb-status]");
  /** @type {HTMLElement[]} */
  const rows = [...document.querySelectorAll("tr[data-systems]")];
  const asked = new URLSearchParams(location.search);

  function show() {
    let shown = 0;
    for (const row of rows) {
      const fits = picks.every((pick) => {
        const values = row.dataset[pick.dataset.kbPick ?? ""] ?? "";
        return !pick.value || values.split(" ").includes(pick.value);
      });
      row.hidden = !fits || (!!pastDue?.checked && !("pastDue" in row.dataset));
      shown += Number(!row.hidden);
    }
    const all = shown === rows.length;
    for (const table of new Set(rows.map((row) => row.closest("table")))) {
      const number = table?.querySelectorAll("tr[data-systems]:not([hidden])").length ?? 0;
      table?.toggleAttribute("data-kb-none", !number);
      // The heading's own number counts all.
      const heading = table?.parentElement?.previousElementSibling;
      if (all) heading?.removeAttribute("data-kb-shown");
      else heading?.setAttribute("data-kb-shown", `${number} shown`);
    }
    if (status) status.textContent = all ? `All ${shown} actions` : `${shown} of ${rows.length} actions`;
  }

  function remember() {
    const address = new URL(location.href);
    for (const pick of picks) keep(address, pick.dataset.kbPick ?? "", pick.value);
    keep(address, "past-due", pastDue?.checked ? "yes" : "");
    history.replaceState(history.state, "", address);
  }

  for (const pick of picks) {
    const value = asked.get(pick.dataset.kbPick ?? "") ?? "";
    // A browser may bring back a choice of before; the address is what counts.
    pick.value = [...pick.options].some((one) => one.value === value) ? value : "";
  }
  if (pastDue) pastDue.checked = asked.has("past-due");
  const { signal } = listeners;
  controls.addEventListener("change", () => (show(), remember()), { signal });
  controls.hidden = false;
  show();
  return () => listeners.abort();
}

/**
 * @param {URL} address
 * @param {string} name
 * @param {string} value
 */
function keep(address, name, value) {
  if (value) address.searchParams.set(name, value);
  else address.searchParams.delete(name);
}
