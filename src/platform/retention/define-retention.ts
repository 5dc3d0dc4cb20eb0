import type pg from 'pg';
import { DisplayableError } from '../../kernel/displayable-error.js';

/** One batch: rows of before a moment, and how many at most. */
export interface PastRows {
  readonly before: Date;
  readonly limit: number;
}

/** Rows that are worth keeping for a while only. */
export interface Retention {
  /** stable, because the setting `RETENTION_DAYS` and metrics have it; kebab-case */
  readonly kind: string;
  readonly keepDays: number;
  /** less would break what needs them; a shorter setting stops the boot */
  readonly atLeastDays: number;
  /**
   * Deletes one batch across programmes, in a transaction of its own with a short time limit, and
   * returns how many went: fewer than `limit` where none is left.
   */
  readonly forget: (client: pg.ClientBase, past: PastRows) => Promise<number>;
}

export class RetentionError extends DisplayableError {
  override readonly name = 'RetentionError';
}

const KIND = /^[a-z]+(-[a-z]+)*$/;
const defined = new Map<string, Retention>();

/** Declares for how long rows of a kind are kept. Throws RetentionError for a kind that is taken. */
export function defineRetention(retention: Retention): Retention {
  const { kind, keepDays, atLeastDays } = retention;
  if (!KIND.test(kind)) throw new RetentionError(`Not a kind of what is kept: "${kind}"`);
  if (defined.has(kind)) throw new RetentionError(`Two kinds of what is kept are called "${kind}"`);
  if (keepDays < atLeastDays) {
    throw new RetentionError(`"${kind}" is kept for less than it must be`);
  }
  defined.set(kind, Object.freeze(retention));
  return retention;
}

/** Every kind whose definition has been loaded, by name. */
export function definedRetentions(): readonly Retention[] {
  return [...defined.values()].sort((a, b) => (a.kind < b.kind ? -1 : 1));
}

/**
 * How many days each kind is kept, with the settings' own. Throws RetentionError that lists every
 * setting of a kind that there is not, or of too few days.
 */
export function keptDays(
  settings: Readonly<Record<string, number>>,
  retentions: readonly Retention[] = definedRetentions(),
): ReadonlyMap<string, number> {
  const kinds = retentions.map(({ kind }) => kind);
  const problems = [
    ...Object.keys(settings)
      .filter((kind) => !kinds.includes(kind))
      .map((kind) => `there is no kind "${kind}", only ${kinds.join(', ')}`),
    ...retentions
      .filter(({ kind, atLeastDays }) => (settings[kind] ?? atLeastDays) < atLeastDays)
      .map(({ kind, atLeastDays }) => `${kind} is kept for at least ${String(atLeastDays)} days`),
  ];
  if (problems.length > 0) {
    throw new RetentionError(`RETENTION_DAYS cannot be used: ${problems.join('; ')}.`);
  }
  return new Map(retentions.map(({ kind, keepDays }) => [kind, settings[kind] ?? keepDays]));
}
