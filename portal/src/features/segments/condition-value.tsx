import { MultiSelect, TagsInput, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { NumberField } from '../../ui/forms/number-field.js';
import { operandOf, type Choice, type DraftCondition } from './rule-draft.js';
import { TraitChoices, type TraitRow } from './segments-query.js';
import { useTraitTexts } from './use-trait-texts.js';

interface ValueProps {
  trait: TraitRow;
  condition: DraftCondition;
  error: string | undefined;
  onChange: (condition: DraftCondition) => void;
}

/** Values that are found in the programme: challenges, companies, its own lists. */
function FoundValues({ trait, condition, error, onChange }: ValueProps) {
  const { t } = useTranslation('segments');
  const [search, setSearch] = useState('');
  const [wanted] = useDebouncedValue(search.trim(), 250);
  const [{ data }] = useQuery({
    query: TraitChoices,
    variables: { trait: trait.name, search: wanted || null },
  });
  const found = data?.traitChoices ?? [];
  const named = condition.named;
  const options = [
    ...named,
    ...found.filter(({ value }) => !named.some((each) => each.value === value)),
  ];
  return (
    <MultiSelect
      searchable
      aria-label={t('valueLabel')}
      placeholder={condition.values.length === 0 ? t('valuesHint') : undefined}
      nothingFoundMessage={t('nothingFound')}
      data={options}
      value={[...condition.values]}
      searchValue={search}
      onSearchChange={setSearch}
      // The server has searched already.
      filter={({ options: all }) => all}
      error={error}
      onChange={(values) => {
        onChange({ ...condition, values, named: options.filter(isAmong(values)) });
      }}
    />
  );
}

const isAmong =
  (values: readonly string[]) =>
  ({ value }: Choice): boolean =>
    values.includes(value);

/** The values of a closed list, in the reader's words. */
function ListedValues({ trait, condition, error, onChange }: ValueProps) {
  const { t } = useTranslation('segments');
  const { choice } = useTraitTexts([trait]);
  const options = (trait.choices ?? [])
    .map((value) => ({ value, label: choice(trait.name, { value, label: value }) }))
    .sort((one, other) =>
      trait.choices && trait.choices.length > 20 ? one.label.localeCompare(other.label) : 0,
    );
  return (
    <MultiSelect
      searchable={options.length > 8}
      aria-label={t('valueLabel')}
      placeholder={condition.values.length === 0 ? t('valuesHint') : undefined}
      nothingFoundMessage={t('nothingFound')}
      data={options}
      value={[...condition.values]}
      error={error}
      onChange={(values) => {
        onChange({ ...condition, values });
      }}
    />
  );
}

function List(props: ValueProps) {
  const { t } = useTranslation('segments');
  const { trait, condition, error, onChange } = props;
  if (trait.hasChoices) return <FoundValues {...props} />;
  if (trait.choices) return <ListedValues {...props} />;
  return (
    <TagsInput
      aria-label={t('valueLabel')}
      placeholder={t('typeAndEnter')}
      value={[...condition.values]}
      error={error}
      onChange={(values) => {
        onChange({ ...condition, values });
      }}
    />
  );
}

const ANY_NUMBER = { decimals: 6 };
const COUNT = { least: 0 };

/** What a condition compares with, by the kind of thing that is asked. */
export function ConditionValue(props: ValueProps) {
  const { t } = useTranslation('segments');
  const { trait, condition, error, onChange } = props;
  const [value = ''] = condition.values;
  const take = (text: string) => {
    onChange({ ...condition, values: text === '' ? [] : [text] });
  };
  switch (operandOf(condition.operator, trait.type)) {
    case null:
      return null;
    case 'LIST':
      return <List {...props} />;
    case 'NUMBER':
      return (
        <NumberField
          aria-label={t('valueLabel')}
          rule={trait.type === 'NUMBER' ? ANY_NUMBER : COUNT}
          value={value}
          error={error}
          onChange={(number) => {
            take(String(number));
          }}
        />
      );
    case 'DAY':
    case 'TEXT':
      return (
        <TextInput
          type={trait.type === 'DAY' ? 'date' : 'text'}
          aria-label={t('valueLabel')}
          maxLength={200}
          value={value}
          error={error}
          onChange={({ currentTarget }) => {
            take(currentTarget.value);
          }}
        />
      );
  }
}
