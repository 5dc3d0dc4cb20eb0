import { TellableError } from '../../kernel/tellable-error.js';

/** Settings that cannot be used, each with what would be right. */
export class ConfigError extends TellableError {
  override readonly name = 'ConfigError';

  override get exitCode(): number {
    return 2;
  }
}
