import { Alert, Group, Progress, Stack, Text } from '@mantine/core';
import { useInterval } from '@mantine/hooks';
import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { graphql, type ResultOf } from '../../platform/graphql/graphql.js';
import { QueryView } from '../../platform/graphql/query-view.js';
import { useKeyedVerb } from '../../platform/graphql/use-verb.js';
import { isUserError, UserErrorFields } from '../../platform/graphql/user-error-fields.js';
import { useProgramPath } from '../../platform/program-path.js';
import { useRefusal } from '../../platform/use-refusal.js';
import { useRefreshViewer } from '../../platform/viewer.js';
import { ChoiceBar } from '../../ui/forms/choice-bar.js';
import { ConfirmButton } from '../../ui/dialogs/confirm-button.js';
import { Figure } from '../../ui/figures/figure.js';
import { FormErrors } from '../../ui/forms/form-errors.js';
import { useFormats } from '../../ui/formats/format.js';
import { ButtonLink } from '../../ui/link.js';
import { NumberField } from '../../ui/forms/number-field.js';
import { useNumberProblem } from '../../ui/forms/use-number-problem.js';
import { PageHeader } from '../../ui/shell/page-header.js';
import { Panel } from '../../ui/panel.js';
import { EmptyState } from '../../ui/states/states.js';
import { KeptMailsPanel } from './kept-mails.js';

const ClockQuery = graphql(`
  query Clock {
    clock {
      now
      offsetDays
      movable
      advance {
        id
        from
        to
        status
        doneUntil
        happened
      }
    }
  }
`);

const AdvanceClock = graphql(
  `
    mutation AdvanceClock($input: AdvanceClockInput!) {
      advanceClock(input: $input) {
        __typename
        ... on ClockAdvance {
          id
          status
        }
        ...UserErrorFields
      }
    }
  `,
  [UserErrorFields],
);

type Clock = ResultOf<typeof ClockQuery>['clock'];
type Advance = NonNullable<Clock['advance']>;

const DAY_MS = 86_400_000;
const DAYS = { least: 1, most: 400, isNeeded: true };
const QUICK = ['1', '7', '30', '61'] as const;
const POLL_MS = 1000;

/** How far it has come, what happened on the way, and where to look at it. */
function AdvanceReport({ advance }: { advance: Advance }) {
  const { t } = useTranslation('administration');
  const formats = useFormats();
  const path = useProgramPath();
  const from = Date.parse(advance.from);
  const share = (Date.parse(advance.doneUntil) - from) / (Date.parse(advance.to) - from || 1);
  const moments = {
    from: formats.moment(advance.from),
    to: formats.moment(advance.to),
    until: formats.moment(advance.doneUntil),
  };
  const happened = t('clock.happened', { count: advance.happened });
  if (advance.status === 'RUNNING') {
    return (
      <Stack gap="xs" role="status">
        <Text>{t('clock.running', moments)}</Text>
        <Progress value={share * 100} size="lg" aria-label={t('clock.move')} animated />
        <Text size="sm" c="dimmed">
          {happened}
        </Text>
      </Stack>
    );
  }
  const done = advance.status === 'DONE';
  return (
    <Alert
      role="status"
      color={done ? 'leaf' : 'clay'}
      icon={done ? <IconCircleCheck aria-hidden /> : <IconAlertTriangle aria-hidden />}
    >
      <Stack gap="sm">
        <Text size="sm">
          {t(done ? 'clock.done' : 'clock.failed', moments)} {happened}
        </Text>
        <Group gap="sm" aria-label={t('clock.look')}>
          <ButtonLink
            to={path('referrals')}
            search={{ show: 'all' } as never}
            variant="default"
            size="xs"
          >
            {t('clock.seeReferrals')}
          </ButtonLink>
          <ButtonLink to={path('overview')} variant="default" size="xs">
            {t('clock.seeOverview')}
          </ButtonLink>
        </Group>
      </Stack>
    </Alert>
  );
}

