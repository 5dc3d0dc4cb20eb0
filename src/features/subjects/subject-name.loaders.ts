import { rightOf, type GraphContext } from '../../platform/graphql/index.js';
import { nameIn } from './subject-name.rules.js';
import { subjectOf } from './subject-registry.js';

/** The subject of a line or a notice. */
export interface About {
  readonly subjectKind: string | null;
  readonly subjectId: string | null;
}

/**
 * The name of a subject for the reader: null where they may not see the subject itself, by the same
 * access row, and where it has no name.
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

/** Null for an API key: it reads texts in their original language. */
export function readersLanguage({ identity }: GraphContext): string | null {
  return identity.member?.language ?? null;
}
