import { Button, Center, Stack, Text } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation } from 'urql';
import { graphql, type ResultOf } from '../../platform/graphql/graphql.js';
import { QueryView } from '../../platform/graphql/query-view.js';
import { usePages } from '../../platform/graphql/use-pages.js';
import { useProgramPath } from '../../platform/program-path.js';
import { useLocale } from '../../platform/use-locale.js';
import { useRefreshViewer } from '../../platform/viewer.js';
import { ButtonLink } from '../../ui/link.js';
import { PageHeader } from '../../ui/page-header.js';
import { Panel } from '../../ui/panel.js';
import { EmptyState, ListSkeleton } from '../../ui/states.js';
import { Notice } from './notice.js';
import classes from './notices.module.css';

const NoticesQuery = graphql(`
  query Notices($locale: Locale, $after: String) {
    notifications(first: 20, after: $after) {
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

type Notices = ResultOf<typeof NoticesQuery>['notifications'];
export type NoticeData = Notices['edges'][number]['node'];

/** Who has the list before them has read it: once for each visit, up to the newest that they see. */
function useMarkRead(notices: Notices | undefined): void {
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

function List({ notices }: { notices: readonly NoticeData[] }) {
  const { t } = useTranslation('notices');
  const path = useProgramPath();
  if (notices.length === 0) {
    return (
      <EmptyState
        title={t('empty.title')}
        action={<ButtonLink to={path('home')}>{t('empty.action')}</ButtonLink>}
      >
        {t('empty.body')}
      </EmptyState>
    );
  }
  return (
    <ul className={classes.notices} aria-label={t('title')}>
      {notices.map((notice) => (
        <Notice key={notice.id} notice={notice} />
      ))}
    </ul>
  );
}

/** What was decided and happened, each leading to the timeline that explains it. */
export default function NoticesPage() {
  const { t } = useTranslation(['notices', 'common']);
  const path = useProgramPath();
  const pages = usePages(
    NoticesQuery,
    { locale: useLocale() },
    ({ notifications }) => notifications,
  );
  useMarkRead(pages.query.data?.notifications);
  return (
    <>
      <PageHeader
        title={t('title')}
        lead={t('lead')}
        actions={
          <ButtonLink to={path('preferences')} variant="default">
            {t('toPreferences')}
          </ButtonLink>
        }
      />
      <Panel>
        <QueryView query={pages.query} onRetry={pages.retry} skeleton={<ListSkeleton />}>
          {() => (
            <Stack gap="md">
              <List notices={pages.rows} />
              {pages.onMore && (
                <Center>
                  <Button variant="default" onClick={pages.onMore} loading={pages.loadingMore}>
                    {t('common:showMore')}
                  </Button>
                </Center>
              )}
              {pages.rows.length > 0 && (
                <Text size="sm" c="dimmed">
                  {t('explained')}
                </Text>
              )}
            </Stack>
          )}
        </QueryView>
      </Panel>
    </>
  );
}
