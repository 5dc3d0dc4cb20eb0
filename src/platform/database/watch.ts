/** Some connections are lost together, a moment apart. */
const GATHER_MS = 100;

/** What the connections of this process to one database tell one another. */
export class Watch {
  /** when one of them last broke, or gave no answer in time (`performance.now`) */
  lostAt = -1;
  private readonly listeners = new Set<() => void>();
  private timer: NodeJS.Timeout | undefined;

  lost(): void {
    this.lostAt = performance.now();
    this.timer ??= setTimeout(() => {
      this.timer = undefined;
      for (const listener of [...this.listeners]) listener();
    }, GATHER_MS).unref();
  }

  /** `listener` is called soon after a loss, until what is returned is called. */
  onLoss(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  }
}

const watches = new Map<string, Watch>();

/** All pools on the same address share one. */
export function watchOf(connectionString = ''): Watch {
  let watch = watches.get(connectionString);
  if (!watch) watches.set(connectionString, (watch = new Watch()));
  return watch;
}
