import { Button, Group, Text } from '@mantine/core';
import { IconListCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Locale } from '../../../platform/editing/locales.js';
import { Panel } from '../../../ui/panel.js';
import { surveyChallenge } from './survey-challenge.js';
import type { ChallengeForm } from './text-fields.js';

/** What a new challenge can begin with, until something was written. */
export function TemplatePanel({ form, main }: { form: ChallengeForm; main: Locale }) {
  const { t } = useTranslation('challenge-editor');
  return (
    <Panel title={t('template.title')}>
      <Text c="dimmed">{t('template.hint')}</Text>
      <Group>
        <Button
          variant="default"
          leftSection={<IconListCheck size={18} aria-hidden />}
          onClick={() => {
            form.setValues(surveyChallenge(main));
          }}
        >
          {t('template.survey')}
        </Button>
      </Group>
    </Panel>
  );
}
