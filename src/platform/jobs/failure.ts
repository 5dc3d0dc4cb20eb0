import { UnrecoverableError } from 'bullmq';
import { describeError, type Logger } from '../telemetry/index.js';

/** Failures of ours, whose messages hold names and numbers only and may be stored. */
export abstract class DisplayableFailure extends Error {
  /** whether every further attempt would fail in the same way */
  readonly isFinal: boolean = false;
}

/** Perhaps a newer version's job: it is tried again, when there may be a worker that knows it. */
export class UnknownJob extends DisplayableFailure {
  override readonly name = 'UnknownJob';
}

/** It did not stop when it was asked to: what it waits for does not come. */
export class OverdueJob extends DisplayableFailure {
  override readonly name = 'OverdueJob';
}

/** No attempt will ever be able to read this payload. */
export class MalformedJob extends DisplayableFailure {
  override readonly name = 'MalformedJob';
  override readonly isFinal = true;
}

/**
 * The error that BullMQ stores with a failed job. Messages quote people's data (a driver's, values
 * of a row), so only class, code, constraint and frames of the original stay (R-A5).
 */
export function storableFailure(error: unknown): Error {
  const message = reasonOf(error);
  const failure = isFinal(error) ? new UnrecoverableError(message) : new Error(message);
  const { frames } = describeError(error);
  failure.stack = [message, ...frames.map((frame) => `    ${frame}`)].join('\n');
  return failure;
}

/** Whether trying again is of no use. */
export function isFinal(error: unknown): boolean {
  return error instanceof DisplayableFailure && error.isFinal;
}

/** The part of an error that may be stored: class, code and constraint, never its message. */
export function reasonOf(error: unknown): string {
  if (error instanceof DisplayableFailure) return `${error.name}: ${error.message}`;
  const described = describeError(error);
  const code = described.code ?? described.cause?.code ?? null;
  const constraint = constraintOf(error);
  return [described.class, code, constraint === null ? null : `(${constraint})`]
    .filter((part) => part !== null)
    .join(' ');
}

function constraintOf(error: unknown): string | null {
  const { constraint, driverError } = Object(error) as {
    constraint?: unknown;
    driverError?: { constraint?: unknown };
  };
  const found = constraint ?? driverError?.constraint;
  return typeof found === 'string' ? found : null;
}

/** Logs the first error of a burst: a server that is down makes every loop fail at once. */
export class ErrorLog {
  private silentUntil = 0;
  private dropped = 0;

  constructor(
    private readonly logger: Logger,
    private readonly quietMs = 1_000,
  ) {}

  report(error: unknown, message: string, fields: Readonly<Record<string, unknown>> = {}): void {
    const now = performance.now();
    if (now < this.silentUntil) {
      this.dropped += 1;
      return;
    }
    const { dropped } = this;
    this.logger.error({ ...fields, error: describeError(error), dropped }, message);
    this.silentUntil = now + this.quietMs;
    this.dropped = 0;
  }
}
