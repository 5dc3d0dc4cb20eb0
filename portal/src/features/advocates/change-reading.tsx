import { Button, Group, NativeSelect, Select, Stack } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isLanguage, LANGUAGES } from '../../i18n/languages.js';
import { useKeyedVerb } from '../../platform/graphql/use-verb.js';
import { isUserError } from '../../platform/graphql/user-error-fields.js';
import { toast } from '../../platform/toast.js';
import { useRefusal } from '../../platform/use-refusal.js';
import { toLanguage, toLocale, useViewer } from '../../platform/viewer.js';
import { FormErrors } from '../../ui/forms/form-errors.js';
import { ChangeAdvocate } from './change-company.js';

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
  const refusals = useRefusal();
  const [language, setLanguage] = useState(toLanguage(advocate.language));
  const [timeZone, setTimeZone] = useState(advocate.timeZone);
  const [errors, setErrors] = useState<readonly { message: string }[]>([]);
  const [change, busy] = useKeyedVerb(ChangeAdvocate);
  const zones = Intl.supportedValuesOf('timeZone');
  const save = async () => {
    const { id, version } = advocate;
    // What stays is not said: it would become the word of staff.
    const answer = await change({
      id,
      version,
      ...(toLocale(language) === advocate.language ? {} : { language: toLocale(language) }),
      ...(timeZone === advocate.timeZone ? {} : { timeZone }),
    });
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

/** In which language an advocate reads, and when it is night for them (R-U1). */
export default function ChangeReading({ advocate }: ChangeReadingProps) {
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
        {t('reading.change')}
      </Button>
    </Group>
  );
}
