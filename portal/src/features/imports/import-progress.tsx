import { Progress, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../ui/formats/format.js';
import { Panel } from '../../ui/panel.js';
import { CountFigures } from './count-figures.js';
import type { Run } from './imports-query.js';

/** How far it has come, or what it waits for. */
export function ImportProgress({ run }: { run: Run }) {
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
    </Panel>
  );
}
