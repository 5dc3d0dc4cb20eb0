import { Loader, Select } from '@mantine/core';

export interface SearchOption {
  value: string;
  label: string;
}

interface SearchSelectProps {
  label: string;
  description?: string;
  placeholder?: string;
  options: readonly SearchOption[];
  chosen: SearchOption | null;
  onChoose: (option: SearchOption | null) => void;
  search: string;
  onSearch: (search: string) => void;
  loading: boolean;
  /** Shown when the search found nothing: what to do instead. */
  nothingFound: string;
  error?: string | undefined;
}

/** Chooses one of many by typing a part of it; the caller loads the options. */
export function SearchSelect(props: SearchSelectProps) {
  const { chosen, options, loading } = props;
  const listed = options.some((option) => option.value === chosen?.value);
  return (
    <Select
      searchable
      clearable
      withAsterisk
      size="md"
      label={props.label}
      description={props.description}
      placeholder={props.placeholder}
      data={chosen && !listed ? [chosen, ...options] : [...options]}
      value={chosen?.value ?? null}
      onChange={(value, option) => {
        props.onChoose(value === null ? null : { value, label: option?.label ?? value });
      }}
      searchValue={props.search}
      onSearchChange={props.onSearch}
      // The server has searched already, also in what is not shown.
      filter={({ options: found }) => found}
      nothingFoundMessage={loading ? undefined : props.nothingFound}
      rightSection={loading ? <Loader size={18} /> : undefined}
      error={props.error}
    />
  );
}
