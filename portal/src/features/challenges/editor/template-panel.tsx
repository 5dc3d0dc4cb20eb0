import { Button, Group, Text } from '@mantine/core';
import { IconListCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Locale } from '../../../platform/editing/locales.js';
import { Panel } from '../../../ui/panel.js';
import { kindNames, type StageEditings } from '../stages/stage-kind.js';
import type { ChallengeForm } from './challenge-form.js';
import { fromTemplate } from './challenge-values.js';

interface TemplatePanelProps {
  form: ChallengeForm;
  kinds: StageEditings;
  main: Locale;
}

/** What a new challenge can begin with, until something was written. */
export function TemplatePanel({ form, kinds, main }: TemplatePanelProps) {
  const { t } = useTranslation('challenge-editor');
  const templates = kindNames(kinds).flatMap((name) => kinds[name].templates ?? []);
  return (
    <Panel title={t('template.title')}>
      <Text c="dimmed">{t('template.hint')}</Text>
      <Group>
        {templates.map((template) => (
          <Button
            key={template.name}
            variant="default"
            leftSection={<IconListCheck size={18} aria-hidden />}
            onClick={() => {
              form.setValues(fromTemplate(template, kinds, main));
            }}
          >
            {t(template.name)}
          </Button>
        ))}
      </Group>
    </Panel>
  );
}
