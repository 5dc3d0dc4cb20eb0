import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { graphql, type ResultOf } from '../../../platform/graphql/graphql.js';
import { useList } from '../../../platform/list/use-list.js';
import { useProgramPath } from '../../../platform/program-path.js';
import { useDecides } from '../../../platform/use-staff.js';
import { useFormats } from '../../../ui/formats/format.js';
import { ButtonLink, TextLink } from '../../../ui/link.js';
import type { Choice, ListFilter } from '../../../ui/list/list-ask.js';
import { ListPage } from '../../../ui/list/list-page.js';
import type { ListColumn } from '../../../ui/list/rows.js';
import { lazyPart } from '../../../ui/lazy-part.js';
import { useTagChoices } from '../../tags/use-tag-choices.js';
import { Invite } from '../invite/invite.js';
import { Nominate } from '../nominate/nominate.js';
import { useInterestChoices } from '../interests/use-interest-choices.js';
import { WILLING_TO } from '../willing/willing-verbs.js';
import { AdvocateState, useStateText } from './advocate-state.js';
import { PipelineStrip } from './pipeline-strip.js';

const InviteBulk = lazyPart(() => import('../invite/invite-bulk.js'));
const TagBulk = lazyPart(() => import('../../tags/tag-bulk.js'));

const AdvocateList = graphql(`
  query AdvocateList(
    $search: String
    $statuses: [AdvocateStatus!]
    $willingTo: [WillingTo!]
    $tagIds: [ID!]
    $interestIds: [ID!]
    $nominatedByMe: Boolean
    $nominees: Boolean
    $first: PageSize = 25
    $after: String
  ) {
    advocates(
      search: $search
      statuses: $statuses
      willingTo: $willingTo
      tagIds: $tagIds
      interestIds: $interestIds
      nominatedByMe: $nominatedByMe
      nominees: $nominees
      first: $first
      after: $after
    ) {
      edges {
        node {
          id
          name
          status
          joinedAt
          invitation {
            hasEnded
            declinedAt
          }
          nomination {
            by
            note
          }
          company {
            id
            name
          }
          points {
            available
          }
          impact {
            referrals
            converted
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

/**
 * Who has left is listed only where that is chosen (R-U5); who is on a break too, where the list is
 * narrowed to what they would do.
 */
const STATUSES = ['NOMINATED', 'INVITED', 'JOINED', 'ACTIVE', 'PAUSED', 'LEFT'] as const;

type Row = ResultOf<typeof AdvocateList>['advocates']['edges'][number]['node'];

function useColumns(): ListColumn<Row>[] {
  const { t } = useTranslation(['staff-advocates', 'invitations']);
  const formats = useFormats();
  const path = useProgramPath();
  const stateText = useStateText();
  return [
    {
      key: 'name',
      header: t('column.name'),
      primary: true,
      cell: (row) => (
        <>
          <TextLink to={path('advocates', row.id)}>{row.name}</TextLink>
          {row.status === 'NOMINATED' && row.nomination?.note && (
            <Text size="sm" c="dimmed" fw={400} component="div" lineClamp={2}>
              {row.nomination.note}
            </Text>
          )}
        </>
      ),
      text: (row) => row.name,
    },
    {
      key: 'company',
      header: t('column.company'),
      cell: (row) => row.company?.name ?? '–',
      text: (row) => row.company?.name ?? '',
    },
    {
      key: 'status',
      header: t('column.status'),
      cell: (row) => <AdvocateState of={row} />,
      text: stateText,
    },
    {
      key: 'nominatedBy',
      header: t('invitations:nominated.title'),
      fileOnly: true,
      cell: (row) => row.nomination?.by ?? '–',
      text: (row) => row.nomination?.by ?? '',
    },
    {
      key: 'points',
      header: t('column.points'),
      align: 'right',
      cell: (row) => formats.number(row.points.available),
      text: (row) => String(row.points.available),
    },
    {
      key: 'referrals',
      header: t('column.referrals'),
      align: 'right',
      cell: (row) => formats.number(row.impact.referrals),
      text: (row) => String(row.impact.referrals),
    },
    {
      key: 'converted',
      header: t('column.converted'),
      align: 'right',
      cell: (row) => formats.number(row.impact.converted),
      text: (row) => String(row.impact.converted),
    },
  ];
}

interface AdvocatesProps {
  tags: readonly Choice[];
  interests: readonly Choice[];
}

function useFilters({ tags, interests }: AdvocatesProps): ListFilter[] {
  const { t } = useTranslation(['staff-advocates', 'interests', 'status', 'willing']);
  const filters = [
    {
      key: 'status',
      label: t('column.status'),
      choices: STATUSES.map((value) => ({ value, label: t(`status:advocate.${value}`) })),
    },
    {
      key: 'willing',
      label: t('willing:staffTitle'),
      choices: WILLING_TO.map((value) => ({ value, label: t(`willing:kind.${value}.name`) })),
    },
    { key: 'interest', label: t('interests:staffTitle'), choices: interests },
    { key: 'tag', label: t('column.tag'), choices: tags },
  ];
  return filters.filter(({ choices }) => choices.length > 0);
}

function Advocates(choices: AdvocatesProps) {
  const { t } = useTranslation(['staff-advocates', 'interests', 'invitations', 'shell']);
  const path = useProgramPath();
  const decides = useDecides();
  const list = useList({
    query: AdvocateList,
    pick: ({ advocates }) => advocates,
    search: t('search'),
    views: {
      label: t('invitations:view.label'),
      choices: (['all', 'nominees', 'mine'] as const).map((value) => ({
        value,
        label: t(`invitations:view.${value}`),
      })),
      whole: 'all',
    },
    filters: useFilters(choices),
    narrow: ({ q, view, filters }) => {
      const statuses = STATUSES.filter((status) => filters['status']?.includes(status));
      const willingTo = WILLING_TO.filter((to) => filters['willing']?.includes(to));
      return {
        search: q || null,
        statuses: statuses.length > 0 ? statuses : null,
        willingTo: willingTo.length > 0 ? willingTo : null,
        tagIds: filters['tag'] ? [...filters['tag']] : null,
        interestIds: filters['interest'] ? [...filters['interest']] : null,
        nominatedByMe: view === 'mine' || null,
        nominees: view === 'nominees' || null,
      };
    },
  });
  return (
    <ListPage
      title={t('shell:nav.advocates')}
      lead={t('lead')}
      actions={
        <>
          {decides && (
            <ButtonLink to={path('edit', 'interests')} variant="subtle">
              {t('interests:edit')}
            </ButtonLink>
          )}
          <Nominate />
          {decides && <Invite />}
        </>
      }
      above={<PipelineStrip chosen={list.asked.filters['status'] ?? []} />}
      list={list}
      columns={useColumns()}
      csv
      {...(decides && {
        bulk: {
          nameOf: ({ name }: Row) => name,
          acts: (rows: readonly Row[], done: () => void) => (
            <>
              <InviteBulk rows={rows} onDone={done} />
              <TagBulk of="ADVOCATE" rows={rows} onDone={done} />
            </>
          ),
        },
      })}
      empty={{
        title: t('empty.title'),
        body: t('empty.body'),
        action: decides ? <Invite /> : <Nominate />,
      }}
      nothing={{ title: t('empty.noneTitle'), body: t('empty.none') }}
    />
  );
}

/** Everybody who does advocacy, found by name, address or company, and by what they bear. */
export default function AdvocatesPage() {
  return <Advocates tags={useTagChoices() ?? []} interests={useInterestChoices() ?? []} />;
}
