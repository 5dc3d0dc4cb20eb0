/** An error as a log may hold it. */
export interface DescribedError {
  readonly class: string;
  readonly code: string | null;
  /** what a database server reports about itself, e.g. the file that it cannot read */
  readonly trouble?: string;
  /** frames only: the first lines of a stack repeat the message, which may quote a person's data */
  readonly frames: readonly string[];
  readonly cause: DescribedError | null;
}

/** SQLSTATEs of a server's own trouble: their texts name files and sizes, never a value. */
const OF_THE_SERVER = /^(53|58|XX)[0-9A-Z]{3}$/;
const MAX_FRAMES = 12;
const MAX_CAUSES = 3;

export function describeError(error: unknown, depth = 0): DescribedError {
  if (!(error instanceof Error)) {
    return { class: typeof error, code: null, frames: [], cause: null };
  }
  const { code, driverError } = error as { code?: unknown; driverError?: unknown };
  const cause = error.cause ?? driverError ?? null;
  return {
    class: error.constructor.name,
    ...codeOf(code, error.message),
    frames: (error.stack ?? '')
      .split('\n')
      .filter((line) => /^\s+at /.test(line))
      .slice(0, MAX_FRAMES)
      .map((line) => line.trim()),
    cause: cause === null || depth >= MAX_CAUSES ? null : describeError(cause, depth + 1),
  };
}

function codeOf(code: unknown, message: string): Pick<DescribedError, 'code' | 'trouble'> {
  if (typeof code !== 'string') return { code: null };
  return OF_THE_SERVER.test(code) ? { code, trouble: message } : { code };
}
