import { Checkbox, Group } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { StageInput } from '../editor/challenge-form.js';
import type { FieldsProps } from '../stages/stage-kind.js';

const PROOFS: readonly StageInput['proof'][number][] = ['TEXT', 'LINK', 'SCREENSHOT'];

/** The kinds of proof that a stage asks for. */
export function StageProof({ form, index }: FieldsProps) {
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
