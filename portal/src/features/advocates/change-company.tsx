import { Button, Group, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { graphql } from '../../platform/graphql/graphql.js';
import { useKeyedVerb } from '../../platform/graphql/use-verb.js';
import { isUserError, UserErrorFields } from '../../platform/graphql/user-error-fields.js';
import { toast } from '../../platform/toast.js';
import { useRefusal } from '../../platform/use-refusal.js';
import { useViewer } from '../../platform/viewer.js';
import { FormErrors } from '../../ui/forms/form-errors.js';

export const ChangeAdvocate = graphql(
  `
    mutation ChangeAdvocate($input: ChangeAdvocateInput!) {
      changeAdvocate(input: $input) {
        __typename
        ... on Advocate {
          id
          version
          language
          timeZone
          company {
            id
            name
          }
          timeline {
            id
          }
        }
        ...UserErrorFields
      }
    }
  `,
  [UserErrorFields],
);

interface ChangeCompanyProps {
  advocate: { id: string; version: number; company: { name: string } | null };
}

function Form({ advocate, onDone }: ChangeCompanyProps & { onDone: () => void }) {
  const { t } = useTranslation('staff-advocates');
  const refusals = useRefusal();
  const [name, setName] = useState(advocate.company?.name ?? '');
  const [errors, setErrors] = useState<readonly { message: string }[]>([]);
  const [change, busy] = useKeyedVerb(ChangeAdvocate);
  const save = async () => {
    const { id, version } = advocate;
    const company = name.trim() === '' ? { companyId: null } : { companyName: name };
    const answer = await change({ id, version, ...company });
    if (!answer) return;
    if (isUserError(answer)) {
      setErrors(refusals.sort(answer, []).others);
      return;
    }
    void toast({ title: t('company.saved'), tone: 'good' });
    onDone();
  };
  return (
    <Stack gap="sm">
      <FormErrors errors={[...errors]} />
      <TextInput
        data-autofocus
        label={t('company.label')}
        description={t('company.hint')}
        maxLength={200}
        value={name}
        onChange={(event) => {
          setName(event.currentTarget.value);
        }}
      />
      <Group gap="sm">
        <Button size="sm" loading={busy} onClick={() => void save()}>
          {t('company.save')}
        </Button>
        <Button size="sm" variant="subtle" onClick={onDone}>
          {t('company.cancel')}
        </Button>
      </Group>
    </Stack>
  );
}

/** For which company an advocate works: gifts and what a public sector forbids follow from it. */
export function ChangeCompany({ advocate }: ChangeCompanyProps) {
  const { t } = useTranslation('staff-advocates');
  const decides = useViewer().roles.some((role) => role === 'MARKETER' || role === 'ADMIN');
  const [open, setOpen] = useState(false);
  if (!decides) return null;
  if (open) {
    return (
      <Form
        advocate={advocate}
        onDone={() => {
          setOpen(false);
        }}
      />
    );
  }
  return (
    <Group>
      <Button
        size="sm"
        variant="default"
        onClick={() => {
          setOpen(true);
        }}
      >
        {t(advocate.company ? 'company.change' : 'company.add')}
      </Button>
    </Group>
  );
}
