import type { StatementLine, SubjectNames } from './statement-query.js';

export interface Subject {
  /** Null where it has no name (any more). */
  name: string | null;
  /** Its page below the programme's address. */
  path: readonly string[];
}

/** What a line is for, and the page that explains it; null for lines about no single thing. */
export function subjectOf(
  { subjectKind, subjectId }: Pick<StatementLine, 'subjectKind' | 'subjectId'>,
  names: SubjectNames | undefined,
): Subject | null {
  if (!subjectId) return null;
  const nodes = <Node>(list?: { edges: readonly { node: Node }[] }) =>
    list?.edges.map(({ node }) => node) ?? [];
  if (subjectKind === 'REFERRAL') {
    const found = nodes(names?.referrals).find(({ id }) => id === subjectId);
    return { name: found?.refereeName ?? null, path: ['referrals', subjectId] };
  }
  if (subjectKind === 'REDEMPTION') {
    const found = nodes(names?.redemptions).find(({ id }) => id === subjectId);
    return { name: found?.reward.name ?? null, path: ['redemptions', subjectId] };
  }
  if (subjectKind === 'PARTICIPATION') {
    const found = nodes(names?.challenges).find(
      ({ myParticipation }) => myParticipation?.id === subjectId,
    );
    return { name: found?.title ?? null, path: ['participations', subjectId] };
  }
  return null;
}
