/**
 * `/seen-before/`: ranks incidents by a pasted text, in the browser. Nothing typed is sent, stored
 * or put into the address. Other pages load no more of it than this.
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
  const root = document.querySelector("[data-kb-seen]");
  const form = root?.querySelector("[data-kb-form]");
  if (!(root instanceof HTMLElement) || !(form instanceof HTMLFormElement)) return () => {};
  const page = import("./seen-before-page.js").then(({ Page }) => new Page(root, form));
  // Where it does not load, the words for readers without JavaScript stay.
  page.catch(() => {});
  return () => void page.then((one) => one.leave());
}
