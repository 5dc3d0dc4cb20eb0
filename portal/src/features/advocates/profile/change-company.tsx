import { useTranslation } from 'react-i18next';
import { ChangeOpener } from './change-advocate.js';
import { EmployerForm } from './employer-form.js';
import type { Employed } from './employer-verbs.js';
import { CompanySuggestion } from './suggested-company.js';

/** For which company an advocate works: gifts and what a public sector forbids follow from it. */
export function ChangeCompany({ advocate }: { advocate: Employed }) {
  const { t } = useTranslation('employer');
  return (
    <ChangeOpener
      label={t(advocate.company ? 'change' : 'addFor')}
      form={(onDone) => (
        <EmployerForm
          key={advocate.version}
          advocate={advocate}
          onDone={onDone}
          suggest={(take) => <CompanySuggestion advocateId={advocate.id} onTake={take} />}
        />
      )}
    />
  );
}
