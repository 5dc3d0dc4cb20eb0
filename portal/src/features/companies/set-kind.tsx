import { Group, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useKeyedVerb } from '../../platform/graphql/use-verb.js';
import { isUserError } from '../../platform/graphql/user-error-fields.js';
import { toast } from '../../platform/toast.js';
import { useRefusal } from '../../platform/use-refusal.js';
import { ConfirmButton } from '../../ui/dialogs/confirm-button.js';
import { FormErrors } from '../../ui/forms/form-errors.js';
import { SetCompanyKind, type CompanyRow } from './company-query.js';

type Word = 'ACCOUNT' | 'PROSPECT' | 'NOTHING';

/** The statements that change something: what it is not yet, and what would make it stay. */
function wordsFor({ kind, said }: CompanyRow): readonly Word[] {
  const person = said.find(({ source }) => source === 'PERSON')?.kind ?? null;
  const other = kind === 'ACCOUNT' ? 'PROSPECT' : 'ACCOUNT';
  return person === null ? [other, kind] : [other, 'NOTHING'];
}

function useSay(company: CompanyRow) {
  const { t } = useTranslation('companies');
  const refusals = useRefusal();
  const [errors, setErrors] = useState<readonly { message: string }[]>([]);
  const [say] = useKeyedVerb(SetCompanyKind);
  const run = async (says: Word) => {
    setErrors([]);
    const replaces = company.said.find(({ source }) => source === 'PERSON')?.version ?? null;
    const answer = await say({ companyId: company.id, says, replaces });
    if (!answer) return;
    if (isUserError(answer)) setErrors(refusals.sort(answer, []).others);
    else await toast({ title: t(`done.${says}`, { company: company.name }), tone: 'good' });
  };
  return { run, errors };
}

function Consequence({ says, company }: { says: Word; company: CompanyRow }) {
  const { t } = useTranslation('companies');
  const crm = company.said.find(({ source }) => source === 'CRM')?.kind ?? 'NONE';
  return (
    <Stack gap="xs">
      <Text>{t(`consequence.${says}`, { crm })}</Text>
      {says !== 'NOTHING' && <Text>{t('stays')}</Text>}
      <Text>{t('decided')}</Text>
    </Stack>
  );
}

/** A person states what the company is, or takes that back (R-W12). */
export function SetKind({ company }: { company: CompanyRow }) {
  const { t } = useTranslation('companies');
  const { run, errors } = useSay(company);
  return (
    <Stack gap="md">
      <FormErrors errors={[...errors]} />
      <Group gap="sm">
        {wordsFor(company).map((says, place) => (
          <ConfirmButton
            key={says}
            variant={place === 0 ? 'default' : 'subtle'}
            question={t(`question.${says}`, { company: company.name })}
            consequence={<Consequence says={says} company={company} />}
            confirmLabel={t(`confirm.${says}`)}
            onConfirm={() => run(says)}
          >
            {says === company.kind ? t(`keep.${says}`) : t(`say.${says}`)}
          </ConfirmButton>
        ))}
      </Group>
    </Stack>
  );
}
