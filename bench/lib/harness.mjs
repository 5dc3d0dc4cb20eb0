// One shape for all benchmarks: ours and a reference in turn in the same run, so that what the
// machine does to one it does to the other; the ratio is what counts.

/** @typedef {{ ours: number, reference: number }} Pair */

/**
 * @typedef {object} Figure
 * @property {string} name
 * @property {string} unit of both sides, e.g. `windows/s` or `ms`
 * @property {{ atLeast: number } | { atMost: number } | null} goal of ours ÷ reference; null: only told
 * @property {(round: number) => Promise<number>} [ours]
 * @property {(round: number) => Promise<number>} [reference]
 * @property {(round: number) => Promise<Pair> | Pair} [both] in place of these, where one run gives both
 * @property {number} [rounds] `ROUNDS` unless told
 */

/**
 * @typedef {object} Given
 * @property {(line: string) => void} say progress, for people
 * @property {(work: () => unknown) => void} atEnd closes what was opened, also where opening failed
 */

/** The median of an odd number misses where most rounds miss. */
export const ROUNDS = 5;

function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

function meets(ratio, goal) {
  if (goal === null) return true;
  return 'atLeast' in goal ? ratio >= goal.atLeast : ratio <= goal.atMost;
}

function round(value) {
  return Number(value.toPrecision(4));
}

/** Both sides of a round, their order turned from round to round. */
async function bothSides(figure, place) {
  if (figure.both) return figure.both(place);
  const sides = {};
  const order = place % 2 === 0 ? ['ours', 'reference'] : ['reference', 'ours'];
  for (const side of order) sides[side] = await figure[side](place);
  return sides;
}

async function measure(figure, say) {
  const rounds = [];
  for (let place = 0; place < (figure.rounds ?? ROUNDS); place += 1) {
    const sides = await bothSides(figure, place);
    const ratio = sides.ours / sides.reference;
    rounds.push({ ...sides, ratio });
    say(
      `  ${figure.name}, round ${place + 1}: ours ${round(sides.ours)}, reference ` +
        `${round(sides.reference)} ${figure.unit}, ratio ${round(ratio)}`,
    );
  }
  return summary(figure, rounds, say);
}

function summary(figure, rounds, say) {
  const ratios = rounds.map(({ ratio }) => ratio);
  const ratio = median(ratios);
  const holds = meets(ratio, figure.goal);
  say(
    `  ${figure.name}: ratio ${round(ratio)} (${round(Math.min(...ratios))} to ` +
      `${round(Math.max(...ratios))}), ${verdict(figure.goal, holds)}`,
  );
  return {
    name: figure.name,
    ratio: round(ratio),
    goal: figure.goal?.atLeast ?? figure.goal?.atMost ?? null,
    holds,
    ours: round(median(rounds.map(({ ours }) => ours))),
    reference: round(median(rounds.map(({ reference }) => reference))),
    unit: figure.unit,
    rounds: ratios.map(round),
  };
}

function verdict(goal, holds) {
  if (goal === null) return 'no goal';
  const wanted = 'atLeast' in goal ? `at least ${goal.atLeast}` : `at most ${goal.atMost}`;
  return `goal ${wanted}: ${holds ? 'holds' : 'MISSED'}`;
}

/**
 * @param {string} name
 * @param {{ open: (given: Given) => Promise<Figure[]> }} bench
 * @param {(line: string) => void} say progress, for people
 */
export async function runBench(name, bench, say) {
  const closers = new Closers();
  process.once('SIGINT', () => void closers.close().then(() => process.exit(130)));
  say(`${name}: preparing …`);
  try {
    const figures = await bench.open({ say, atEnd: (work) => closers.add(work) });
    const measured = [];
    for (const figure of figures) measured.push(await measure(figure, say));
    return { bench: name, figures: measured };
  } finally {
    await closers.close();
  }
}

/** What was opened, closed the other way round, once. */
class Closers {
  #works = [];

  add(work) {
    this.#works.push(work);
  }

  async close() {
    for (let work = this.#works.pop(); work; work = this.#works.pop()) await work();
  }
}
