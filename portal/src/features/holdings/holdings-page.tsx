import { Button, List, Stack, Text } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { QueryView } from '../../platform/graphql/query-view.js';
import { useProgramPath } from '../../platform/program-path.js';
import { useViewer } from '../../platform/viewer.js';
import { useFormats } from '../../ui/formats/format.js';
import { TextLink } from '../../ui/link.js';
import { Panel } from '../../ui/panel.js';
import { PageHeader } from '../../ui/shell/page-header.js';
import { OwnHoldings, type Holding } from './holdings-query.js';
import { useOwnFile } from './use-own-file.js';

const GROUPS = ['person', 'acts', 'notes'] as const;

/** In the order in which people think of them; a kind without its place here does not compile. */
const GROUP_OF: Readonly<Record<Holding['kind'], (typeof GROUPS)[number]>> = {
  PROFILE: 'person',
  MEMBERSHIP: 'person',
  FORMER_EMPLOYERS: 'person',
  WILLING: 'person',
  INTERESTS: 'person',
  ATTRIBUTES: 'person',
  TAGS: 'person',
  NOMINATIONS: 'person',
  REFERRALS: 'acts',
  CHALLENGES: 'acts',
  SUBMISSIONS: 'acts',
  SURVEY_ANSWERS: 'acts',
  FILES: 'acts',
  POINTS: 'acts',
  REDEMPTIONS: 'acts',
  NOTICES: 'notes',
  MAIL_CHOICES: 'notes',
  LINK_VISITS: 'notes',
};

const ORDER = Object.keys(GROUP_OF);

/** Those of a group, in their order. */
function holdingsOf(group: (typeof GROUPS)[number], holdings: readonly Holding[]): Holding[] {
  return holdings
    .filter(({ kind }) => GROUP_OF[kind] === group)
    .sort((one, other) => ORDER.indexOf(one.kind) - ORDER.indexOf(other.kind));
}

/** How much there is, of which days, and until when. */
function Extent({ holding }: { holding: Holding }) {
  const { t } = useTranslation('holdings');
  const formats = useFormats();
  const { count, firstAt, lastAt, keptDays } = holding;
  if (firstAt === null || lastAt === null) return t('none');
  const [from, to] = [formats.dayOf(firstAt), formats.dayOf(lastAt)];
  const rows = t(from === to ? 'rowsOn' : 'rowsFrom', { count, from, to });
  return keptDays === null ? rows : `${rows} ${t('kept', { days: keptDays })}`;
}

function Group({ title, holdings }: { title: string; holdings: readonly Holding[] }) {
  const { t } = useTranslation('holdings');
  return (
    <Panel title={title}>
      <List spacing="md" listStyleType="none">
        {holdings.map((holding) => (
          <List.Item key={holding.kind}>
            <Text component="span" fw={600}>
              {t(`kind.${holding.kind}.name`)}
            </Text>
            {' · '}
            {t(`kind.${holding.kind}.means`)}
            <Text size="sm" c="dimmed">
              <Extent holding={holding} />
            </Text>
          </List.Item>
        ))}
      </List>
    </Panel>
  );
}

function Holdings({ holdings }: { holdings: readonly Holding[] }) {
  const { t } = useTranslation('holdings');
  const { program } = useViewer();
  const { save, busy } = useOwnFile(holdings);
  return (
    <Stack gap="lg" maw="44rem">
      <Panel title={t('readers.title')}>
        <List spacing="sm">
          {(['team', 'others', 'signIn', 'stays'] as const).map((what) => (
            <List.Item key={what}>{t(`readers.${what}`, { program: program.name })}</List.Item>
          ))}
        </List>
        <Button
          variant="default"
          loading={busy}
          leftSection={<IconDownload size={18} aria-hidden />}
          onClick={() => void save()}
          style={{ alignSelf: 'flex-start' }}
        >
          {t('download')}
        </Button>
      </Panel>
      {GROUPS.map((group) => (
        <Group key={group} title={t(`group.${group}`)} holdings={holdingsOf(group, holdings)} />
      ))}
    </Stack>
  );
}

/** What the programme holds about the advocate who reads it, and a file of all of it. */
export default function HoldingsPage() {
  const { t } = useTranslation(['holdings', 'shell']);
  const { program } = useViewer();
  const path = useProgramPath();
  const [query, ask] = useQuery({ query: OwnHoldings });
  return (
    <>
      <PageHeader
        title={t('title')}
        lead={t('lead', { program: program.name })}
        above={
          <TextLink to={path('preferences')} size="sm">
            ← {t('shell:nav.preferences')}
          </TextLink>
        }
      />
      <QueryView
        query={query}
        onRetry={() => {
          ask({ requestPolicy: 'network-only' });
        }}
      >
        {({ ownHoldings }) => <Holdings holdings={ownHoldings} />}
      </QueryView>
    </>
  );
}
