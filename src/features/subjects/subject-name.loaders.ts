import { rightOf, type GraphContext } from '../../platform/graphql/index.js';
import { nameIn } from './subject-name.rules.js';
import { subjectOf } from './subject-registry.js';

/** What a line or a notice is about. */
export interface About {
  readonly subjectKind: string | null;
  readonly subjectId: string | null;
}

/**
 * The name of a subject as the reader knows it: null where they would not be shown the subject
 * itself, by the very row that guards it, and where it has no name.
 */
export async function subjectName(
  graph: GraphContext,
  { subjectKind, subjectId }: About,
  locale: string | null,
): Promise<string | null> {
  const names = subjectOf(subjectKind)?.names ?? null;
  if (names === null || subjectId === null) return null;
  const right = rightOf(graph.actor.roles, names.seenBy);
  const subject = right && (await graph.load(names.loader, subjectId));
  if (!subject || (right.scope === 'own' && subject.advocateId !== graph.actor.advocateId)) {
    return null;
  }
  return nameIn(subject, locale ?? readersLanguage(graph));
}

/** Null for a key: what it reads is in the language that it was written in. */
export function readersLanguage({ identity }: GraphContext): string | null {
  return identity.member?.language ?? null;
}
