import { createHash } from 'node:crypto';
import { LRUCache } from 'lru-cache';

/** What a connection has prepared stays in the memory of its server until the connection ends. */
const MAX_NAMES = 1000;
/** A text that differs in each call (a list of values) must push out of here only its like. */
const MAX_SENT_ONCE = 500;
/** Longer ones are lists of values, and would fill this process. In characters. */
const LONGEST_TEXT = 20_000;

const names = new Map<string, string>();
const sentOnce = new LRUCache<string, true>({ max: MAX_SENT_ONCE });

/**
 * The name under which a connection prepares a statement that was sent before in this process: to
 * read and plan one costs several times what it costs to run it. Undefined for a text that is new,
 * or was not sent again among the last 500 new ones.
 */
export function statementName(text: string): string | undefined {
  const known = names.get(text);
  if (known !== undefined) return known;
  if (names.size >= MAX_NAMES || text.length > LONGEST_TEXT) return undefined;
  if (!sentOnce.delete(text)) {
    sentOnce.set(text, true);
    return undefined;
  }
  // The same on every connection and in every process: a pooler in between may share it.
  const name = createHash('sha256').update(text).digest('base64url').slice(0, 22);
  names.set(text, name);
  return name;
}
