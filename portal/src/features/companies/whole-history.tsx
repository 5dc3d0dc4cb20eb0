import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { graphql, type ResultOf } from '../../platform/graphql/graphql.js';
import { TimelineFields } from '../../platform/graphql/timeline-fields.js';
import { useList } from '../../platform/list/use-list.js';
import { useProgramPath } from '../../platform/program-path.js';
import { useLocale } from '../../platform/use-locale.js';
import { TextLink } from '../../ui/link.js';
import { List } from '../../ui/list/list.js';
import { Timeline } from '../../ui/timeline/timeline.js';

const CompanyHistory = graphql(
  `
    query CompanyHistory($id: ID!, $locale: Locale, $first: PageSize = 25, $after: String) {
      history(of: COMPANY, id: $id, first: $first, after: $after) {
        edges {
          node {
            id
            subjectKind
            subjectId
            subjectName(locale: $locale)
            entry {
              ...TimelineFields
            }
          }
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  `,
  [TimelineFields],
);

type Line = ResultOf<typeof CompanyHistory>['history']['edges'][number]['node'];

/** Where staff open what a line is about; the rest has no page of its own for them. */
const FOLDERS: Readonly<Record<string, string | undefined>> = {
  ADVOCATE: 'advocates',
  DEAL: 'deals',
  REFERRAL: 'referrals',
};

function About({ line }: { line: Line }) {
  const { t } = useTranslation('companies');
  const path = useProgramPath();
  const { subjectKind: kind, subjectId, subjectName } = line;
  if (kind === 'COMPANY') return null;
  const folder = FOLDERS[kind];
  const name = subjectName ?? t('history.nameless');
  return (
    <Text size="sm">
      {t('history.kind', { kind })}{' '}
      {folder ? (
        <TextLink to={path(folder, subjectId)} size="sm" underline="always">
          {name}
        </TextLink>
      ) : (
        name
      )}
    </Text>
  );
}

/** Names of what lines mention by id: what they are about, and what the page knows besides. */
function namesIn(lines: readonly Line[]): Record<string, string> {
  const known = lines.flatMap(({ entry, subjectName }) =>
    ['rewardId', 'challengeId'].flatMap((key) => {
      const id = entry.inputs[key];
      return typeof id === 'string' && subjectName ? [[id, subjectName] as const] : [];
    }),
  );
  return Object.fromEntries(known);
}

interface WholeHistoryProps {
  companyId: string;
  names: Readonly<Record<string, string>>;
}

/** Everything that happened with a company: itself, its people, their referrals, deals and rewards. */
export default function WholeHistory({ companyId, names }: WholeHistoryProps) {
  const { t } = useTranslation('companies');
  const locale = useLocale();
  const list = useList({
    query: CompanyHistory,
    pick: ({ history }) => history,
    of: { id: companyId, locale },
  });
  return (
    <List
      inPanel
      label={t('history.whole')}
      list={list}
      look={(rows) => (
        <Timeline
          label={t('history.whole')}
          names={{ ...names, ...namesIn(rows) }}
          entries={rows.map((line) => ({ ...line.entry, about: <About line={line} /> }))}
        />
      )}
      empty={{ title: t('noTimeline') }}
    />
  );
}
