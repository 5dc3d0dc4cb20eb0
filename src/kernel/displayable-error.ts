/**
 * An error that we wrote to be read: its lines say what is wrong and what would be right. Whatever
 * else is thrown was written for programmers, or by a library, and is told by where it happened and
 * a code (`describeFailure`).
 */
export abstract class DisplayableError extends Error {
  /** what people read, a line each */
  get lines(): readonly string[] {
    return this.message.split('\n');
  }

  /** of a process that ends with it: 1 it failed, 2 it was asked wrong */
  get exitCode(): number {
    return 1;
  }
}
