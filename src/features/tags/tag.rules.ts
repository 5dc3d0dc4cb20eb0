import { z } from 'zod';
import { line, LONGEST } from '../../kernel/texts.js';

export const TAG_BEARERS = ['ADVOCATE', 'COMPANY'] as const;
/** Who can bear a tag. */
export type TagBearer = (typeof TAG_BEARERS)[number];

/** So many advocates or companies are tagged by one request, with so many tags each way. */
export const MOST_BEARERS = 500;
export const MOST_TAGS = 20;

export const TagName = line(LONGEST.label, 'The name of the tag, 1 to 100 characters.');

/**
 * The key under which two spellings are one tag: NFKC (width), lower case, and one space where there
 * are several.
 */
export function tagKey(name: string): string {
  return name.normalize('NFKC').toLowerCase().replace(/\s+/gu, ' ').trim();
}

const TagNames = z
  .array(TagName)
  .max(MOST_TAGS, `At most ${String(MOST_TAGS)} tags at once.`)
  .nullish()
  .transform((names) => byKey(names ?? []));

/** By their keys, in the order of those; of two spellings the first. */
function byKey(names: readonly string[]): ReadonlyMap<string, string> {
  const entries = names.map((name) => [tagKey(name), name] as const);
  return new Map(entries.reverse().sort(([one], [other]) => (one < other ? -1 : 1)));
}

/** What is added to and taken from everybody who is named: tags by their key. */
export const TagChange = z
  .object({ add: TagNames, remove: TagNames })
  .superRefine(({ add, remove }, context) => {
    const both = [...add.keys()].find((key) => remove.has(key));
    if (both === undefined) return;
    const message = `“${add.get(both) ?? both}” cannot be added and removed at once.`;
    context.addIssue({ code: 'custom', path: ['remove'], message });
  });
export type TagChange = z.output<typeof TagChange>;

/** The ids of those who are tagged, each once, in their order. */
export function bearerIds(ids: readonly string[]): { ids: string[]; problem: string | null } {
  const each = [...new Set(ids)].sort();
  if (each.length === 0) return { ids: each, problem: 'At least one.' };
  const isTooMany = each.length > MOST_BEARERS;
  return { ids: each, problem: isTooMany ? `At most ${String(MOST_BEARERS)} at once.` : null };
}
