import { DisplayableError } from '../../kernel/displayable-error.js';

/** Settings that cannot be used, each with what would be right. */
export class ConfigError extends DisplayableError {
  override readonly name = 'ConfigError';

  override get exitCode(): number {
    return 2;
  }
}
