import { Alert, Button, Checkbox, Group, List, Stack, Text } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck, IconDownload } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useKeyedVerb } from '../../platform/graphql/use-verb.js';
import { isUserError } from '../../platform/graphql/user-error-fields.js';
import { useProgramPath } from '../../platform/program-path.js';
import { useRefusal } from '../../platform/use-refusal.js';
import { FormErrors } from '../../ui/forms/form-errors.js';
import { ButtonLink } from '../../ui/link.js';
import { Panel } from '../../ui/panel.js';
import { CountFigures } from './count-figures.js';
import { ImportRowList } from './import-rows.js';
import { StartImport, type Run } from './imports-query.js';
import { Undone, UndoPanel } from './undo-panel.js';

interface ResultProps {
  run: Run;
  onStarted: () => void;
  onRemap: () => void;
}

/** R-D1, R-D8: how the file was read, and what was left out. */
function Says({ run }: { run: Run }) {
  const { t } = useTranslation('imports');
  const said = [...(run.findings?.says ?? []), ...(run.findings?.problems ?? [])];
  if (said.length === 0) return null;
  return (
    <Stack gap={4}>
      <Text size="sm" fw={600}>
        {t('says')}
      </Text>
      <List size="sm" lang="en">
        {said.map((each) => (
          <List.Item key={each}>{each}</List.Item>
        ))}
      </List>
    </Stack>
  );
}

function Stopped({ run }: { run: Run }) {
  const { t } = useTranslation('imports');
  const { stop } = run;
  if (stop === null) return null;
  const { reason, points, referrals, upToRow } = stop;
  return (
    <Alert role="status" color="clay" icon={<IconAlertTriangle aria-hidden />}>
      <Stack gap={4}>
        <Text size="sm">
          {reason === 'TAKES_POINTS_BACK'
            ? t('stop.TAKES_POINTS_BACK', { points: points ?? 0, referrals: referrals ?? 0 })
            : t(`stop.${reason}`)}
        </Text>
        {run.task === 'IMPORT' && (
          <Text size="sm">
            {upToRow > 1 ? t('stop.upTo', { row: upToRow }) : t('stop.nothing')}
          </Text>
        )}
        {run.task === 'UNDO' && <Text size="sm">{t('stop.undoUpTo', { count: run.undone })}</Text>}
        {run.origin === 'CLI' && run.task === 'IMPORT' && (
          <Text size="sm">{t('stop.command')}</Text>
        )}
      </Stack>
    </Alert>
  );
}

function useStart(run: Run, onStarted: () => void) {
  const refusals = useRefusal();
  const [errors, setErrors] = useState<{ message: string }[]>([]);
  const [execute, busy] = useKeyedVerb(StartImport);
  const start = async (options: { awardsPoints: boolean; takesBack: boolean }) => {
    setErrors([]);
    const answer = await execute({ id: run.id, ...options });
    if (!answer) return;
    if (isUserError(answer)) setErrors(refusals.sort(answer, []).others);
    onStarted();
  };
  return { start, busy, errors };
}

/** What an import would change, and what it takes back. */
function changesOf({ state, counts, stop }: Run) {
  const isNew = state === 'READY';
  const rows = counts.imported + counts.corrected;
  const moves = counts.pointsAwarded + counts.pointsTakenBack;
  return {
    isNew,
    rows,
    takes: isNew ? counts.pointsTakenBack : (stop?.points ?? 0),
    isNothing: isNew && rows + moves === 0,
  };
}

