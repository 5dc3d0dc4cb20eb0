import TestSequencer from '@jest/test-sequencer';

/** Specs that wait for a browser or for a process to end for much of their time: a minute each. */
const WAITS = /[\\/]test[\\/](?:browser|faults)[\\/]/;
/** The longest of all: begun last, the rest would be done while it goes on alone. */
const LONGEST = /accessibility\.spec\.ts$/;

/**
 * The order of specs. Jest begins with the longest of the last run, and with the largest file where
 * there was none, as in CI. Here those that wait are spread evenly among those that compute, so that
 * neither kind runs only beside its own.
 */
export default class SpecOrder extends TestSequencer {
  async sort(tests) {
    const sorted = await super.sort(tests);
    const isLongest = ({ path }) => LONGEST.test(path);
    const waiting = sorted.filter(({ path }) => WAITS.test(path));
    const computing = sorted.filter(({ path }) => !WAITS.test(path));
    const ordered = [...waiting.filter(isLongest), ...waiting.filter((test) => !isLongest(test))];
    const share = Math.ceil(computing.length / Math.max(1, ordered.length));
    return [
      ...ordered.flatMap((test, at) => [test, ...computing.slice(at * share, (at + 1) * share)]),
      ...computing.slice(ordered.length * share),
    ];
  }
}
