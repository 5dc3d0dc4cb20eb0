import { performance } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';

/** The longest pause between two looks, in milliseconds: a start must not wait for a timer of ours. */
const SLOWEST_POLL_MS = 20;

/**
 * Looks at once and then every 2 to 20 ms until `look` gives something other than undefined.
 * After `timeoutMs` it gives undefined.
 */
export async function waitFor<T>(
  timeoutMs: number,
  look: () => T | undefined | Promise<T | undefined>,
): Promise<T | undefined> {
  const started = performance.now();
  for (;;) {
    const found = await look();
    if (found !== undefined) return found;
    const waited = performance.now() - started;
    if (waited >= timeoutMs) return undefined;
    await pause(Math.min(SLOWEST_POLL_MS, Math.max(2, waited / 10), timeoutMs - waited));
  }
}
