import { connecting } from './connection-errors.js';
import { FREE_WITHIN_MS } from './limits.js';

/**
 * How many may hold a connection at once while they do other work, which may need a second one (a
 * preview that is tried and undone, the programmes of a member). If they held all of the pool, each
 * would wait for the others, and nobody would go on.
 */
export class Places {
  private free: number;
  private readonly waiting = new Set<() => void>();

  constructor(places: number) {
    this.free = places;
  }

  /** In the order in which they ask. Returns how the place is given back; that twice is once. */
  async take(): Promise<() => void> {
    if (this.free > 0) this.free -= 1;
    else await connecting(this.turn());
    let isHeld = true;
    return () => {
      if (!isHeld) return;
      isHeld = false;
      this.pass();
    };
  }

  private pass(): void {
    const [next] = this.waiting;
    if (next) next();
    else this.free += 1;
  }

  /** Fails as a pool does that has no connection for so long. */
  private turn(): Promise<void> {
    return new Promise((resolve, reject) => {
      const come = (): void => {
        clearTimeout(timer);
        this.waiting.delete(come);
        resolve();
      };
      const timer = setTimeout(() => {
        this.waiting.delete(come);
        reject(new Error('timeout exceeded when trying to connect'));
      }, FREE_WITHIN_MS);
      this.waiting.add(come);
    });
  }
}
