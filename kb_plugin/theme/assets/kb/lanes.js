/**
 * The lanes of an incident: their times in the reader's own zone, on demand. Without this script
 * they stand in the incident's zone, which is said above them.
 */

const CLOCK = { hour: "2-digit", minute: "2-digit" };
const DAY = { day: "numeric", month: "short" };

/**
 * @param {HTMLElement} lanes
 * @returns {() => void} to call when the page is left
 */
export function start(lanes) {
  const nothing = () => {};
  const zone = lanes.querySelector("[data-kb-zone]");
  const theirs = zone?.textContent;
  const own = Intl.DateTimeFormat().resolvedOptions().timeZone;
  if (!zone?.parentElement || !theirs || !own) return nothing;
  const times = [...lanes.querySelectorAll("tbody time")].map((element) => ({
    element,
    theirs: element.textContent,
    own: inZone(new Date(element.dateTime), own, theirs),
  }));
  // Two names of zones may well stand for the same clock.
  if (times.every((one) => one.own === one.theirs)) return nothing;

  const button = document.createElement("button");
  button.type = "button";
  let isOwn = false;
  const show = () => {
    zone.textContent = isOwn ? `${own}, where you are` : theirs;
    button.textContent = isOwn ? `Back to ${theirs}` : `Show them in ${own}, where you are`;
    for (const one of times) one.element.textContent = isOwn ? one.own : one.theirs;
  };
  button.addEventListener("click", () => {
    isOwn = !isOwn;
    show();
  });
  zone.setAttribute("aria-live", "polite");
  zone.parentElement.append(" ", button);
  show();
  return nothing;
}

/**
 * @param {Date} instant
 * @param {string} zone
 * @param {string} usual
 * @returns {string} the time in a zone, with the day where it is another one in the usual zone
 */
function inZone(instant, zone, usual) {
  const day = written(instant, zone, DAY);
  const clock = written(instant, zone, CLOCK);
  return day === written(instant, usual, DAY) ? clock : `${day} ${clock}`;
}

/**
 * @param {Date} instant
 * @param {string} timeZone
 * @param {Intl.DateTimeFormatOptions} options
 */
function written(instant, timeZone, options) {
  return new Intl.DateTimeFormat("en-GB", { timeZone, ...options }).format(instant);
}
