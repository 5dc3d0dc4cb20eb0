import { Button, Checkbox, Group, NativeSelect, Stack, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useKeyedVerb } from '../../platform/graphql/use-verb.js';
import { isUserError } from '../../platform/graphql/user-error-fields.js';
import { toast } from '../../platform/toast.js';
import { useRefusal } from '../../platform/use-refusal.js';
import { FormErrors } from '../../ui/forms/form-errors.js';
import {
  ChangeAttribute,
  DefineAttribute,
  TYPES,
  type AttributeRow,
  type Subject,
} from './attribute-query.js';
import { useUnsavedValues } from '../../ui/forms/unsaved.js';

type Type = (typeof TYPES)[number];

interface AttributeFormProps {
  subject: Subject;
  /** Null: a new one. */
  attribute: AttributeRow | null;
  onDone: () => void;
}

const linesIn = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

function useAttribute({ subject, attribute }: Omit<AttributeFormProps, 'onDone'>) {
  const [name, setName] = useState(attribute?.name ?? '');
  const [type, setType] = useState<Type>(attribute?.type ?? 'TEXT');
  const [shown, setShown] = useState(attribute?.shownToAdvocates ?? false);
  const [labels, setLabels] = useState<readonly string[]>(
    attribute?.choices.map(({ label }) => label) ?? [],
  );
  const [added, setAdded] = useState('');
  useUnsavedValues({ name, labels, added });
  const [define, defining] = useKeyedVerb(DefineAttribute);
  const [change, changing] = useKeyedVerb(ChangeAttribute);
  const save = () => {
    const common = { name, ...(subject === 'ADVOCATE' && { shownToAdvocates: shown }) };
    const fresh = linesIn(added);
    if (!attribute) {
      return define({ ...common, subject, type, ...(type === 'CHOICE' && { choices: fresh }) });
    }
    const { id, version, choices } = attribute;
    const renamed = choices.map((choice, at) => ({ choiceId: choice.id, label: labels[at] ?? '' }));
    const wanted = [...renamed, ...fresh.map((label) => ({ label }))];
    return change({ id, version, ...common, ...(type === 'CHOICE' && { choices: wanted }) });
  };
  const fields = { name, type, shown, labels, added };
  const set = { setName, setType, setShown, setLabels, setAdded };
  return { ...fields, ...set, save, busy: defining || changing };
}

type Values = ReturnType<typeof useAttribute>;

/** The list of one of a list: the names of what is there, and what is added. */
function Choices({ values, error }: { values: Values; error: string | undefined }) {
  const { t } = useTranslation('attributes');
  const { labels, setLabels, added, setAdded } = values;
  return (
    <>
      {labels.map((label, at) => (
        <TextInput
          key={at}
          label={t('form.choice', { number: at + 1 })}
          maxLength={100}
          value={label}
          onChange={({ currentTarget }) => {
            setLabels(labels.with(at, currentTarget.value));
          }}
        />
      ))}
      <Textarea
        autosize
        minRows={3}
        label={t(labels.length > 0 ? 'form.moreChoices' : 'form.choices')}
        description={t('form.choicesHint')}
        value={added}
        error={error}
        onChange={({ currentTarget }) => {
          setAdded(currentTarget.value);
        }}
      />
    </>
  );
}

/** Defines an attribute, or changes one; what its values are never changes. */
export default function AttributeForm({ subject, attribute, onDone }: AttributeFormProps) {
  const { t } = useTranslation(['attributes', 'common']);
  const refusals = useRefusal();
  const [wrong, setWrong] = useState<ReturnType<typeof refusals.sort> | null>(null);
  const values = useAttribute({ subject, attribute });
  const save = async () => {
    const answer = await values.save();
    if (!answer) return;
    if (isUserError(answer)) {
      setWrong(refusals.sort(answer, ['name', 'choices']));
      return;
    }
    void toast({ title: t('saved'), tone: 'good' });
    onDone();
  };
  return (
    <Stack gap="md">
      <FormErrors errors={wrong?.others ?? []} />
      <TextInput
        data-autofocus
        withAsterisk
        label={t('form.name')}
        maxLength={100}
        value={values.name}
        error={wrong?.byField['name']}
        onChange={({ currentTarget }) => {
          values.setName(currentTarget.value);
        }}
      />
      {!attribute && (
        <NativeSelect
          label={t('form.type')}
          description={t('form.typeHint')}
          data={TYPES.map((value) => ({ value, label: t(`type.${value}`) }))}
          value={values.type}
          onChange={({ currentTarget }) => {
            values.setType(currentTarget.value as Type);
          }}
        />
      )}
      {values.type === 'CHOICE' && <Choices values={values} error={wrong?.byField['choices']} />}
      {subject === 'ADVOCATE' && (
        <Checkbox
          label={t('form.shown')}
          description={t('form.shownHint')}
          checked={values.shown}
          onChange={({ currentTarget }) => {
            values.setShown(currentTarget.checked);
          }}
        />
      )}
      <Group justify="flex-end">
        <Button
          loading={values.busy}
          disabled={values.name.trim() === ''}
          onClick={() => void save()}
        >
          {t('common:save')}
        </Button>
      </Group>
    </Stack>
  );
}
