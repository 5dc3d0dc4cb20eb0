import { NativeSelect, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { NumberField } from '../../ui/forms/number-field.js';
import type { AttributeRow } from './attribute-query.js';
import type { Draft } from './draft.js';

/** As many digits as are stored. */
export const ANY_NUMBER = { decimals: 6 };

interface ValueFieldProps {
  attribute: AttributeRow;
  value: Draft;
  onChange: (value: Draft) => void;
  error?: string | undefined;
}

/** The field for a value, by the type of its attribute; empty, there is none. */
export function ValueField({ attribute, value, onChange, error }: ValueFieldProps) {
  const { t } = useTranslation(['attributes', 'common']);
  const { name: label, type, choices } = attribute;
  const field = { label, error };
  if (type === 'NUMBER') {
    return <NumberField {...field} rule={ANY_NUMBER} value={value} onChange={onChange} />;
  }
  if (type === 'TEXT' || type === 'DAY') {
    return (
      <TextInput
        {...field}
        {...(type === 'DAY' ? { type: 'date', maw: '20rem' } : { maxLength: 500 })}
        value={value}
        onChange={({ currentTarget }) => {
          onChange(currentTarget.value);
        }}
      />
    );
  }
  const options =
    type === 'YES_NO'
      ? [
          { value: 'YES', label: t('common:yes') },
          { value: 'NO', label: t('common:no') },
        ]
      : choices.map((choice) => ({ value: choice.id, label: choice.label }));
  return (
    <NativeSelect
      {...field}
      data={[{ value: '', label: t('notStated') }, ...options]}
      value={String(value)}
      onChange={({ currentTarget }) => {
        onChange(currentTarget.value);
      }}
    />
  );
}
