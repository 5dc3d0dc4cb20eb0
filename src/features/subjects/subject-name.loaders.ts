import {
  defineLoader,
  rightOf,
  type AccessTable,
  type GraphContext,
  type Loader,
} from '../../platform/graphql/index.js';
import { challengesAccess } from '../challenges/index.js';
import { referralsAccess } from '../referrals/index.js';
import { rewardsAccess } from '../rewards/index.js';
import { findSubjectNames } from './subject-name.queries.js';
import { nameIn, type NamedSubject } from './subject-name.rules.js';

interface Named {
  readonly names: Loader<NamedSubject>;
  /** the row of the query that answers the subject itself */
  readonly query: readonly [AccessTable, string];
}

const KINDS: Readonly<Record<string, Named | undefined>> = {
  REFERRAL: {
    names: defineLoader(findSubjectNames.REFERRAL),
    query: [referralsAccess, 'Query.referral'],
  },
  PARTICIPATION: {
    names: defineLoader(findSubjectNames.PARTICIPATION),
    query: [challengesAccess, 'Query.participation'],
  },
  REDEMPTION: {
    names: defineLoader(findSubjectNames.REDEMPTION),
    query: [rewardsAccess, 'Query.redemption'],
  },
};

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
  const kind = KINDS[subjectKind ?? ''];
  if (kind === undefined || subjectId === null) return null;
  const right = rightOf(graph.actor.roles, rolesOf(kind));
  const subject = right && (await graph.load(kind.names, subjectId));
  if (!subject || (right.scope === 'own' && subject.advocateId !== graph.actor.advocateId)) {
    return null;
  }
  return nameIn(subject, locale ?? readersLanguage(graph));
}

/** Null for a key: what it reads is in the language that it was written in. */
function readersLanguage({ identity }: GraphContext): string | null {
  return identity.member?.language ?? null;
}

function rolesOf({ query: [table, name] }: Named) {
  const row = table[name];
  if (typeof row !== 'object') throw new Error(`${name} has no row by roles.`);
  return row;
}
