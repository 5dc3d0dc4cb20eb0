import { describe, expect, it } from '@jest/globals';
import { OverdueJob } from './failure.js';
import { JobClock } from './job-clock.js';

const LIMITS = { deadlineMs: 30, overtimeMs: 30 };

const never = (): Promise<void> => new Promise(() => undefined);

function untilAsked(stopping: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    stopping.addEventListener('abort', () => {
      resolve();
    });
  });
}

describe('the time that a job may take', () => {
  it('is over for who ends in time without a word', async () => {
    let asked = false;
    await new JobClock().within(LIMITS, (stopping) => {
      asked = stopping.aborted;
      return Promise.resolve();
    });
    expect(asked).toBe(false);
  });

  it('ends with a request to stop at the deadline, which is heeded', async () => {
    await expect(new JobClock().within(LIMITS, untilAsked)).resolves.toBeUndefined();
  });

  it('ends for good after the overtime: the slot of who waits for ever is given up', async () => {
    await expect(new JobClock().within(LIMITS, never)).rejects.toThrow(OverdueJob);
    await expect(new JobClock().within(LIMITS, never)).rejects.toThrow('within 60 ms');
  });

  it('ends for all who run, and for who comes later, when the process drains', async () => {
    const clock = new JobClock();
    const long = { deadlineMs: 60_000, overtimeMs: 60_000 };
    const both = [clock.within(long, untilAsked), clock.within(long, untilAsked)];
    clock.stopAll();
    await Promise.all(both);
    let asked = false;
    await clock.within(long, (stopping) => {
      asked = stopping.aborted;
      return Promise.resolve();
    });
    expect(asked).toBe(true);
  });
});
