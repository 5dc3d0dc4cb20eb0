import { Stack, Text } from '@mantine/core';
import { Suspense, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation } from 'urql';
import { graphql, type ResultOf } from '../../platform/graphql/graphql.js';
import { useList } from '../../platform/list/use-list.js';
import { partWithTexts } from '../../platform/part-with-texts.js';
import { useProgramPath } from '../../platform/program-path.js';
import { useLocale } from '../../platform/use-locale.js';
import { useStaff } from '../../platform/use-staff.js';
import { useRefreshViewer, useViewer } from '../../platform/viewer.js';
import { ButtonLink } from '../../ui/link.js';
import { List } from '../../ui/list/list.js';
import { PageHeader } from '../../ui/shell/page-header.js';
import { Panel } from '../../ui/panel.js';
import { ListSkeleton } from '../../ui/states/states.js';
import { Notice } from './notice.js';
import classes from './notices.module.css';

/** Advocates fetch nothing of it. */
const StaffNotices = partWithTexts(
  ['staff-notices'],
  () => import('../staff-notices/staff-notices.js'),
);

const NoticesQuery = graphql(`
  query Notices($locale: Locale, $first: PageSize = 20, $after: String) {
    notifications(first: $first, after: $after) {
      unread
      edges {
        node {
          id
          kind
          subjectKind
          subjectId
          subjectName(locale: $locale)
          inputs
          createdAt
          readAt
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

const MarkRead = graphql(`
  mutation MarkNoticesRead($input: MarkNotificationsReadInput!) {
    markNotificationsRead(input: $input) {
      __typename
      ... on MarkedRead {
        unread
      }
    }
  }
`);

type NoticesAnswer = ResultOf<typeof NoticesQuery>['notifications'];
export type NoticeData = NoticesAnswer['edges'][number]['node'];

/** Opening the list marks it as read: once for each visit, up to the newest notice shown. */
function useMarkRead(notices: NoticesAnswer | undefined): void {
  const [, mark] = useMutation(MarkRead);
  const refresh = useRefreshViewer();
  const marked = useRef<string>(undefined);
  const newest = notices?.unread ? notices.edges[0]?.node.createdAt : undefined;
  useEffect(() => {
    if (!newest || marked.current === newest) return;
    marked.current = newest;
    void mark({ input: { upTo: newest } }).then(refresh);
  }, [newest, mark, refresh]);
}

function Notices({ notices }: { notices: readonly NoticeData[] }) {
  const { t } = useTranslation('notices');
  return (
    <Stack gap="md">
      <ul className={classes.notices} aria-label={t('title')}>
        {notices.map((notice) => (
          <Notice key={notice.id} notice={notice} />
        ))}
      </ul>
      <Text size="sm" c="dimmed">
        {t('explained')}
      </Text>
    </Stack>
  );
}

/** What was decided and happened, each leading to the timeline that explains it. */
function OwnNotices({ title }: { title?: string }) {
  const { t } = useTranslation('notices');
  const path = useProgramPath();
  const list = useList({
    query: NoticesQuery,
    pick: ({ notifications }) => notifications,
    of: { locale: useLocale() },
  });
  useMarkRead(list.data?.notifications);
  return (
    <Panel {...(title === undefined ? {} : { title })}>
      <List
        inPanel
        label={t('title')}
        list={list}
        look={(notices) => <Notices notices={notices} />}
        empty={{
          title: t('empty.title'),
          body: t('empty.body'),
          action: <ButtonLink to={path('home')}>{t('empty.action')}</ButtonLink>,
        }}
      />
    </Panel>
  );
}

/** What waits for the reader as staff, and what was decided for them as an advocate. */
export default function NoticesPage() {
  const { t } = useTranslation('notices');
  const path = useProgramPath();
  const isStaff = useStaff();
  const { advocateId } = useViewer();
  const isAdvocate = advocateId !== null;
  return (
    <>
      <PageHeader
        title={t('title')}
        lead={t(isStaff ? 'staffLead' : 'lead')}
        actions={
          isAdvocate && (
            <ButtonLink to={path('preferences')} variant="default">
              {t('toPreferences')}
            </ButtonLink>
          )
        }
      />
      <Stack gap="lg">
        {isStaff && (
          <Suspense fallback={<ListSkeleton rows={4} />}>
            <StaffNotices />
          </Suspense>
        )}
        {isAdvocate && <OwnNotices {...(isStaff ? { title: t('own') } : {})} />}
      </Stack>
    </>
  );
}
