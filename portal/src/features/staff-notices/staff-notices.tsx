import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation } from 'urql';
import { graphql, type ResultOf } from '../../platform/graphql/graphql.js';
import { useList } from '../../platform/list/use-list.js';
import { useProgramPath } from '../../platform/program-path.js';
import { useLocale } from '../../platform/use-locale.js';
import { useRefreshViewer, useViewer } from '../../platform/viewer.js';
import { firstPlace } from '../../platform/navigation.js';
import { ButtonLink } from '../../ui/link.js';
import { List } from '../../ui/list/list.js';
import { Panel } from '../../ui/panel.js';
import { StaffNotice } from './staff-notice.js';
import classes from './staff-notices.module.css';

const StaffNoticesQuery = graphql(`
  query StaffNotices($locale: Locale, $first: PageSize = 20, $after: String) {
    staffNotices(first: $first, after: $after) {
      unread
      edges {
        node {
          id
          kind
          subjectId
          subjectName(locale: $locale)
          advocateName
          count
          dueAt
          path
          since
          toldAt
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
  mutation MarkStaffNoticesRead($input: MarkStaffNoticesReadInput!) {
    markStaffNoticesRead(input: $input) {
      __typename
      ... on StaffNoticesMarkedRead {
        unread
      }
    }
  }
`);

type StaffNoticesAnswer = ResultOf<typeof StaffNoticesQuery>['staffNotices'];
export type StaffNoticeData = StaffNoticesAnswer['edges'][number]['node'];

/** They are in the order in which they began to wait; one of long ago may have been told last. */
function lastTold({ edges }: StaffNoticesAnswer): string | undefined {
  return edges
    .map(({ node }) => node.toldAt)
    .sort()
    .at(-1);
}

/** Opening the list marks it as read, up to the newest shown; what waits stays until it is dealt with. */
function useMarkRead(notices: StaffNoticesAnswer | undefined): void {
  const [, mark] = useMutation(MarkRead);
  const refresh = useRefreshViewer();
  const marked = useRef<string>(undefined);
  const newest = notices?.unread ? lastTold(notices) : undefined;
  useEffect(() => {
    if (!newest || marked.current === newest) return;
    marked.current = newest;
    void mark({ input: { upTo: newest } }).then(refresh);
  }, [newest, mark, refresh]);
}

/** What waits for the reader as somebody of the staff (R-N3), each with the way to it. */
export default function StaffNotices() {
  const { t } = useTranslation('staff-notices');
  const path = useProgramPath();
  const { roles } = useViewer();
  const list = useList({
    query: StaffNoticesQuery,
    pick: ({ staffNotices }) => staffNotices,
    of: { locale: useLocale() },
  });
  useMarkRead(list.data?.staffNotices);
  const ofStaff = roles.filter((role) => role !== 'ADVOCATE');
  return (
    <Panel title={t('title')}>
      <List
        inPanel
        label={t('title')}
        list={list}
        look={(notices) => (
          <ul className={classes.notices} aria-label={t('title')}>
            {notices.map((notice) => (
              <StaffNotice key={notice.id} notice={notice} />
            ))}
          </ul>
        )}
        empty={{
          title: t('empty.title'),
          body: t('empty.body'),
          action: <ButtonLink to={path(firstPlace(ofStaff))}>{t('empty.action')}</ButtonLink>,
        }}
      />
    </Panel>
  );
}
