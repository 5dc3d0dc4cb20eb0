import { ActionIcon, Group, Select, Stack, Text, TextInput } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Panel } from '../../ui/panel.js';
import type { KindRow } from './imports-query.js';
import { fieldsLeft, withConstant, type MappingDraft } from './mapping-draft.js';
import { useImportTexts } from './use-import-texts.js';

interface SameProps {
  kind: KindRow;
  draft: MappingDraft;
  onChange: (draft: MappingDraft) => void;
}

interface ConstantProps extends SameProps {
  field: string;
  value: string;
}

/** One value for all rows: chosen where the field has a list, else written. */
function Constant({ kind, draft, field, value, onChange }: ConstantProps) {
  const { t } = useTranslation('imports');
  const texts = useImportTexts();
  const label = texts.field(kind, field);
  const words = kind.fields.find(({ name }) => name === field)?.words ?? [];
  const set = (told: string | null) => {
    onChange(withConstant(draft, field, told));
  };
  return (
    <Group align="flex-end" wrap="nowrap" maw="28rem">
      {words.length > 0 ? (
        <Select
          label={label}
          data={words.map((word) => ({ value: word, label: texts.word(word) }))}
          value={value === '' ? null : value}
          placeholder={t('meanings.none')}
          onChange={(chosen) => {
            set(chosen ?? '');
          }}
          flex={1}
        />
      ) : (
        <TextInput
          label={label}
          value={value}
          maxLength={200}
          onChange={({ currentTarget }) => {
            set(currentTarget.value);
          }}
          flex={1}
        />
      )}
      <ActionIcon
        variant="subtle"
        size="lg"
        aria-label={t('same.remove', { field: label })}
        onClick={() => {
          set(null);
        }}
      >
        <IconX size={18} aria-hidden />
      </ActionIcon>
    </Group>
  );
}

/** Values that no column of the file has, and the word that takes a value away (R-D5). */
export function SameForAll({ kind, draft, onChange }: SameProps) {
  const { t } = useTranslation('imports');
  const texts = useImportTexts();
  const left = fieldsLeft(kind, draft);
  return (
    <Panel title={t('same.title')}>
      <Text>{t('same.lead')}</Text>
      <Stack gap="sm">
        {Object.entries(draft.constants).map(([field, value]) => (
          <Constant
            key={field}
            kind={kind}
            draft={draft}
            field={field}
            value={value}
            onChange={onChange}
          />
        ))}
        <Select
          label={t('same.add')}
          data={left.map((name) => ({ value: name, label: texts.field(kind, name) }))}
          value={null}
          placeholder={t('meanings.none')}
          onChange={(field) => {
            if (field !== null) onChange(withConstant(draft, field, ''));
          }}
          maw="28rem"
        />
        {kind.fields.some(({ isClearable }) => isClearable) && (
          <TextInput
            label={t('clears.label')}
            description={t('clears.hint')}
            value={draft.clearingWord ?? ''}
            maxLength={100}
            onChange={({ currentTarget: { value } }) => {
              onChange({ ...draft, clearingWord: value });
            }}
            maw="28rem"
          />
        )}
      </Stack>
    </Panel>
  );
}
