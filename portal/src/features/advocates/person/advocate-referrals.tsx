import { useTranslation } from 'react-i18next';
import { graphql, type ResultOf } from '../../../platform/graphql/graphql.js';
import { useList } from '../../../platform/list/use-list.js';
import { useProgramPath } from '../../../platform/program-path.js';
import { ButtonLink, TextLink } from '../../../ui/link.js';
import { List } from '../../../ui/list/list.js';
import type { ListColumn } from '../../../ui/list/rows.js';
import { Day } from '../../../ui/formats/moments.js';
import { Status } from '../../../ui/states/status.js';
import { useReferralName } from '../../referrals/referral-name.js';

const ReferralsOfAdvocate = graphql(`
  query ReferralsOfAdvocate($id: ID!, $first: PageSize = 10, $after: String) {
    referrals(filter: { advocateId: $id }, first: $first, after: $after) {
      edges {
        node {
          id
          refereeName
          status
          submittedOn
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
`);

type Row = ResultOf<typeof ReferralsOfAdvocate>['referrals']['edges'][number]['node'];

/** The people whom an advocate referred, and their status. */
export function AdvocateReferrals({ id }: { id: string }) {
  const { t } = useTranslation('staff-advocates');
  const nameOf = useReferralName();
  const path = useProgramPath();
  const list = useList({
    query: ReferralsOfAdvocate,
    pick: ({ referrals }) => referrals,
    of: { id },
  });
  const columns: ListColumn<Row>[] = [
    {
      key: 'person',
      header: t('referrals.person'),
      primary: true,
      cell: (row) => <TextLink to={path('referrals', row.id)}>{nameOf(row)}</TextLink>,
    },
    {
      key: 'status',
      header: t('referrals.status'),
      cell: (row) => <Status of="referral" status={row.status} />,
    },
    { key: 'on', header: t('referrals.on'), cell: (row) => <Day date={row.submittedOn} /> },
  ];
  const record = (
    <ButtonLink
      to={path('record', 'referral')}
      search={{ advocate: id } as never}
      variant="default"
    >
      {t('referrals.record')}
    </ButtonLink>
  );
  return (
    <List
      label={t('referrals.title')}
      list={list}
      columns={columns}
      empty={{ title: t('referrals.noneTitle'), body: t('referrals.none'), action: record }}
    />
  );
}
