import { Autocomplete } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { FindTags } from './tag-query.js';

interface TagFieldProps {
  label: string;
  description?: string;
  value: string;
  onChange: (value: string) => void;
  /** One of the tags that are there was chosen. */
  onChoose?: (name: string) => void;
  /** Names that are no choice: they are there already. */
  without?: readonly string[];
  error?: ReactNode;
  autoFocus?: boolean;
}

/** A field for the name of a tag, with those that are there already. */
export default function TagField(props: TagFieldProps) {
  const { t } = useTranslation('tags');
  const { value, onChange, onChoose, without = [], autoFocus = false, ...field } = props;
  const [search] = useDebouncedValue(value.trim(), 200);
  const [{ data }] = useQuery({ query: FindTags, variables: { search: search || null } });
  const names = (data?.tags.edges ?? [])
    .map(({ node }) => node.name)
    .filter((name) => !without.includes(name));
  return (
    <Autocomplete
      {...field}
      size="md"
      placeholder={t('placeholder')}
      maxLength={100}
      data={names}
      // Above it the choices would lie on the tags.
      comboboxProps={{ middlewares: { flip: false } }}
      // The server has searched, in any width.
      filter={({ options }) => options}
      value={value}
      onChange={onChange}
      onOptionSubmit={(name) => onChoose?.(name)}
      {...(autoFocus ? { 'data-autofocus': true, autoFocus } : {})}
    />
  );
}
