/**
 * Which incidents were read, kept in this browser and nowhere else. Each site of a host has its own.
 */

const KEY = `kb-read:${new URL("../../", import.meta.url).pathname}`;

/** @returns {boolean} whether the browser keeps anything for this site */
export function canKeep() {
  try {
    localStorage.setItem(`${KEY}:try`, "1");
    localStorage.removeItem(`${KEY}:try`);
    return true;
  } catch {
    return false;
  }
}

/** @returns {Set<string>} ids of incidents; what is not of our making counts as nothing */
export function readIncidents() {
  try {
    const kept = JSON.parse(localStorage.getItem(KEY) ?? "[]");
    return new Set(Array.isArray(kept) ? kept.filter((one) => typeof one === "string") : []);
  } catch {
    return new Set();
  }
}

/**
 * @param {string} incident
 * @param {boolean} isRead
 */
export function mark(incident, isRead) {
  const known = readIncidents();
  if (isRead) known.add(incident);
  else known.delete(incident);
  if (known.size) localStorage.setItem(KEY, JSON.stringify([...known]));
  else forget();
}

/** Forget every mark. */
export function forget() {
  localStorage.removeItem(KEY);
}
