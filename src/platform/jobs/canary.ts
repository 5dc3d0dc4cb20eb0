import { newId } from '../../kernel/ids.js';
import { jobOptions } from './job-options.js';
import type { JobQueue } from './queue-backend.js';
import { QUEUE_NAMES, type QueueName } from './queues.js';

/** A job that does nothing. Seen processed, it proves that its queue is alive. */
export const CANARY = 'canary';

const POLL_MS = 25;
const GOOD_FOR_MS = 5_000;
const ONCE = jobOptions({ attempts: 1, backoff: { kind: 'fixed', delayMs: 0 } });

export interface CanaryResult {
  readonly alive: boolean;
  /** queues whose canary was not seen in time */
  readonly silent: readonly QueueName[];
  readonly tookMs: number;
}

/** Sends a canary through every queue; many callers at once share one. */
export class Canary {
  private underWay: Promise<CanaryResult> | null = null;
  private last: { readonly result: CanaryResult; readonly at: number } | null = null;

  constructor(private readonly queues: Readonly<Record<QueueName, JobQueue>>) {}

  async send(timeoutMs: number): Promise<CanaryResult> {
    if (this.last?.result.alive && performance.now() - this.last.at < GOOD_FOR_MS) {
      return this.last.result;
    }
    this.underWay ??= this.sendNow(timeoutMs).finally(() => {
      this.underWay = null;
    });
    return this.underWay;
  }

  private async sendNow(timeoutMs: number): Promise<CanaryResult> {
    const start = performance.now();
    const silent = await Promise.all(
      QUEUE_NAMES.map(async (name) => {
        const returned = await within(timeoutMs, (signal) => this.fly(name, signal));
        return returned ? [] : [name];
      }),
    ).then((names) => names.flat());
    const at = performance.now();
    const result = { alive: silent.length === 0, silent, tookMs: Math.round(at - start) };
    this.last = { result, at };
    return result;
  }

  private async fly(name: QueueName, late: AbortSignal): Promise<boolean> {
    // First in line: a long queue is busy, not dead.
    const job = await this.queues[name].add(
      CANARY,
      {},
      { ...ONCE, lifo: true, jobId: `${CANARY}.${newId()}` },
    );
    while (!late.aborted) {
      if ((await job.getState()) === 'completed') {
        await job.remove();
        return true;
      }
      await new Promise((resolve) => setTimeout(resolve, POLL_MS));
    }
    return false;
  }
}

/** False where `work` fails or takes longer. It may go on unseen until it notices the signal. */
async function within(
  timeoutMs: number,
  work: (late: AbortSignal) => Promise<boolean>,
): Promise<boolean> {
  const late = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  const bell = new Promise<false>((resolve) => {
    timer = setTimeout(() => {
      late.abort();
      resolve(false);
    }, timeoutMs);
  });
  try {
    // A queue that cannot even be reached is silent: that is the answer, not an error.
    return await Promise.race([work(late.signal).catch(() => false), bell]);
  } finally {
    clearTimeout(timer);
  }
}
