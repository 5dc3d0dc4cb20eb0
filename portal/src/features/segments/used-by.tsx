import { Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useProgramPath } from '../../platform/program-path.js';
import { TextLink } from '../../ui/link.js';
import { Panel } from '../../ui/panel.js';
import type { SegmentRow } from './segments-query.js';

/** What a segment decides: who sees these challenges and rewards. Each leads to its audience. */
export function UsedBy({ usedBy }: Pick<SegmentRow, 'usedBy'>) {
  const { t } = useTranslation('segments');
  const path = useProgramPath();
  return (
    <Panel title={t('usedBy.title')}>
      {usedBy.length === 0 ? (
        <Text c="dimmed">{t('usedBy.none')}</Text>
      ) : (
        <>
          <Text c="dimmed">{t('usedBy.lead')}</Text>
          <Stack gap="xs">
            {usedBy.map(({ kind, id, name }) => (
              <Text key={id}>
                {t(`usedBy.kind.${kind}`)}{' '}
                <TextLink to={path('audience', kind.toLowerCase(), id)}>{name}</TextLink>
              </Text>
            ))}
          </Stack>
        </>
      )}
    </Panel>
  );
}
