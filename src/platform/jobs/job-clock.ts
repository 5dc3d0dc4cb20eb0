import { OverdueJob } from './failure.js';
import type { QueueRules } from './queues.js';

type Limits = Pick<QueueRules, 'deadlineMs' | 'overtimeMs'>;

/** Asks jobs to stop: each at the deadline of its queue, all of them when the process drains. */
export class JobClock {
  private readonly running = new Set<AbortController>();
  private stopped = false;

  get isStopped(): boolean {
    return this.stopped;
  }

  stopAll(): void {
    this.stopped = true;
    for (const controller of this.running) controller.abort();
  }

  /**
   * Runs `work`. Throws OverdueJob where it goes on although it was asked to stop: its slot is given
   * up, and what is left of it may end unseen beside its next run, as every handler may run twice.
   */
  async within(
    { deadlineMs, overtimeMs }: Limits,
    work: (stopping: AbortSignal) => Promise<void>,
  ): Promise<void> {
    const controller = new AbortController();
    if (this.stopped) controller.abort();
    this.running.add(controller);
    const timers: NodeJS.Timeout[] = [];
    const overdue = new Promise<never>((_resolve, reject) => {
      const limitMs = deadlineMs + overtimeMs;
      timers.push(
        setTimeout(() => {
          controller.abort();
        }, deadlineMs),
        setTimeout(() => {
          reject(new OverdueJob(`It did not end within ${String(limitMs)} ms`));
        }, limitMs),
      );
    });
    try {
      await Promise.race([work(controller.signal), overdue]);
    } finally {
      timers.forEach(clearTimeout);
      this.running.delete(controller);
    }
  }
}
