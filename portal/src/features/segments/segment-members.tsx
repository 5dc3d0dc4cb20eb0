import { Stack, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { graphql } from '../../platform/graphql/graphql.js';
import { useList } from '../../platform/list/use-list.js';
import { useProgramPath } from '../../platform/program-path.js';
import { TextLink } from '../../ui/link.js';
import { List } from '../../ui/list/list.js';
import { Status } from '../../ui/states/status.js';

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
  const { t } = useTranslation(['segments', 'staff-advocates', 'status']);
  const path = useProgramPath();
  const list = useList({
    query: Members,
    pick: ({ segment }) => segment?.members ?? NOBODY,
    of: { id },
    search: t('search'),
    narrow: ({ q }) => ({ search: q || null }),
  });
  return (
    <Stack gap="sm" component="section">
      <Title order={2} size="h3">
        {t('members')}
      </Title>
      <List
        label={t('members')}
        list={list}
        csv
        columns={[
          {
            key: 'name',
            header: t('staff-advocates:column.name'),
            primary: true,
            cell: (row) => <TextLink to={path('advocates', row.id)}>{row.name}</TextLink>,
            text: (row) => row.name,
          },
          {
            key: 'company',
            header: t('staff-advocates:column.company'),
            cell: (row) => row.company?.name ?? '–',
            text: (row) => row.company?.name ?? '',
          },
          {
            key: 'status',
            header: t('staff-advocates:column.status'),
            cell: (row) => <Status of="advocate" status={row.status} />,
            text: (row) => t(`status:advocate.${row.status}`),
          },
        ]}
        empty={{ title: t('membersNone') }}
        nothing={{ title: t('membersNothing.title'), body: t('membersNothing.body') }}
      />
    </Stack>
  );
}
