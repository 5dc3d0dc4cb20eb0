/**
 * An error that we wrote for people to read: its lines say what is wrong and what would be right.
 * Any other error was written for programmers, or by a library; of it we show only where it
 * happened and a code (`describeFailure`).
 */
export abstract class DisplayableError extends Error {
  /** what people read, a line each */
  get lines(): readonly string[] {
    return this.message.split('\n');
  }

  /** exit code of a process that ends with this error: 1 it failed, 2 it was called wrongly */
  get exitCode(): number {
    return 1;
  }
}
