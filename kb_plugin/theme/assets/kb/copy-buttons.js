/** The buttons that copy code: the theme adds each within a `nav`, and none of them is a landmark. */

/** @returns {() => void} to call when the page is left */
export function start() {
  const added = new MutationObserver(mend);
  added.observe(document.body, { childList: true, subtree: true });
  mend();
  return () => added.disconnect();
}

function mend() {
  for (const one of document.querySelectorAll(".md-code__nav:not([role])")) {
    one.setAttribute("role", "none");
  }
}
