import { useTranslation } from 'react-i18next';
import { graphql } from '../../platform/graphql/graphql.js';
import { useList } from '../../platform/list/use-list.js';
import { partWithTexts } from '../../platform/part-with-texts.js';
import { useDecides } from '../../platform/use-staff.js';
import { MemberList, type Member } from './member-list.js';

const InviteBulk = partWithTexts(
  ['invitations', 'refusals'],
  () => import('../advocates/invite/invite-bulk.js'),
);

const Members = graphql(`
  query SegmentMembers($id: ID!, $search: String, $first: PageSize = 25, $after: String) {
    segment(id: $id) {
      id
      members(search: $search, first: $first, after: $after) {
        edges {
          node {
            id
            name
            status
            company {
              id
              name
            }
          }
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  }
`);

const NOBODY = { edges: [], pageInfo: { hasNextPage: false, endCursor: null } };

/** Who is in a segment now. */
export function SegmentMembers({ id }: { id: string }) {
  const { t } = useTranslation('segments');
  const decides = useDecides();
  const list = useList({
    query: Members,
    pick: ({ segment }) => segment?.members ?? NOBODY,
    of: { id },
    search: t('search'),
    narrow: ({ q }) => ({ search: q || null }),
  });
  return (
    <MemberList
      title={t('members')}
      list={list}
      {...(decides && {
        bulk: {
          nameOf: ({ name }: Member) => name,
          acts: (rows: readonly Member[], done: () => void) => (
            <InviteBulk rows={rows} onDone={done} />
          ),
        },
      })}
      empty={{ title: t('membersNone') }}
      nothing={{ title: t('membersNothing.title'), body: t('membersNothing.body') }}
    />
  );
}
