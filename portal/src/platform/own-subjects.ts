import { graphql, type ResultOf } from './graphql/graphql.js';

/** Names of the reader's own referrals, rewards and challenges: lines and notices know only their ids. */
export const SubjectNamesQuery = graphql(`
  query SubjectNames {
    referrals(first: 100, filter: { mine: true }) {
      edges {
        node {
          id
          refereeName
        }
      }
    }
    redemptions(first: 100, filter: { mine: true }) {
      edges {
        node {
          id
          reward {
            id
            name
          }
        }
      }
    }
    challenges(first: 100) {
      edges {
        node {
          id
          title
          myParticipation {
            id
          }
        }
      }
    }
  }
`);

export type SubjectNames = ResultOf<typeof SubjectNamesQuery>;

export interface Subject {
  /** Null where it has no name (any more). */
  name: string | null;
  /** Its page below the programme's address. */
  path: readonly string[];
}

/** What a line or notice is about, and the page that explains it; null for what is about no single thing. */
export function subjectOf(
  { subjectKind, subjectId }: { subjectKind: string | null; subjectId: string | null },
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
