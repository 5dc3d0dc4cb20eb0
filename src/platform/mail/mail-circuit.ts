const FIRST_PAUSE_MS = 2_000;
const LONGEST_PAUSE_MS = 60_000;

/** Permission to try the mail server; returned with the result. */
export interface Permit {
  /** of the state in which it was given: a late result says nothing about a later state */
  readonly era: number;
}

/**
 * The state of the mail server as this process knows it. After a failure nobody tries it for a
 * while, then one mail does, alone: a server that is away costs one attempt a pause, not one for
 * every mail.
 */
export class MailCircuit {
  private era = 0;
  private failures = 0;
  private closedUntil = 0;
  private probe: Permit | null = null;

  constructor(private readonly nowMs: () => number = () => performance.now()) {}

  /** Whether `enter` would give a permit now. */
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

  /** The server answered, even with a refusal. */
  answered(permit: Permit): void {
    this.cancelled(permit);
    if (this.failures === 0) return;
    this.failures = 0;
    this.era += 1;
  }

  /** It did not answer. Returns for how long nobody tries; null: known from another mail. */
  failed(permit: Permit): number | null {
    this.cancelled(permit);
    if (permit.era !== this.era) return null;
    this.era += 1;
    this.failures += 1;
    const pauseMs = Math.min(FIRST_PAUSE_MS * 2 ** (this.failures - 1), LONGEST_PAUSE_MS);
    this.closedUntil = this.nowMs() + pauseMs;
    return pauseMs;
  }

  /** The attempt showed nothing about the server. */
  cancelled(permit: Permit): void {
    if (this.probe === permit) this.probe = null;
  }
}
