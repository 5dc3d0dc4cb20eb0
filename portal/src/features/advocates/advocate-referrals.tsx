import { Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { graphql, type ResultOf } from '../../platform/graphql/graphql.js';
import { QueryView } from '../../platform/graphql/query-view.js';
import { usePages } from '../../platform/graphql/use-pages.js';
import { useProgramPath } from '../../platform/program-path.js';
import { DataList, type DataColumn } from '../../ui/data-list.js';
import { ButtonLink, TextLink } from '../../ui/link.js';
import { Day } from '../../ui/moments.js';
import { ListSkeleton } from '../../ui/states.js';
import { Status } from '../../ui/status.js';
import { useReferralName } from '../referrals/referral-name.js';

const ReferralsOfAdvocate = graphql(`
  query ReferralsOfAdvocate($id: ID!, $after: String) {
    referrals(filter: { advocateId: $id }, first: 10, after: $after) {
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

/** Whom an advocate referred, and how it stands. */
export function AdvocateReferrals({ id }: { id: string }) {
  const { t } = useTranslation('staff-advocates');
  const nameOf = useReferralName();
  const path = useProgramPath();
  const pages = usePages(ReferralsOfAdvocate, { id }, (data) => data.referrals);
  const columns: DataColumn<Row>[] = [
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
  return (
    <QueryView query={pages.query} onRetry={pages.retry} skeleton={<ListSkeleton rows={3} />}>
      {() => (
        <DataList
          label={t('referrals.title')}
          columns={columns}
          rows={pages.rows}
          rowKey={(row) => row.id}
          empty={
            <Stack gap="sm" align="flex-start">
              <Text c="dimmed">{t('referrals.none')}</Text>
              <ButtonLink
                to={path('record', 'referral')}
                search={{ advocate: id } as never}
                variant="default"
              >
                {t('referrals.record')}
              </ButtonLink>
            </Stack>
          }
          onMore={pages.onMore}
          loadingMore={pages.loadingMore}
        />
      )}
    </QueryView>
  );
}
