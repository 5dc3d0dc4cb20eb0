import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { graphql } from '../../../platform/graphql/graphql.js';
import { SearchSelect, type SearchOption } from '../../../ui/forms/search-select.js';

const FindAdvocates = graphql(`
  query FindAdvocates($search: String) {
    advocates(search: $search, first: 10) {
      edges {
        node {
          id
          name
          email
          company {
            id
            name
          }
        }
      }
    }
  }
`);

interface AdvocatePickerProps {
  /** Absent: who told of a referral. */
  label?: string;
  chosen: SearchOption | null;
  onChoose: (option: SearchOption | null) => void;
  error?: string | undefined;
}

/** Finds an advocate by a part of the name, the address or the company. Needs the catalogue `pipeline`. */
export function AdvocatePicker({ label, chosen, onChoose, error }: AdvocatePickerProps) {
  const { t } = useTranslation('pipeline');
  const [search, setSearch] = useState('');
  // The field holds the name of the chosen advocate, which is no search.
  const [wanted] = useDebouncedValue(search === chosen?.label ? '' : search.trim(), 250);
  const [{ data, fetching }] = useQuery({
    query: FindAdvocates,
    variables: { search: wanted || null },
  });
  const options = (data?.advocates.edges ?? []).map(({ node }) => ({
    value: node.id,
    label: [node.name, node.company?.name].filter(Boolean).join(', '),
  }));
  return (
    <SearchSelect
      label={label ?? t('record.advocate')}
      placeholder={t('record.advocateHint')}
      options={options}
      chosen={chosen}
      onChoose={onChoose}
      search={search}
      onSearch={setSearch}
      loading={fetching}
      nothingFound={t('record.nobodyFound')}
      error={error}
    />
  );
}
