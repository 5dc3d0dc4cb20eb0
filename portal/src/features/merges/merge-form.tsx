import { Alert, Button, Group, Radio, Stack, Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { useKeyedVerb } from '../../platform/graphql/use-verb.js';
import { useProgramPath } from '../../platform/program-path.js';
import { toast } from '../../platform/toast.js';
import { useRefusal } from '../../platform/use-refusal.js';
import { FormErrors } from '../../ui/forms/form-errors.js';
import { SearchSelect, type SearchOption } from '../../ui/forms/search-select.js';
import { ListSkeleton } from '../../ui/states/states.js';
import { MergePreviewPart } from './merge-preview.js';
import { FindCompanies, MergeCompanies, MergePreview } from './merge-query.js';

interface Named {
  id: string;
  name: string;
}

interface MergeFormProps {
  company: Named;
  /** Null: it is searched for. */
  other: Named | null;
  onDone: () => void;
}

function OtherPicker({
  company,
  chosen,
  onChoose,
}: {
  company: Named;
  chosen: SearchOption | null;
  onChoose: (option: SearchOption | null) => void;
}) {
  const { t } = useTranslation('merges');
  const [search, setSearch] = useState('');
  const [wanted] = useDebouncedValue(search === chosen?.label ? '' : search.trim(), 250);
  const [{ data, fetching }] = useQuery({
    query: FindCompanies,
    variables: { search: wanted || null },
  });
  return (
    <SearchSelect
      label={t('merge.other')}
      placeholder={t('merge.search')}
      options={(data?.companies.edges ?? [])
        .filter(({ node }) => node.id !== company.id)
        .map(({ node }) => ({ value: node.id, label: node.name }))}
      chosen={chosen}
      onChoose={onChoose}
      search={search}
      onSearch={setSearch}
      loading={fetching}
      nothingFound={t('merge.noneFound')}
    />
  );
}

/** Merges, and goes to the company that stays. */
function useMerge(onDone: () => void) {
  const { t } = useTranslation('merges');
  const navigate = useNavigate();
  const path = useProgramPath();
  const refusals = useRefusal();
  const [errors, setErrors] = useState<readonly { message: string }[]>([]);
  const [merge, busy] = useKeyedVerb(MergeCompanies);
  const run = async (merged: Named, survivor: Named) => {
    setErrors([]);
    const answer = await merge({ mergedId: merged.id, survivorId: survivor.id });
    if (!answer) return;
    if (answer.__typename !== 'Company') {
      setErrors(refusals.sort(answer, []).others);
      return;
    }
    onDone();
    await navigate({ to: path('companies', answer.id) });
    const names = { merged: merged.name, survivor: answer.name };
    await toast({ title: t('merge.done', names), tone: 'good' });
  };
  return { run, busy, errors };
}

interface PairProps {
  merged: Named;
  survivor: Named;
  onDone: () => void;
}

function Pair({ merged, survivor, onDone }: PairProps) {
  const { t } = useTranslation('merges');
  const { run, busy, errors } = useMerge(onDone);
  const [{ data, fetching }] = useQuery({
    query: MergePreview,
    variables: { mergedId: merged.id, survivorId: survivor.id },
    // What it would do now, each time it is asked.
    requestPolicy: 'network-only',
  });
  if (fetching) return <ListSkeleton rows={3} />;
  const preview = data?.companyMergePreview;
  if (!preview) return <Alert color="yellow">{t('merge.cannot')}</Alert>;
  return (
    <Stack gap="md">
      <MergePreviewPart preview={preview} />
      <FormErrors errors={[...errors]} />
      <Group>
        <Button loading={busy} onClick={() => void run(merged, survivor)}>
          {t('merge.confirm')}
        </Button>
        <Button variant="subtle" onClick={onDone}>
          {t('merge.cancel')}
        </Button>
      </Group>
    </Stack>
  );
}

/** Chooses the other company and which of the two stays, and shows what follows before it is done. */
export default function MergeForm({ company, other, onDone }: MergeFormProps) {
  const { t } = useTranslation('merges');
  const [chosen, setChosen] = useState<Named | null>(other);
  const [staysId, setStaysId] = useState(company.id);
  const stays = staysId === company.id ? company : chosen;
  const goes = staysId === company.id ? chosen : company;
  return (
    <Stack gap="md">
      <Text>{t('merge.lead')}</Text>
      {other === null && (
        <OtherPicker
          company={company}
          chosen={chosen && { value: chosen.id, label: chosen.name }}
          onChoose={(option) => {
            setChosen(option && { id: option.value, name: option.label });
            setStaysId(company.id);
          }}
        />
      )}
      {chosen && (
        <Radio.Group label={t('merge.stays')} value={staysId} onChange={setStaysId}>
          <Stack gap="xs" mt="xs">
            {[company, chosen].map(({ id, name }) => (
              <Radio key={id} value={id} label={name} />
            ))}
          </Stack>
        </Radio.Group>
      )}
      {stays && goes && (
        <Pair key={`${goes.id} ${stays.id}`} merged={goes} survivor={stays} onDone={onDone} />
      )}
    </Stack>
  );
}
