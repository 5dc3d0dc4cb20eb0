import { Group, Stack, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ChoiceBar } from '../../ui/forms/choice-bar.js';

export interface CandidateSearchState {
  search: string;
  /** days of submission, both included; empty: any */
  from: string;
  to: string;
  which: 'open' | 'all';
}

interface CandidateSearchProps {
  asked: CandidateSearchState;
  onAsk: (asked: CandidateSearchState) => void;
}

/** Which referrals are offered: by name, by day, by whether they are under way. */
export function CandidateSearch({ asked, onAsk }: CandidateSearchProps) {
  const { t } = useTranslation('pipeline');
  const set = (part: Partial<CandidateSearchState>) => {
    onAsk({ ...asked, ...part });
  };
  return (
    <Stack gap="sm">
      <TextInput
        type="search"
        label={t('choose.search')}
        value={asked.search}
        onChange={(event) => {
          set({ search: event.currentTarget.value });
        }}
      />
      <Group gap="sm" grow preventGrowOverflow={false}>
        <TextInput
          type="date"
          label={t('choose.from')}
          value={asked.from}
          onChange={(event) => {
            set({ from: event.currentTarget.value });
          }}
        />
        <TextInput
          type="date"
          label={t('choose.to')}
          value={asked.to}
          onChange={(event) => {
            set({ to: event.currentTarget.value });
          }}
        />
      </Group>
      <ChoiceBar
        label={t('show.label')}
        value={asked.which}
        choices={[
          { value: 'open', label: t('show.underWay') },
          { value: 'all', label: t('show.all') },
        ]}
        onChange={(which) => {
          set({ which });
        }}
      />
    </Stack>
  );
}
