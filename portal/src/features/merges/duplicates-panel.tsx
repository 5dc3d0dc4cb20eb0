import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { isUserError } from '../../platform/graphql/user-error-fields.js';
import { useVerb } from '../../platform/graphql/use-verb.js';
import { toast } from '../../platform/toast.js';
import { useRefusal } from '../../platform/use-refusal.js';
import { ConfirmButton } from '../../ui/dialogs/confirm-button.js';
import { FormErrors } from '../../ui/forms/form-errors.js';
import { useFormats } from '../../ui/formats/format.js';
import { Panel } from '../../ui/panel.js';
import { MergeOpener } from './merge-opener.js';
import { CompanyLink } from '../companies/company-link.js';
import {
  CompanyDuplicates,
  DeclareTwoCompanies,
  type DuplicatesOfCompany,
} from './duplicate-query.js';

type Other = DuplicatesOfCompany['saidToBeTwo'][number];
type Duplicate = DuplicatesOfCompany['possibleDuplicates'][number];

/** A person says that two companies are two, or takes that back. */
function useDeclare(company: DuplicatesOfCompany) {
  const { t } = useTranslation('merges');
  const refusals = useRefusal();
  const [errors, setErrors] = useState<readonly { message: string }[]>([]);
  const [declare, busy] = useVerb(DeclareTwoCompanies);
  const run = async (other: Duplicate['company'], areTwo: boolean) => {
    setErrors([]);
    const answer = await declare({ input: { companyId: company.id, otherId: other.id, areTwo } });
    if (!answer) return;
    if (isUserError(answer)) {
      setErrors(refusals.sort(answer, []).others);
      return;
    }
    const names = { company: company.name, other: other.name };
    await toast({ title: t(areTwo ? 'two.done' : 'two.takenBack', names), tone: 'good' });
  };
  return { run, busy, errors };
}

interface LineProps<Of> {
  company: DuplicatesOfCompany;
  of: Of;
  onDeclare: (areTwo: boolean) => unknown;
}

function DuplicateLine({ company, of, onDeclare }: LineProps<Duplicate>) {
  const { t } = useTranslation('merges');
  const other = of.company;
  return (
    <Stack gap={4} component="li">
      <CompanyLink company={other} />
      {of.reasons.map((reason) => (
        <Text key={reason} size="sm" c="dimmed">
          {t(`duplicates.reason.${reason}`)}
        </Text>
      ))}
      <Group gap="sm">
        <MergeOpener company={company} other={other} />
        <ConfirmButton
          size="compact-sm"
          aria-label={t('two.sayOf', { other: other.name })}
          question={t('two.question', { company: company.name, other: other.name })}
          consequence={t('two.consequence')}
          confirmLabel={t('two.say')}
          onConfirm={() => onDeclare(true)}
        >
          {t('two.say')}
        </ConfirmButton>
      </Group>
    </Stack>
  );
}

function OtherLine({ of, onDeclare, busy }: LineProps<Other> & { busy: boolean }) {
  const { t } = useTranslation('merges');
  const formats = useFormats();
  const at = formats.moment(of.saidAt);
  return (
    <Stack gap={4} component="li">
      <CompanyLink company={of.company} />
      <Text size="sm" c="dimmed">
        {of.saidBy ? t('two.saidBy', { name: of.saidBy, at }) : t('two.saidAt', { at })}
      </Text>
      <Group gap="sm">
        <Button
          size="compact-sm"
          variant="subtle"
          loading={busy}
          aria-label={t('two.takeBackOf', { other: of.company.name })}
          onClick={() => onDeclare(false)}
        >
          {t('two.takeBack')}
        </Button>
      </Group>
    </Stack>
  );
}

const LIST = { listStyle: 'none', margin: 0, padding: 0 } as const;

function Duplicates({ company }: { company: DuplicatesOfCompany }) {
  const { t } = useTranslation('merges');
  const { run, busy, errors } = useDeclare(company);
  const { possibleDuplicates, saidToBeTwo } = company;
  return (
    <Panel title={t('duplicates.title')}>
      <FormErrors errors={[...errors]} />
      {possibleDuplicates.length === 0 ? (
        <Text c="dimmed">{t('duplicates.none')}</Text>
      ) : (
        <Stack gap="md" component="ul" style={LIST}>
          {possibleDuplicates.map((of) => (
            <DuplicateLine
              key={of.company.id}
              company={company}
              of={of}
              onDeclare={(areTwo) => run(of.company, areTwo)}
            />
          ))}
        </Stack>
      )}
      <Group>
        <MergeOpener company={company} other={null} />
      </Group>
      {saidToBeTwo.length > 0 && (
        <>
          <Title order={3} size="h4">
            {t('two.title')}
          </Title>
          <Stack gap="md" component="ul" style={LIST}>
            {saidToBeTwo.map((of) => (
              <OtherLine
                key={of.company.id}
                company={company}
                of={of}
                busy={busy}
                onDeclare={(areTwo) => run(of.company, areTwo)}
              />
            ))}
          </Stack>
        </>
      )}
    </Panel>
  );
}

/** Companies that may be the same as this one, and those that somebody said are not (R-O1). */
export function DuplicatesPanel({ companyId }: { companyId: string }) {
  const [{ data }] = useQuery({ query: CompanyDuplicates, variables: { id: companyId } });
  return data?.company ? <Duplicates company={data.company} /> : null;
}
