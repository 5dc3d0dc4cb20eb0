/** Wakes the relay of this process, where there is one: events were committed. */
export class RelayBell {
  private listener: (() => void) | null = null;

  onRing(listener: () => void): void {
    this.listener = listener;
  }

  ring(): void {
    this.listener?.();
  }
}
