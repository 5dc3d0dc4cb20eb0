import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ChangeForm, ChangeOpener } from './change-advocate.js';
import { CompanySuggestion } from './suggested-company.js';

interface ChangeCompanyProps {
  advocate: { id: string; version: number; company: { name: string } | null };
}

function Form({ advocate, onDone }: ChangeCompanyProps & { onDone: () => void }) {
  const { t } = useTranslation('staff-advocates');
  const [name, setName] = useState(advocate.company?.name ?? '');
  return (
    <ChangeForm
      advocate={advocate}
      changes={name.trim() === '' ? { companyId: null } : { companyName: name }}
      onDone={onDone}
    >
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
      {name === '' && <CompanySuggestion advocateId={advocate.id} onTake={setName} />}
    </ChangeForm>
  );
}

/** For which company an advocate works: gifts and what a public sector forbids follow from it. */
export function ChangeCompany({ advocate }: ChangeCompanyProps) {
  const { t } = useTranslation('staff-advocates');
  return (
    <ChangeOpener
      label={t(advocate.company ? 'company.change' : 'company.add')}
      form={(onDone) => <Form advocate={advocate} onDone={onDone} />}
    />
  );
}
