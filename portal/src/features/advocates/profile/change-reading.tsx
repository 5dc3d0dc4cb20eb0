import { NativeSelect, Select } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { toLanguage, toLocale, isLanguage, LANGUAGES } from '../../../i18n/languages.js';
import { ChangeForm, ChangeOpener } from './change-advocate.js';

interface ChangeReadingProps {
  advocate: {
    id: string;
    version: number;
    language: Parameters<typeof toLanguage>[0];
    timeZone: string;
  };
}

function Form({ advocate, onDone }: ChangeReadingProps & { onDone: () => void }) {
  const { t } = useTranslation('staff-advocates');
  const [language, setLanguage] = useState(toLanguage(advocate.language));
  const [timeZone, setTimeZone] = useState(advocate.timeZone);
  const zones = Intl.supportedValuesOf('timeZone');
  // What stays is not said: it would become the word of staff.
  const changes = {
    ...(toLocale(language) === advocate.language ? {} : { language: toLocale(language) }),
    ...(timeZone === advocate.timeZone ? {} : { timeZone }),
  };
  return (
    <ChangeForm advocate={advocate} changes={changes} onDone={onDone}>
      <NativeSelect
        data-autofocus
        label={t('reading.language')}
        description={t('reading.languageHint')}
        data={Object.entries(LANGUAGES).map(([value, label]) => ({ value, label }))}
        value={language}
        onChange={({ currentTarget: { value } }) => {
          if (isLanguage(value)) setLanguage(value);
        }}
      />
      <Select
        searchable
        allowDeselect={false}
        limit={50}
        label={t('reading.zone')}
        description={t('reading.zoneHint')}
        data={zones.includes(advocate.timeZone) ? zones : [advocate.timeZone, ...zones]}
        value={timeZone}
        onChange={(zone) => {
          if (zone !== null) setTimeZone(zone);
        }}
      />
    </ChangeForm>
  );
}

/** In which language an advocate reads, and when it is night for them (R-U1). */
export default function ChangeReading({ advocate }: ChangeReadingProps) {
  const { t } = useTranslation('staff-advocates');
  return (
    <ChangeOpener
      label={t('reading.change')}
      form={(onDone) => <Form advocate={advocate} onDone={onDone} />}
    />
  );
}
