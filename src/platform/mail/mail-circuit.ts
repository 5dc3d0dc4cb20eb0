const FIRST_PAUSE_MS = 2_000;
const LONGEST_PAUSE_MS = 60_000;

/** Leave to try the mail server; given back by what came of it. */
export interface Permit {
  /** of the state in which it was given: what ends late says nothing about the state by then */
  readonly era: number;
}

/**
 * What this process believes of the mail server. After a failure nobody tries it for a while, then
 * one does, alone: a server that is away costs one attempt a pause, not one for every mail.
 */
export class MailCircuit {
  private era = 0;
  private failures = 0;
  private closedUntil = 0;
  private probe: Permit | null = null;

  constructor(private readonly nowMs: () => number = () => performance.now()) {}

  /** Whether `enter` would let somebody through now. */
  get isPassable(): boolean {
    if (this.failures === 0) return true;
    return this.probe === null && this.nowMs() >= this.closedUntil;
  }

  enter(): Permit | null {
    if (!this.isPassable) return null;
    const permit: Permit = { era: this.era };
    if (this.failures > 0) this.probe = permit;
    return permit;
  }

  /** The server answered, whatever it said. */
  answered(permit: Permit): void {
    this.cancelled(permit);
    if (this.failures === 0) return;
    this.failures = 0;
    this.era += 1;
  }

  /** It did not. Answers for how long nobody tries; null where that is known from another. */
  failed(permit: Permit): number | null {
    this.cancelled(permit);
    if (permit.era !== this.era) return null;
    this.era += 1;
    this.failures += 1;
    const pauseMs = Math.min(FIRST_PAUSE_MS * 2 ** (this.failures - 1), LONGEST_PAUSE_MS);
    this.closedUntil = this.nowMs() + pauseMs;
    return pauseMs;
  }

  /** Nothing was learned. */
  cancelled(permit: Permit): void {
    if (this.probe === permit) this.probe = null;
  }
}
