/**
 * Where the site's own files are.
 *
 * @typedef {object} Site
 * @property {HTMLDialogElement} dialog the dialog in the header
 * @property {URL} root the site's root, with a slash at its end
 * @property {URL | null} names the list of systems and factors, where there is one
 */

/** @type {Site | null | undefined} */
let found;

/** @returns {Site | null} */
export function findSite() {
  // Once, with the first page: after instant navigation the same relative address leads elsewhere.
  found ??= locate();
  return found;
}

/** @returns {Site | null} */
function locate() {
  const dialog = document.querySelector("dialog[data-kb-search]");
  if (!(dialog instanceof HTMLDialogElement)) return null;

  const root = new URL(`${(dialog.dataset.kbRoot ?? ".").replace(/\/+$/, "")}/`, location.href);
  const names = dialog.dataset.kbNames ? new URL(dialog.dataset.kbNames, root) : null;
  return { dialog, root, names };
}
