import { Button, SimpleGrid, Stack, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { graphql } from '../../platform/graphql/graphql.js';
import { useKeyedVerb } from '../../platform/graphql/use-verb.js';
import { isUserError, UserErrorFields } from '../../platform/graphql/user-error-fields.js';
import { dayIn } from '../../platform/program-day.js';
import { useRefusal } from '../../platform/use-refusal.js';
import { FormErrors } from '../../ui/forms/form-errors.js';
import { useFormats } from '../../ui/formats/format.js';
import type { SearchOption } from '../../ui/forms/search-select.js';
import { AdvocatePicker } from '../advocates/find/advocate-picker.js';
import { useEditForm } from '../../ui/forms/use-edit-form.js';

const RecordReferral = graphql(
  `
    mutation RecordReferral($input: RecordReferralInput!) {
      recordReferral(input: $input) {
        __typename
        ... on Referral {
          id
          refereeName
          advocate {
            id
            name
          }
        }
        ...UserErrorFields
      }
    }
  `,
  [UserErrorFields],
);

export interface RecordedReferral {
  id: string;
  name: string;
  advocate: string;
}

const FIELDS = ['advocateId', 'refereeName', 'refereeEmail', 'companyName', 'reportedOn', 'note'];

function useRecordForm(today: string, advocateId: string) {
  const { t } = useTranslation('pipeline');
  const filled = (value: string) => (value.trim() === '' ? t('record.missing') : null);
  return useEditForm({
    initialValues: {
      advocateId,
      refereeName: '',
      refereeEmail: '',
      companyName: '',
      reportedOn: today,
      note: '',
    },
    validate: {
      advocateId: filled,
      refereeName: filled,
      refereeEmail: (value) => (/^\S+@\S+\.\S+$/.test(value.trim()) ? null : t('record.badEmail')),
      companyName: filled,
      reportedOn: (value) => (value > today ? t('record.future') : filled(value)),
    },
  });
}

function Fields({ form, today }: { form: ReturnType<typeof useRecordForm>; today: string }) {
  const { t } = useTranslation(['pipeline', 'common']);
  return (
    <>
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        <TextInput
          label={t('record.name')}
          withAsterisk
          autoComplete="off"
          {...form.getInputProps('refereeName')}
        />
        <TextInput
          type="email"
          label={t('record.email')}
          withAsterisk
          autoComplete="off"
          {...form.getInputProps('refereeEmail')}
        />
        <TextInput
          label={t('record.company')}
          withAsterisk
          autoComplete="off"
          {...form.getInputProps('companyName')}
        />
        <TextInput
          type="date"
          label={t('record.reportedOn')}
          description={t('record.reportedOnHint')}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          max={today}
          {...form.getInputProps('reportedOn')}
        />
      </SimpleGrid>
      <Textarea
        label={t('common:optionalOf', { label: t('record.note') })}
        {...form.getInputProps('note')}
      />
    </>
  );
}

interface RecordReferralFormProps {
  /** Who made the referral, where the page was opened from their profile. */
  advocate: SearchOption | null;
  onRecorded: (referral: RecordedReferral) => void;
}

/** A referral made by word of mouth: who made it, whom they named, and on which day. */
export function RecordReferralForm({ advocate, onRecorded }: RecordReferralFormProps) {
  const { t } = useTranslation('pipeline');
  const formats = useFormats();
  const today = dayIn(formats.nowMs(), formats.timeZone);
  const form = useRecordForm(today, advocate?.value ?? '');
  const refusals = useRefusal();
  const [chosen, setChosen] = useState(advocate);
  const [errors, setErrors] = useState<{ message: string }[]>([]);
  const [record, busy] = useKeyedVerb(RecordReferral);
  const choose = (option: SearchOption | null) => {
    setChosen(option);
    form.setFieldValue('advocateId', option?.value ?? '');
  };
  const submit = form.onSubmit(async ({ note, reportedOn, ...values }) => {
    setErrors([]);
    const result = await record({
      ...values,
      note: note.trim() || null,
      // Today means the moment of recording: nothing was reported late.
      reportedOn: reportedOn === today ? null : reportedOn,
    });
    if (!result) return;
    if (isUserError(result)) {
      const sorted = refusals.sort(result, FIELDS);
      form.setErrors(sorted.byField);
      setErrors(sorted.others);
      return;
    }
    if (result.__typename !== 'Referral') return;
    form.resetDirty();
    const { id, refereeName, advocate: teller } = result;
    onRecorded({ id, name: refereeName ?? values.refereeName, advocate: teller.name });
  });
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md">
        <FormErrors errors={errors} />
        <AdvocatePicker
          chosen={chosen}
          onChoose={choose}
          error={form.errors['advocateId'] as string | undefined}
        />
        <Fields form={form} today={today} />
        <div>
          <Button type="submit" size="md" loading={busy}>
            {t('record.save')}
          </Button>
        </div>
      </Stack>
    </form>
  );
}