function Target({ now, days }: { now: string; days: number }) {
  const { t } = useTranslation('administration');
  const formats = useFormats();
  const day = formats.momentOf(Date.parse(now) + days * DAY_MS);
  return <Text c="dimmed">{t('clock.until', { day })}</Text>;
}

function Move({ clock, onMoved }: { clock: Clock; onMoved: () => void }) {
  const { t } = useTranslation('administration');
  const refusals = useRefusal();
  const [days, setDays] = useState<number | string>(61);
  const [errors, setErrors] = useState<{ message: string }[]>([]);
  const [advance, busy] = useKeyedVerb(AdvanceClock);
  const wanted = Number(days);
  const problem = useNumberProblem()(DAYS, days);
  const valid = problem === null;
  const run = async () => {
    setErrors([]);
    const result = await advance({ days: wanted });
    if (result && isUserError(result)) setErrors(refusals.sort(result, []).others);
    onMoved();
  };
  const running = clock.advance?.status === 'RUNNING';
  return (
    <Stack gap="md">
      <FormErrors errors={errors} />
      <ChoiceBar
        label={t('clock.by')}
        value={String(days)}
        choices={QUICK.map((value) => ({
          value,
          label: t('clock.quick', { days: Number(value) }),
        }))}
        onChange={(value) => {
          setDays(Number(value));
        }}
      />
      <NumberField
        label={t('clock.by')}
        value={days}
        onChange={setDays}
        rule={DAYS}
        maw="14rem"
        error={problem}
      />
      {valid && !running && <Target now={clock.now} days={wanted} />}
      <div>
        <ConfirmButton
          variant="filled"
          size="md"
          disabled={!valid}
          loading={busy || running}
          question={t('clock.question')}
          consequence={t('clock.body')}
          confirmLabel={t('clock.advance', { days: wanted })}
          onConfirm={run}
        >
          {t('clock.advance', { days: wanted || 0 })}
        </ConfirmButton>
      </div>
    </Stack>
  );
}

function Page({ clock, ask }: { clock: Clock; ask: () => void }) {
  const { t } = useTranslation('administration');
  const formats = useFormats();
  const refresh = useRefreshViewer();
  const running = clock.advance?.status === 'RUNNING';
  const poll = useInterval(ask, POLL_MS);
  useEffect(() => {
    if (running) poll.start();
    return poll.stop;
    // The functions are made anew with every render; what counts is whether it runs.
  }, [running]);
  const { offsetDays } = clock;
  useEffect(() => {
    // The frame's own clock, and every deadline on the pages, follow.
    refresh();
  }, [offsetDays, refresh]);
  if (!clock.movable) {
    return (
      <Panel>
        <EmptyState title={t('clock.fixed')}>{t('clock.fixedBody')}</EmptyState>
      </Panel>
    );
  }
  return (
    <Stack gap="lg" maw="44rem">
      <Panel>
        <Figure
          label={t('clock.now')}
          value={formats.moment(clock.now)}
          hint={t('clock.ahead', { days: Math.round(offsetDays) })}
        />
        {clock.advance && <AdvanceReport advance={clock.advance} />}
      </Panel>
      <Panel title={t('clock.move')}>
        <Move clock={clock} onMoved={ask} />
      </Panel>
      {offsetDays > 0 && <KeptMailsPanel />}
    </Stack>
  );
}

/** The clock of a sample or a sandbox: moved forward, everything due in between happens in order (R-T3). */
export default function ClockPage() {
  const { t } = useTranslation(['administration', 'shell']);
  const [query, ask] = useQuery({ query: ClockQuery, requestPolicy: 'cache-and-network' });
  const again = () => {
    ask({ requestPolicy: 'network-only' });
  };
  return (
    <>
      <PageHeader title={t('shell:nav.clock')} lead={t('clock.lead')} />
      <QueryView query={query} onRetry={again}>
        {({ clock }) => <Page clock={clock} ask={again} />}
      </QueryView>
    </>
  );
}
