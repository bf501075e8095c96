/**
 * Results as elements. Text from the index is only ever placed as text.
 *
 * @typedef {import("./search-index.js").Hit} Hit
 * @typedef {import("./search-index.js").Fragment} Fragment
 */

const BARS = 4;
const BEFORE_ALL_DAYS = "0000-00-00";

/**
 * @param {string} tag
 * @param {Record<string, string>} attributes
 * @param {...(Node | string)} content
 * @returns {HTMLElement}
 */
export function element(tag, attributes, ...content) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...content);
  return made;
}

/**
 * @param {Hit[]} hits
 * @param {{heading: "h2" | "p"}} options the element that holds each title
 * @returns {Promise<HTMLElement[]>}
 */
export async function resultItems(hits, { heading }) {
  const pages = await Promise.all(hits.map((hit) => hit.data()));
  return pages.map((page) => resultItem(page, heading));
}

/**
 * @param {Fragment} page
 * @param {string} heading
 * @returns {HTMLElement}
 */
function resultItem(page, heading) {
  const title = element("a", { href: page.url }, page.meta.title);
  return element(
    "li",
    { class: "kb-result" },
    element(heading, { class: "kb-result__title" }, title),
    element("p", { class: "kb-result__facts" }, ...facts(page)),
    element("p", { class: "kb-result__excerpt" }, ...cut(page.excerpt)),
  );
}

/**
 * @param {Fragment} page
 * @returns {HTMLElement[]}
 */
function facts({ filters }) {
  const systems = filters.system_name ?? filters.system ?? [];
  return [
    dayOf(filters.day?.[0]),
    severityOf(filters.severity?.[0], filters.severity_word?.[0]),
    ...(systems.length ? [element("span", {}, systems.join(", "))] : []),
  ];
}

/**
 * @param {string | undefined} day
 * @returns {HTMLElement}
 */
function dayOf(day) {
  if (!day || day === BEFORE_ALL_DAYS) return element("span", {}, "Undated");
  // The order of day and month that the rest of the site has; plain `en` stands for the American.
  const language = document.documentElement.lang || "en";
  const format = new Intl.DateTimeFormat(language === "en" ? "en-GB" : language, {
    dateStyle: "long",
    timeZone: "UTC",
  });
  return element("time", { datetime: day }, format.format(new Date(`${day}T00:00Z`)));
}

/**
 * @param {string | undefined} severity
 * @param {string | undefined} word
 * @returns {HTMLElement}
 */
function severityOf(severity, word) {
  const level = Number(severity);
  if (!level) return element("span", {}, "Severity not recorded");
  const filled = BARS + 1 - level;
  const bars = Array.from({ length: BARS }, (_, bar) =>
    element("span", { class: bar < filled ? "kb-bar kb-bar--filled" : "kb-bar" }),
  );
  return element(
    "span",
    {},
    element("span", { class: "kb-bars", "aria-hidden": "true" }, ...bars),
    word || `Severity ${level}`,
  );
}

/**
 * The excerpt, with dots where it was cut out of a sentence.
 *
 * @param {string} excerpt
 * @returns {(Node | string)[]}
 */
function cut(excerpt) {
  const text = excerpt.replaceAll(/<\/?mark>/gu, "").trim();
  const before = /^["“]?[\p{Lu}\d]/u.test(text) ? "" : "… ";
  const after = /[.?!]["”)]?$/u.test(text) ? "" : " …";
  return [before, ...marked(excerpt), after];
}

/**
 * The excerpt with its marks. Pagefind gives it as HTML in which only angle brackets are escaped.
 *
 * @param {string} excerpt
 * @returns {(Node | string)[]}
 */
function marked(excerpt) {
  const pieces = excerpt.split(/<mark>(.*?)<\/mark>/su);
  return pieces.map((piece, position) => {
    const text = piece.replaceAll("&lt;", "<").replaceAll("&gt;", ">");
    return position % 2 ? element("mark", {}, text) : text;
  });
}
