import { monitorEventLoopDelay } from 'node:perf_hooks';

const RESOLUTION_MS = 20;
/** A process whose loop is usually this late answers no request in time. */
const TOO_LATE_MS = 1_000;
const NS_PER_MS = 1e6;

export class EventLoopLate extends Error {
  override readonly name = 'EventLoopLate';
}

/** How late this process's event loop has been since the last reading. */
export class EventLoop {
  private readonly delay = monitorEventLoopDelay({ resolution: RESOLUTION_MS });

  constructor() {
    this.delay.enable();
  }

  /** Throws EventLoopLate. */
  check(): { readonly p99Ms: number } {
    const medianMs = this.delay.percentile(50) / NS_PER_MS - RESOLUTION_MS;
    const p99Ms = Math.max(0, Math.round(this.delay.percentile(99) / NS_PER_MS - RESOLUTION_MS));
    this.delay.reset();
    if (medianMs > TOO_LATE_MS) throw new EventLoopLate('This process is late with everything.');
    return { p99Ms };
  }
}
