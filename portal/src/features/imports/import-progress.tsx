import { Button, Group, Progress, Stack, Text } from '@mantine/core';
import { IconPlayerStop } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useKeyedVerb } from '../../platform/graphql/use-verb.js';
import { useFormats } from '../../ui/formats/format.js';
import { Panel } from '../../ui/panel.js';
import { CountFigures } from './count-figures.js';
import type { Run } from './imports-query.js';
import { StopImport } from './undo-query.js';

interface ProgressProps {
  run: Run;
  onStopped: () => void;
}

/** It stops behind what is written: nothing of it is lost, so nobody is asked twice. */
function Stop({ run, onStopped }: ProgressProps) {
  const { t } = useTranslation('imports');
  const [execute, busy] = useKeyedVerb(StopImport);
  const stop = async () => {
    await execute({ id: run.id });
    // Also where it had ended by then: that is what is shown next.
    onStopped();
  };
  return (
    <Group>
      <Button
        variant="default"
        leftSection={<IconPlayerStop size={18} aria-hidden />}
        loading={busy || run.isStopping}
        onClick={() => void stop()}
      >
        {t('progress.stop')}
      </Button>
      {run.isStopping && (
        <Text size="sm" role="status">
          {t('progress.stopping')}
        </Text>
      )}
    </Group>
  );
}

const TITLES = {
  PREVIEW: 'progress.trying',
  IMPORT: 'progress.importing',
  PREVIEW_UNDO: 'progress.looking',
  UNDO: 'progress.undoing',
} as const satisfies Record<NonNullable<Run['task']>, string>;

interface BarProps {
  run: Run;
  title: string;
}

function RowProgress({ run, title }: BarProps) {
  const { t } = useTranslation('imports');
  const formats = useFormats();
  return (
    <>
      <Stack gap="xs" role="status">
        <Progress value={run.share * 100} size="lg" aria-label={title} animated />
        <Text size="sm" c="dimmed">
          {t('progress.rows', { rows: run.counts.rows, share: formats.percent(run.share) })}
        </Text>
      </Stack>
      <CountFigures counts={run.counts} isTrial={run.task === 'PREVIEW'} />
    </>
  );
}

/** How much is taken back; a look at it has no measure. */
function UndoProgress({ run, title }: BarProps) {
  const { t } = useTranslation('imports');
  const formats = useFormats();
  const isLook = run.task === 'PREVIEW_UNDO';
  const value = isLook ? 100 : run.undoneShare * 100;
  return (
    <Stack gap="xs" role="status">
      <Progress value={value} size="lg" aria-label={title} animated />
      {!isLook && (
        <Text size="sm" c="dimmed">
          {t('progress.undone', { count: run.undone, share: formats.percent(run.undoneShare) })}
        </Text>
      )}
    </Stack>
  );
}

/** How far it has come, or what it waits for. */
export function ImportProgress(props: ProgressProps) {
  const { run } = props;
  const { t } = useTranslation('imports');
  const title = t(TITLES[run.task ?? 'IMPORT']);
  if (run.state === 'WAITING') {
    const { waitsFor } = run;
    return (
      <Panel title={title}>
        <Text role="status">
          {waitsFor === null || waitsFor.id === run.id
            ? t('progress.soon')
            : t('progress.waits', { file: waitsFor.fileName })}
        </Text>
        <Stop {...props} />
      </Panel>
    );
  }
  return (
    <Panel title={title}>
      {run.task === 'UNDO' || run.task === 'PREVIEW_UNDO' ? (
        <UndoProgress run={run} title={title} />
      ) : (
        <RowProgress run={run} title={title} />
      )}
      <Text size="sm" c="dimmed">
        {t('progress.leave')}
      </Text>
      <Stop {...props} />
    </Panel>
  );
}
