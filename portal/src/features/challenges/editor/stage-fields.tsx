import { Button, Checkbox, Group, Stack, Text, Textarea, Title } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import type { Locale } from '../../../platform/editing/locales.js';
import { toLanguage } from '../../../platform/viewer.js';
import { ChoiceBar } from '../../../ui/choice-bar.js';
import { lazyPart } from '../../../ui/lazy-part.js';
import { NumberField } from '../../../ui/number-field.js';
import { Panel } from '../../../ui/panel.js';
import { ListSkeleton } from '../../../ui/states.js';
import { surveyTemplate } from '../../surveys/editor/survey-template.js';
import { NEW_STAGE, STAGE_KINDS, type ProofKind } from './challenge-values.js';
import classes from './editor.module.css';
import type { ChallengeForm } from './text-fields.js';

/** Fetched where a stage asks questions. */
const StageQuestions = lazyPart(() => import('./stage-questions.js'));

const PROOFS: readonly ProofKind[] = ['TEXT', 'LINK', 'SCREENSHOT'];
const MAX_STAGES = 10;

function StageProof({ form, index }: { form: ChallengeForm; index: number }) {
  const { t } = useTranslation('challenge-editor');
  return (
    <Checkbox.Group
      label={t('stages.proof')}
      size="md"
      {...form.getInputProps(`stages.${index}.proof`)}
    >
      <Group gap="lg" mt={10} mb={6}>
        {PROOFS.map((proof) => (
          <Checkbox key={proof} value={proof} label={t(`proof.${proof}`)} />
        ))}
      </Group>
    </Checkbox.Group>
  );
}

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

function Stage({ form, index, main }: { form: ChallengeForm; index: number; main: Locale }) {
  const { t } = useTranslation('challenge-editor');
  const number = index + 1;
  const { stages } = form.values;
  const kind = stages[index]?.kind ?? 'PROOF';
  return (
    <Stack gap="sm" className={classes.stage} component="section">
      <Group justify="space-between">
        <Title order={3} size="h4">
          {t('stages.stage', { number })}
        </Title>
        {stages.length > 1 && <RemoveStage form={form} index={index} />}
      </Group>
      <Group gap="xl" align="flex-start">
        <NumberField
          label={t('stages.points')}
          min={0}
          allowDecimal={false}
          w="9rem"
          {...form.getInputProps(`stages.${index}.points`)}
        />
        <ChoiceBar
          labelled
          label={t('stages.kind')}
          value={kind}
          choices={STAGE_KINDS.map((each) => ({
            value: each,
            label: t(`stageKind.${each}`),
          }))}
          onChange={(next) => {
            form.setFieldValue(`stages.${index}.kind`, next);
            if (next === 'QUESTIONS' && stages[index]?.survey === null) {
              form.setFieldValue(`stages.${index}.survey`, surveyTemplate(toLanguage(main)));
              form.setFieldValue(`stages.${index}.needsDecision`, false);
            }
          }}
        />
      </Group>
      {kind === 'PROOF' ? (
        <StageProof form={form} index={index} />
      ) : (
        <Suspense fallback={<ListSkeleton rows={4} />}>
          <StageQuestions form={form} index={index} />
        </Suspense>
      )}
    </Stack>
  );
}

/** What proves each stage, and what it is worth. */
export function StageFields({ form, main }: { form: ChallengeForm; main: Locale }) {
  const { t } = useTranslation('challenge-editor');
  const { stages, translations } = form.values;
  const add = () => {
    form.insertListItem('stages', { ...NEW_STAGE, proof: [...NEW_STAGE.proof] });
    translations.forEach((_, place) => {
      form.insertListItem(`translations.${place}.stages`, { title: '', instructions: '' });
    });
  };
  return (
    <Panel title={t('stages.title')}>
      <Text c="dimmed">{t('stages.hint')}</Text>
      {stages.map((_, index) => (
        <Stage key={`stage ${index}`} form={form} index={index} main={main} />
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

/** By what a proof is decided, and whom the challenge is for. */
export function DecidingFields({ form }: { form: ChallengeForm }) {
  const { t } = useTranslation('challenge-editor');
  return (
    <Panel title={t('deciding.title')}>
      <Textarea
        label={t('deciding.criteria')}
        description={t('deciding.criteriaHint')}
        {...form.getInputProps('approvalCriteria')}
      />
      <NumberField
        label={t('deciding.score')}
        description={t('deciding.scoreHint')}
        min={0}
        allowDecimal={false}
        maw="28rem"
        {...form.getInputProps('audienceScoreMin')}
      />
    </Panel>
  );
}
