/** Admits a limited number of callers at once; the others wait in order. */
export class Gate {
  private inside = 0;
  private readonly line: (() => void)[] = [];

  constructor(private readonly size: number) {}

  /** Returns what to call when leaving; null where `late` came first. */
  async enter(late: AbortSignal): Promise<(() => void) | null> {
    if (late.aborted) return null;
    if (this.inside < this.size) this.inside += 1;
    else if (!(await this.waitInLine(late))) return null;
    return () => {
      this.leave();
    };
  }

  private waitInLine(late: AbortSignal): Promise<boolean> {
    return new Promise((resolve) => {
      const enter = (): void => {
        late.removeEventListener('abort', giveUp);
        resolve(true);
      };
      const giveUp = (): void => {
        this.line.splice(this.line.indexOf(enter), 1);
        resolve(false);
      };
      late.addEventListener('abort', giveUp, { once: true });
      this.line.push(enter);
    });
  }

  /** The place goes to the first in line, who then counts as inside. */
  private leave(): void {
    const next = this.line.shift();
    if (next) next();
    else this.inside -= 1;
  }
}
