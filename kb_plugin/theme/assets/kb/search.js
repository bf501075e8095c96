/**
 * Search, in the header of each page and on a page of its own. Nothing of the index is loaded
 * before a reader opens one of the two.
 */

import { startDialog } from "./search-dialog.js";
import { startPage } from "./search-page.js";
import { findSite } from "./search-site.js";

const site = findSite();
if (site) {
  const dialog = startDialog(site);
  let stopPage = startPage(site);

  // Instant navigation keeps the header and this script, and swaps the content.
  let first = true;
  window.document$?.subscribe(() => {
    if (!first) {
      dialog.close();
      stopPage();
      stopPage = startPage(site);
    }
    first = false;
  });
}
