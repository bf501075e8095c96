/**
 * The lexicon that texts are compared with: loaded once, whole, and only when somebody asks.
 * `kb_plugin/search/pack.py` describes the file.
 *
 * @typedef {object} Lexicon
 * @property {Record<string, any>} head numbers of the formula, names of systems
 * @property {import("./similar-wording.js").Rules} rules
 * @property {Map<string, number>} terms term to its place in the lists below
 * @property {Uint8Array} rarities
 * @property {Uint32Array} starts where the holders of each term begin
 * @property {Uint32Array} holders
 * @property {Uint8Array} levels
 * @property {Float64Array} lengths the length of each incident's vector
 * @property {Map<string, Uint32Array>} signals
 * @property {Map<string, Uint32Array>} systems
 */

/**
 * A file compressed by the build, whatever the web server made of it.
 *
 * @param {URL} address
 * @returns {Promise<Uint8Array>}
 */
export async function unpacked(address) {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${response.status} for ${address}`);
  const bytes = new Uint8Array(await response.arrayBuffer());
  const isCompressed = bytes[0] === 0x1f && bytes[1] === 0x8b;
  if (!isCompressed) return bytes;
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

/**
 * @param {URL} folder
 * @returns {Promise<Lexicon>}
 */
export async function loadLexicon(folder) {
  const bytes = await unpacked(new URL("lexicon.bin", folder));
  const decoder = new TextDecoder();
  let at = bytes.indexOf(10) + 1;
  const head = JSON.parse(decoder.decode(bytes.subarray(0, at)));
  /** @type {Record<string, Uint8Array>} */
  const sections = {};
  for (const [name, length] of Object.entries(head.sections)) {
    sections[name] = bytes.subarray(at, (at += /** @type {number} */ (length)));
  }

  const terms = namesIn(decoder.decode(sections.terms));
  const counts = varintsIn(sections.holders);
  const starts = new Uint32Array(counts.length + 1);
  counts.forEach((count, n) => (starts[n + 1] = starts[n] + count));
  const holders = fromSteps(varintsIn(sections.steps), counts);
  const squares = new Float64Array(head.incidents);
  holders.forEach((number, n) => (squares[number] += sections.levels[n] ** 4));

  return {
    head,
    rules: {
      stopWords: new Set(head.stopWords),
      statuses: new Set(head.statuses),
      longestName: head.longestName,
      longestSignal: head.longestSignal,
    },
    terms: new Map(terms.map((term, n) => [term, n])),
    rarities: sections.rarities,
    starts,
    holders,
    levels: sections.levels,
    lengths: squares.map((one) => Math.floor(Math.sqrt(one))),
    signals: holdersOf(
      namesIn(decoder.decode(sections.signals)),
      varintsIn(sections.signalHolders),
      varintsIn(sections.signalSteps),
    ),
    systems: holdersOf(
      head.systems,
      varintsIn(sections.systemHolders),
      varintsIn(sections.systemSteps),
    ),
  };
}

/**
 * @param {string} text
 * @returns {string[]}
 */
function namesIn(text) {
  const names = [];
  /** @type {string[]} */
  let before = [];
  for (const line of text.split("\n")) {
    if (!line) continue;
    const [first, ...rest] = line;
    before = [...before.slice(0, (first.codePointAt(0) ?? 32) - 32), ...rest];
    names.push(before.join(""));
  }
  return names;
}

/**
 * @param {Uint8Array} bytes
 * @returns {Uint32Array}
 */
function varintsIn(bytes) {
  const numbers = new Uint32Array(bytes.length);
  let count = 0;
  let number = 0;
  let shift = 0;
  for (const byte of bytes) {
    number |= (byte & 127) << shift;
    if (byte > 127) {
      shift += 7;
    } else {
      numbers[count++] = number;
      number = shift = 0;
    }
  }
  return numbers.subarray(0, count);
}

/**
 * @param {Uint32Array} steps
 * @param {Uint32Array} counts
 * @returns {Uint32Array}
 */
function fromSteps(steps, counts) {
  let at = 0;
  for (const count of counts) {
    for (let n = 1; n < count; n += 1) steps[at + n] += steps[at + n - 1];
    at += count;
  }
  return steps;
}

/**
 * @param {string[]} names
 * @param {Uint32Array} counts
 * @param {Uint32Array} steps
 * @returns {Map<string, Uint32Array>}
 */
function holdersOf(names, counts, steps) {
  const numbers = fromSteps(steps, counts);
  let at = 0;
  return new Map(names.map((name, n) => [name, numbers.subarray(at, (at += counts[n]))]));
}
