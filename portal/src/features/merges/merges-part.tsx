import { Alert, Stack, Text } from '@mantine/core';
import { IconArrowMerge } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { isUserError } from '../../platform/graphql/user-error-fields.js';
import { useKeyedVerb } from '../../platform/graphql/use-verb.js';
import { toast } from '../../platform/toast.js';
import { useRefusal } from '../../platform/use-refusal.js';
import { ConfirmButton } from '../../ui/dialogs/confirm-button.js';
import { FormErrors } from '../../ui/forms/form-errors.js';
import { useFormats } from '../../ui/formats/format.js';
import { CompanyMerges, UnmergeCompanies, type MergeOf } from './merge-query.js';

function Undo({ merge, survivor }: { merge: MergeOf; survivor: string }) {
  const { t } = useTranslation('merges');
  const refusals = useRefusal();
  const [errors, setErrors] = useState<readonly { message: string }[]>([]);
  const [unmerge] = useKeyedVerb(UnmergeCompanies);
  const names = { merged: merge.merged.name, survivor };
  const run = async () => {
    setErrors([]);
    const answer = await unmerge({ mergeId: merge.id });
    if (!answer) return;
    if (isUserError(answer)) setErrors(refusals.sort(answer, []).others);
    else await toast({ title: t('undo.done', names), tone: 'good' });
  };
  return (
    <>
      <FormErrors errors={[...errors]} />
      <ConfirmButton
        size="compact-sm"
        aria-label={t('undo.openOf', names)}
        question={t('undo.question', names)}
        consequence={
          <Stack gap="xs">
            <Text>{t('undo.consequence', names)}</Text>
            <Text>{t('merge.since', names)}</Text>
          </Stack>
        }
        confirmLabel={t('undo.open')}
        onConfirm={run}
      >
        {t('undo.open')}
      </ConfirmButton>
    </>
  );
}

function OpenMerge({ merge, survivor }: { merge: MergeOf; survivor: string }) {
  const { t } = useTranslation('merges');
  const formats = useFormats();
  const texts = {
    merged: merge.merged.name,
    name: merge.mergedBy ?? '',
    at: formats.moment(merge.mergedAt),
    until: formats.moment(merge.staysFrom),
  };
  return (
    <Alert color="honey" icon={<IconArrowMerge aria-hidden />}>
      <Stack gap="xs" align="flex-start">
        <Text>{t(merge.mergedBy ? 'undo.saidBy' : 'undo.said', texts)}</Text>
        <Undo merge={merge} survivor={survivor} />
      </Stack>
    </Alert>
  );
}

/** What was merged into the company: how long it can be taken back, and how it is known besides. */
export function MergesPart({ companyId }: { companyId: string }) {
  const { t } = useTranslation('merges');
  const [{ data }] = useQuery({ query: CompanyMerges, variables: { id: companyId } });
  if (!data?.company) return null;
  const standing = data.company.merges.filter(({ takenBackAt }) => takenBackAt === null);
  const past = standing.filter(({ canBeTakenBack }) => !canBeTakenBack);
  const survivor = data.company.name;
  return (
    <>
      {standing
        .filter(({ canBeTakenBack }) => canBeTakenBack)
        .map((merge) => (
          <OpenMerge key={merge.id} merge={merge} survivor={survivor} />
        ))}
      {past.length > 0 && (
        <Text size="sm" c="dimmed">
          {t('knownAs', { names: past.map(({ merged }) => merged.name).join(', ') })}
        </Text>
      )}
    </>
  );
}
