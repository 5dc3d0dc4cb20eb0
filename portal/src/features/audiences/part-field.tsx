import { MultiSelect } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { FindTags } from '../tags/tag-query.js';
import { FindPeople, FindSegments } from './audience-query.js';
import type { Named, PartField as Field } from './audience-draft.js';

interface PartFieldProps {
  field: Field;
  chosen: readonly Named[];
  onChange: (chosen: Named[]) => void;
}

type FoundProps = Omit<PartFieldProps, 'field'> & {
  label: string;
  found: readonly Named[];
  search: string;
  onSearch: (search: string) => void;
};

/** Some of many, found by a part of the name; the server has searched already. */
function Found({ label, chosen, onChange, found, search, onSearch }: FoundProps) {
  const { t } = useTranslation('audiences');
  const options = [
    ...chosen,
    ...found.filter(({ id }) => !chosen.some((each) => each.id === id)),
  ].map(({ id, name }) => ({ value: id, label: name }));
  return (
    <MultiSelect
      searchable
      size="md"
      label={label}
      placeholder={chosen.length === 0 ? t('find') : ''}
      nothingFoundMessage={t('nothingFound')}
      data={options}
      value={chosen.map(({ id }) => id)}
      searchValue={search}
      onSearchChange={onSearch}
      filter={({ options: all }) => all}
      onChange={(ids) => {
        onChange(
          options
            .filter(({ value }) => ids.includes(value))
            .map(({ value, label: name }) => ({ id: value, name })),
        );
      }}
    />
  );
}

function useSearch() {
  const [search, onSearch] = useState('');
  const [wanted] = useDebouncedValue(search.trim(), 250);
  return { search, onSearch, variables: { search: wanted || null } };
}

function Segments(props: Omit<PartFieldProps, 'field'> & { label: string }) {
  const { variables, ...search } = useSearch();
  const [{ data }] = useQuery({ query: FindSegments, variables });
  const found = (data?.segments.edges ?? []).map(({ node }) => node);
  return <Found {...props} {...search} found={found} />;
}

function Tags(props: Omit<PartFieldProps, 'field'> & { label: string }) {
  const { variables, ...search } = useSearch();
  const [{ data }] = useQuery({ query: FindTags, variables });
  const found = (data?.tags.edges ?? []).map(({ node }) => node);
  return <Found {...props} {...search} found={found} />;
}

function People(props: Omit<PartFieldProps, 'field'> & { label: string }) {
  const { variables, ...search } = useSearch();
  const [{ data }] = useQuery({ query: FindPeople, variables });
  const found = (data?.advocates.edges ?? []).map(({ node: { id, name, company } }) => ({
    id,
    name: [name, company?.name].filter(Boolean).join(', '),
  }));
  return <Found {...props} {...search} found={found} />;
}

const FIELDS = { segments: Segments, tags: Tags, people: People } as const;

/** The segments, tags or people of one side. */
export function PartField({ field, ...props }: PartFieldProps) {
  const { t } = useTranslation('audiences');
  const Chosen = FIELDS[field];
  return <Chosen label={t(`part.${field}`)} {...props} />;
}
