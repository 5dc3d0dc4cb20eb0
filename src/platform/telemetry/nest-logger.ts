import type { LoggerService } from '@nestjs/common';
import { describeError } from './describe-error.js';
import type { Logger } from './logger.js';

/**
 * Nest's own lines in our log. Its `ExceptionsHandler` would print whole errors, messages and all:
 * here an Error loses its message (see describeError), and start-up chatter goes to debug.
 */
export class NestLogger implements LoggerService {
  constructor(private readonly logger: Logger) {}

  log(message: unknown, context?: unknown): void {
    this.logger.debug({ context }, this.textOf(message));
  }

  error(message: unknown, ...rest: unknown[]): void {
    if (message instanceof Error) {
      this.logger.error({ error: describeError(message) }, 'An error reached the framework');
    } else {
      this.logger.error({ context: rest.at(-1) }, this.textOf(message));
    }
  }

  warn(message: unknown, context?: unknown): void {
    this.logger.warn({ context }, this.textOf(message));
  }

  private textOf(message: unknown): string {
    return typeof message === 'string' ? message : 'A message that is no text';
  }
}
