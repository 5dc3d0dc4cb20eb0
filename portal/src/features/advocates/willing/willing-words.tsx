import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../../ui/formats/format.js';
import type { Willing } from './willing-verbs.js';

/** When it was said, until when it stands or stood, and whose word it is where it is not the advocate's. */
export function WillingWords({ word }: { word: Willing }) {
  const { t } = useTranslation('willing');
  const formats = useFormats();
  const days = { saidOn: formats.day(word.saidOn), endsOn: formats.day(word.endsOn) };
  return (
    <Text size="sm" c="dimmed" component="div">
      {t(word.hasEnded ? 'ended' : 'stands', days)}
      {word.source !== 'ADVOCATE' && ` ${t('from', { source: word.source })}`}
    </Text>
  );
}
