/**
 * `/replay/…`: an incident moment by moment. The page works without; the script adds keys, a bar
 * and notes that stay in the browser. Other pages load no more of it than this.
 */

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
  const root = document.querySelector("[data-kb-replay]");
  if (!(root instanceof HTMLElement)) return () => {};
  const page = import("./replay-page.js").then(({ Replay }) => new Replay(root));
  // Where it does not load, the steps open by hand.
  page.catch(() => {});
  return () => void page.then((one) => one.leave());
}
