import { createHash } from 'node:crypto';

/** Texts that differ in each call (a list of values) must not fill the server's memory. */
const MAX_NAMES = 500;

/** By text: the name under which it is prepared, or null while it was sent only once. */
const names = new Map<string, string | null>();

/**
 * The name under which a connection prepares a statement that was sent before in this process: to
 * read and plan one costs several times what it costs to run it. Undefined for a new text.
 */
export function statementName(text: string): string | undefined {
  const known = names.get(text);
  if (typeof known === 'string') return known;
  if (known === undefined) {
    if (names.size < MAX_NAMES) names.set(text, null);
    return undefined;
  }
  // The same on every connection and in every process: a pooler in between may share it.
  const name = createHash('sha256').update(text).digest('base64url').slice(0, 22);
  names.set(text, name);
  return name;
}
