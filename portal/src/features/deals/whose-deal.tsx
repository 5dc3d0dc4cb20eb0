import { Stack, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { ChoiceBar } from '../../ui/forms/choice-bar.js';
import { SearchSelect, type SearchOption } from '../../ui/forms/search-select.js';
import { useReferralName } from '../referrals/referral-name.js';
import { FindReferrals } from './deal-query.js';
import type { DealForm } from './use-deal-form.js';

interface WhoseDealProps {
  form: DealForm;
  chosen: SearchOption | null;
  onChoose: (option: SearchOption | null) => void;
}

function ReferralPicker({ form, chosen, onChoose }: WhoseDealProps) {
  const { t } = useTranslation('pipeline');
  const nameOf = useReferralName();
  const [search, setSearch] = useState('');
  const [wanted] = useDebouncedValue(search === chosen?.label ? '' : search.trim(), 250);
  const [{ data, fetching }] = useQuery({
    query: FindReferrals,
    variables: { search: wanted || null },
  });
  return (
    <SearchSelect
      label={t('deal.referral')}
      placeholder={t('deal.referralHint')}
      options={(data?.referrals.edges ?? []).map(({ node }) => ({
        value: node.id,
        label: nameOf(node),
      }))}
      chosen={chosen}
      onChoose={onChoose}
      search={search}
      onSearch={setSearch}
      loading={fetching}
      nothingFound={t('deal.noneFound')}
      error={form.errors['referralId'] as string | undefined}
    />
  );
}

/** A deal belongs to a referral, or to a company whose referrals are then found. */
export function WhoseDeal({ form, chosen, onChoose }: WhoseDealProps) {
  const { t } = useTranslation('pipeline');
  const { by } = form.values;
  return (
    <Stack gap="sm">
      <ChoiceBar
        labelled
        label={t('deal.about')}
        value={by}
        choices={[
          { value: 'referral', label: t('deal.byReferral') },
          { value: 'company', label: t('deal.byCompany') },
        ]}
        onChange={(value) => {
          form.setFieldValue('by', value);
        }}
      />
      {by === 'referral' ? (
        <ReferralPicker form={form} chosen={chosen} onChoose={onChoose} />
      ) : (
        <TextInput
          label={t('deal.company')}
          description={t('deal.companyHint')}
          withAsterisk
          autoComplete="off"
          {...form.getInputProps('companyName')}
        />
      )}
    </Stack>
  );
}
