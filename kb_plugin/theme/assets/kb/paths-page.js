/** A page of or along reading paths: marks of what was read, progress, the path one came by. */

import { canKeep, forget, mark, readIncidents } from "./reading-marks.js";

/** @returns {() => void} to call when the page is left */
export function start() {
  showWayHere();
  if (!canKeep()) return () => {};
  for (const row of document.querySelectorAll("[data-kb-read-row], [data-kb-kept]")) {
    row.removeAttribute("hidden");
  }
  const until = new AbortController();
  const { signal } = until;
  document.addEventListener("change", noteMark, { signal });
  document.addEventListener("click", noteForget, { signal });
  // Another tab, or a page that the browser kept as it was when the reader left it.
  window.addEventListener("storage", show, { signal });
  window.addEventListener("pageshow", show, { signal });
  show();
  return () => until.abort();
}

/** @param {Event} event */
function noteMark(event) {
  const box = event.target;
  if (!(box instanceof HTMLInputElement) || !box.dataset.kbRead) return;
  mark(box.dataset.kbRead, box.checked);
  show();
}

/** @param {Event} event */
function noteForget(event) {
  const button = event.target;
  if (!(button instanceof Element) || !button.closest("[data-kb-forget]")) return;
  forget();
  show();
  const said = document.querySelector("[data-kb-forgotten]");
  if (said) said.textContent = "Forgotten.";
}

function show() {
  const known = readIncidents();
  for (const box of document.querySelectorAll("input[data-kb-read]")) {
    if (box instanceof HTMLInputElement) box.checked = known.has(box.dataset.kbRead ?? "");
  }
  for (const button of document.querySelectorAll("[data-kb-forget]")) {
    // Not disabled: that would take the focus from whoever just pressed it.
    button.setAttribute("aria-disabled", String(!known.size));
  }
  const said = document.querySelector("[data-kb-forgotten]");
  if (said && known.size) said.textContent = "";
  for (const way of document.querySelectorAll("[data-kb-stops]")) showCount(way, known);
  for (const route of document.querySelectorAll("[data-kb-route]")) showProgress(route, known);
}

/**
 * @param {Element} way
 * @param {Set<string>} known
 */
function showCount(way, known) {
  const ids = (way instanceof HTMLElement ? (way.dataset.kbStops ?? "") : "").split(" ");
  const read = ids.filter((one) => known.has(one)).length;
  const count = way.querySelector("[data-kb-count]");
  if (!(count instanceof HTMLElement)) return;
  count.hidden = !read;
  count.textContent = read === ids.length ? "all read" : `${read} read`;
}

/**
 * @param {Element} route
 * @param {Set<string>} known
 */
function showProgress(route, known) {
  let minutes = 0;
  let next = null;
  const steps = [...route.querySelectorAll("[data-kb-stop]")];
  for (const step of steps) {
    if (!(step instanceof HTMLElement)) continue;
    const isRead = known.has(step.dataset.kbStop ?? "");
    step.toggleAttribute("data-kb-is-read", isRead);
    if (!isRead) {
      minutes += Number(step.dataset.kbMinutes);
      next ??= step;
    }
  }
  const line = route.querySelector("[data-kb-progress]");
  if (!(line instanceof HTMLElement)) return;
  const read = steps.filter((step) => step.hasAttribute("data-kb-is-read")).length;
  line.hidden = !read;
  if (!next) {
    line.textContent = "You have read all of them.";
    return;
  }
  const link = document.createElement("a");
  const there = next.querySelector("a");
  link.href = there?.href ?? "";
  link.textContent = there?.textContent ?? "";
  line.replaceChildren(`You have read ${read}; about ${minutes} min to go, next `, link, ".");
}

/** Put the path that the reader came by before the others. */
function showWayHere() {
  const path = new URLSearchParams(location.search).get("path");
  for (const way of document.querySelectorAll("[data-kb-path]")) {
    if (!(way instanceof HTMLElement) || way.dataset.kbPath !== path) continue;
    way.setAttribute("data-kb-came-by", "");
    way.parentElement?.prepend(way);
  }
}
