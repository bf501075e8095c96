/** `/matrix/`: narrows counts to a period, sorts, moves by arrow keys. Without it all is shown. */

let stop = start();
let first = true;
// Instant navigation keeps this script and swaps the content.
window.document$?.subscribe(() => {
  if (!first) {
    stop();
    stop = start();
  }
  first = false;
});

/** @returns {() => void} to call when the page is left */
function start() {
  const root = document.querySelector("[data-kb-matrix]");
  if (!(root instanceof HTMLElement)) return () => {};
  const listeners = new AbortController();
  import("./matrix-page.js")
    .then(({ open }) => open(root, listeners.signal))
    // Where it does not load, the table of all years stays.
    .catch(() => {});
  return () => listeners.abort();
}
