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
            translations {
              locale
              name
            }
          }
        }
      }
    }
    challenges(first: 100) {
      edges {
        node {
          id
          title
          translations {
            locale
            title
          }
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

const nodesOf = <Node>(list: { edges: readonly { node: Node }[] } | undefined): Node[] =>
  list?.edges.map(({ node }) => node) ?? [];

type Finder = (names: SubjectNames | undefined, id: string) => string | undefined | null;

/** By kind: the folder of its page, and its name among those of the reader. */
const KINDS: Record<string, { folder: string; nameOf: Finder } | undefined> = {
  REFERRAL: {
    folder: 'referrals',
    nameOf: (names, id) => nodesOf(names?.referrals).find((each) => each.id === id)?.refereeName,
  },
  REDEMPTION: {
    folder: 'redemptions',
    nameOf: (names, id) => nodesOf(names?.redemptions).find((each) => each.id === id)?.reward.name,
  },
  PARTICIPATION: {
    folder: 'participations',
    nameOf: (names, id) =>
      nodesOf(names?.challenges).find((each) => each.myParticipation?.id === id)?.title,
  },
};

/** What a line or notice is about, and the page that explains it; null for what is about no single thing. */
export function subjectOf(
  { subjectKind, subjectId }: { subjectKind: string | null; subjectId: string | null },
  names: SubjectNames | undefined,
): Subject | null {
  const kind = KINDS[subjectKind ?? ''];
  if (!subjectId || !kind) return null;
  return { name: kind.nameOf(names, subjectId) ?? null, path: [kind.folder, subjectId] };
}
