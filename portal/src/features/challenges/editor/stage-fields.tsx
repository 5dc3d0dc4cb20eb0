import { Button, Group, Stack, Text, Textarea, Title } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Locale } from '../../../platform/editing/locales.js';
import { ChoiceBar } from '../../../ui/forms/choice-bar.js';
import { NumberField } from '../../../ui/forms/number-field.js';
import { Panel } from '../../../ui/panel.js';
import { kindNames, type StageEditings } from '../stages/stage-kind.js';
import type { ChallengeForm, StageKindName, StageValues } from './challenge-form.js';
import { newStage, STAGE_POINTS } from './challenge-values.js';
import classes from './editor.module.css';

const MAX_STAGES = 10;

function RemoveStage({ form, index }: { form: ChallengeForm; index: number }) {
  const { t } = useTranslation('challenge-editor');
  const { translations } = form.values;
  const remove = () => {
    form.removeListItem('stages', index);
    translations.forEach((_, place) => {
      form.removeListItem(`translations.${place}.stages`, index);
    });
  };
  return (
    <Button
      variant="subtle"
      color="clay"
      size="xs"
      leftSection={<IconTrash size={16} aria-hidden />}
      onClick={remove}
    >
      {t('stages.remove', { number: index + 1 })}
    </Button>
  );
}

interface StageFieldsProps {
  form: ChallengeForm;
  kinds: StageEditings;
  main: Locale;
}

interface StageProps extends StageFieldsProps {
  stage: StageValues;
  index: number;
}

function KindChoice({ form, kinds, main, stage, index }: StageProps) {
  const { t } = useTranslation('challenge-editor');
  const choose = (kind: StageKindName) => {
    form.setFieldValue(`stages.${index}`, { ...stage, ...kinds[kind].begin(stage, main), kind });
  };
  return (
    <ChoiceBar
      labelled
      label={t('stages.kind')}
      value={stage.kind}
      choices={kindNames(kinds).map((each) => ({ value: each, label: t(`stageKind.${each}`) }))}
      onChange={choose}
    />
  );
}

function Stage(props: StageProps) {
  const { t } = useTranslation('challenge-editor');
  const { form, kinds, stage, index } = props;
  const number = index + 1;
  const { Fields } = kinds[stage.kind];
  return (
    <Stack gap="sm" className={classes.stage} component="section">
      <Group justify="space-between">
        <Title order={3} size="h4">
          {t('stages.stage', { number })}
        </Title>
        {form.values.stages.length > 1 && <RemoveStage form={form} index={index} />}
      </Group>
      <Group gap="xl" align="flex-start">
        <NumberField
          label={t('stages.points')}
          rule={STAGE_POINTS}
          w="9rem"
          {...form.getInputProps(`stages.${index}.points`)}
        />
        <KindChoice {...props} />
      </Group>
      <Fields form={form} index={index} />
    </Stack>
  );
}

/** The instructions of each stage, and its points. */
export function StageFields({ form, kinds, main }: StageFieldsProps) {
  const { t } = useTranslation('challenge-editor');
  const { stages, translations } = form.values;
  const add = () => {
    form.insertListItem('stages', newStage(kinds, main));
    translations.forEach((_, place) => {
      form.insertListItem(`translations.${place}.stages`, { title: '', instructions: '' });
    });
  };
  return (
    <Panel title={t('stages.title')}>
      <Text c="dimmed">{t('stages.hint')}</Text>
      {stages.map((stage, index) => (
        <Stage
          key={`stage ${index}`}
          form={form}
          kinds={kinds}
          main={main}
          stage={stage}
          index={index}
        />
      ))}
      {stages.length < MAX_STAGES && (
        <div>
          <Button variant="default" leftSection={<IconPlus size={18} aria-hidden />} onClick={add}>
            {t('stages.add')}
          </Button>
        </div>
      )}
    </Panel>
  );
}

/** The criteria of a proof. */
export function DecidingFields({ form }: { form: ChallengeForm }) {
  const { t } = useTranslation('challenge-editor');
  return (
    <Panel title={t('deciding.title')}>
      <Textarea
        label={t('deciding.criteria')}
        description={t('deciding.criteriaHint')}
        {...form.getInputProps('approvalCriteria')}
      />
    </Panel>
  );
}
