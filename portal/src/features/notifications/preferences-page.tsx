import { Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { PageHeader } from '../../ui/shell/page-header.js';
import { LanguageChoice } from './language-choice.js';
import { MailChoices } from './mail-choices.js';
import { ZoneChoice } from './zone-choice.js';

/** Language, and which mails are switched on (R-N1). */
export default function PreferencesPage() {
  const { t } = useTranslation('notices');
  return (
    <>
      <PageHeader title={t('preferences.title')} lead={t('preferences.lead')} />
      <Stack gap="lg" maw="44rem">
        <LanguageChoice />
        <ZoneChoice />
        <MailChoices />
      </Stack>
    </>
  );
}
