import pg from 'pg';
import { createHash } from 'node:crypto';

/** Texts that are made anew for each call (a list of values) must not fill the server's memory. */
const MAX_NAMES = 500;

/** By text: the name under which it is prepared, or null while it was sent only once. */
const names = new Map<string, string | null>();

/** The name of a statement that was sent before in this process. */
function nameOf(text: string): string | null {
  const known = names.get(text);
  if (known != null) return known;
  if (known === undefined) {
    if (names.size < MAX_NAMES) names.set(text, null);
    return null;
  }
  // The same on every connection and in every process: a pooler in between may share it.
  const name = createHash('sha256').update(text).digest('base64url').slice(0, 22);
  names.set(text, name);
  return name;
}

type Query = (...given: unknown[]) => unknown;

/**
 * A client whose connection prepares each statement that comes with values when it is sent again:
 * reading and planning cost five times what running costs.
 */
export class PreparingClient extends pg.Client {
  override query: pg.Client['query'] = ((...given: unknown[]) => {
    const [text, values, ...rest] = given;
    const send = super.query.bind(this) as Query;
    if (typeof text !== 'string' || !Array.isArray(values) || values.length === 0) {
      return send(...given);
    }
    const name = nameOf(text);
    return name === null ? send(...given) : send({ name, text, values }, ...rest);
  }) as pg.Client['query'];
}
