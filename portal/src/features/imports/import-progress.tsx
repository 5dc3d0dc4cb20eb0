import { Button, Group, Progress, Stack, Text } from '@mantine/core';
import { IconPlayerStop } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useKeyedVerb } from '../../platform/graphql/use-verb.js';
import { useFormats } from '../../ui/formats/format.js';
import { Panel } from '../../ui/panel.js';
import { CountFigures } from './count-figures.js';
import { StopImport, type Run } from './imports-query.js';

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

/** How far it has come, or what it waits for. */
export function ImportProgress(props: ProgressProps) {
  const { run } = props;
  const { t } = useTranslation('imports');
  const formats = useFormats();
  const isTrial = run.task === 'PREVIEW';
  const title = t(isTrial ? 'progress.trying' : 'progress.importing');
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
      <Stack gap="xs" role="status">
        <Progress value={run.share * 100} size="lg" aria-label={title} animated />
        <Text size="sm" c="dimmed">
          {t('progress.rows', { rows: run.counts.rows, share: formats.percent(run.share) })}
        </Text>
      </Stack>
      <CountFigures counts={run.counts} isTrial={isTrial} />
      <Text size="sm" c="dimmed">
        {t('progress.leave')}
      </Text>
      <Stop {...props} />
    </Panel>
  );
}
