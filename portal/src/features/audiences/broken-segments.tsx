import { Alert, Stack, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useProgramPath } from '../../platform/program-path.js';
import { TextLink } from '../../ui/link.js';
import type { BrokenRow } from './audience-query.js';

/** Segments that ask about something that is gone: what follows from it, and where to mend it. */
export function BrokenSegments({ broken }: { broken: readonly BrokenRow[] }) {
  const { t } = useTranslation('audiences');
  const path = useProgramPath();
  if (broken.length === 0) return null;
  return (
    <Alert color="clay" title={t('broken.title')} icon={<IconAlertTriangle aria-hidden />}>
      <Stack gap="xs">
        {broken.map(({ side, segment }) => (
          <Text key={`${side} ${segment.id}`}>
            {t(`broken.${side}`, { name: segment.name })}{' '}
            <TextLink to={path('segments', segment.id)}>{t('broken.mend')}</TextLink>
          </Text>
        ))}
      </Stack>
    </Alert>
  );
}
