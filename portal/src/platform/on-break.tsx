import { Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ButtonLink } from '../ui/link.js';
import { useProgramPath } from './program-path.js';

/** In place of what an advocate cannot begin during a break: where it ends (R-U1). */
export function OnBreak() {
  const { t } = useTranslation('shell');
  const path = useProgramPath();
  return (
    <Stack gap="sm" align="flex-start">
      <Text>{t('break.first')}</Text>
      <ButtonLink to={path('preferences')} variant="default">
        {t('break.change')}
      </ButtonLink>
    </Stack>
  );
}