/** Begins the import after its dry run, or goes on with one that stopped. */
function Start({ run, onStarted, onRemap }: ResultProps) {
  const { t } = useTranslation('imports');
  const { start, busy, errors } = useStart(run, onStarted);
  const [takesBack, setTakesBack] = useState(false);
  const { isNew, rows, takes, isNothing } = changesOf(run);
  return (
    <Stack gap="md">
      <FormErrors errors={errors} />
      {takes > 0 && (
        <Checkbox
          label={t('takesBack', { points: takes })}
          description={t('takesBackHint')}
          checked={takesBack}
          onChange={({ currentTarget: { checked } }) => {
            setTakesBack(checked);
          }}
        />
      )}
      {isNothing && <Text>{t('nothingToImport')}</Text>}
      <Group>
        <Button
          size="md"
          loading={busy}
          disabled={isNothing || (takes > 0 && !takesBack)}
          onClick={() => void start({ awardsPoints: run.awardsPoints, takesBack })}
        >
          {isNew ? t('start', { rows }) : t('goOn')}
        </Button>
        {isNew && (
          <Button size="md" variant="default" onClick={onRemap}>
            {t('remap')}
          </Button>
        )}
      </Group>
    </Stack>
  );
}

/** The refused rows as a file, and what to do with it. */
function Refused({ run }: { run: Run }) {
  const { t } = useTranslation('imports');
  const path = useProgramPath();
  if (run.errorsUrl === null) return null;
  return (
    <Stack gap="xs">
      <Text>{t('refused.body', { count: run.counts.refused })}</Text>
      <Group>
        <Button
          component="a"
          href={run.errorsUrl}
          download
          variant="default"
          leftSection={<IconDownload size={18} aria-hidden />}
        >
          {t('refused.file')}
        </Button>
        {run.state === 'DONE' && (
          <ButtonLink to={path('imports', 'new')} search={{ kind: run.kind } as never}>
            {t('refused.again')}
          </ButtonLink>
        )}
      </Group>
    </Stack>
  );
}

function Done({ run }: { run: Run }) {
  const { t } = useTranslation('imports');
  const path = useProgramPath();
  if (run.state !== 'DONE') return null;
  return (
    <Alert role="status" color="leaf" icon={<IconCircleCheck aria-hidden />}>
      <Group justify="space-between" gap="sm">
        <Text size="sm">{t('result.in', { count: run.counts.rows })}</Text>
        <ButtonLink to={path('overview')} variant="default" size="xs">
          {t('result.overview')}
        </ButtonLink>
      </Group>
    </Alert>
  );
}

/** What can be done with it now. */
function Next(props: ResultProps) {
  const { t } = useTranslation('imports');
  const { run, onRemap } = props;
  const isOver = run.state === 'DONE' || run.state === 'UNDONE' || run.task === 'UNDO';
  if (run.origin === 'CLI' || isOver) return null;
  if (!run.isFileKept) {
    return (
      <Text size="sm" c="dimmed">
        {t('fileGone')}
      </Text>
    );
  }
  if (run.state === 'READY' || run.task === 'IMPORT') return <Start {...props} />;
  return (
    <div>
      <Button size="md" variant="default" onClick={onRemap}>
        {t('remap')}
      </Button>
    </div>
  );
}

/** What would become of the rows, or what became of them, and what to do next. */
export function ImportResult(props: ResultProps) {
  const { run } = props;
  const { t } = useTranslation('imports');
  const isTrial = run.task === 'PREVIEW';
  const { imported, corrected, unchanged, superseded, refused } = run.counts;
  return (
    <>
      <Panel title={t(isTrial ? 'result.trial' : 'result.done')}>
        <Done run={run} />
        <Stopped run={run} />
        <Undone run={run} />
        <CountFigures counts={run.counts} isTrial={isTrial} />
        <Says run={run} />
        <Next {...props} />
      </Panel>
      {refused > 0 && (
        <Panel title={t('refused.title')}>
          <Refused run={run} />
          <ImportRowList run={run} outcome="REFUSED" />
        </Panel>
      )}
      {imported + corrected + unchanged + superseded > 0 && (
        <Panel title={t('rows.title')}>
          <ImportRowList run={run} outcome="IMPORTED" />
          <ImportRowList run={run} outcome="CORRECTED" />
          <ImportRowList run={run} outcome="UNCHANGED" />
          <ImportRowList run={run} outcome="SUPERSEDED" />
        </Panel>
      )}
      <UndoPanel run={run} onRequested={props.onStarted} />
    </>
  );
}
