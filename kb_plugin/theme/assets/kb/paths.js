/**
 * Reading paths: what was read, how far along a path that is, and which path a reader came by.
 * Without it paths are lists of links, and the foot of an incident names the next step of each.
 * Other pages load no more of it than this.
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
  if (!document.querySelector("[data-kb-route], [data-kb-next]")) return () => {};
  const page = import("./paths-page.js").then(({ follow }) => follow());
  // Where it does not load, all that matters is on the page.
  page.catch(() => {});
  return () => void page.then((leave) => leave());
}
