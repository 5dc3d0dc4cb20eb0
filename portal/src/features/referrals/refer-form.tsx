import { Alert, Button, SimpleGrid, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { IconCircleCheck, IconInfoCircle } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { graphql } from '../../platform/graphql/graphql.js';
import { useKeyedVerb } from '../../platform/graphql/use-verb.js';
import { UserErrorFields } from '../../platform/graphql/user-error-fields.js';
import { useProgramPath } from '../../platform/program-path.js';
import { useOwnRefusal } from '../../platform/use-own-refusal.js';
import { FormErrors } from '../../ui/forms/form-errors.js';
import { TextLink } from '../../ui/link.js';
import { Panel } from '../../ui/panel.js';
import { useEditForm } from '../../ui/forms/use-edit-form.js';

const SubmitReferral = graphql(
  `
    mutation SubmitReferral($input: SubmitReferralInput!) {
      submitReferral(input: $input) {
        __typename
        ... on Referral {
          id
          refereeName
          status
        }
        ... on DuplicateReferral {
          referral {
            id
            refereeName
          }
        }
        ...UserErrorFields
      }
    }
  `,
  [UserErrorFields],
);

const FIELDS = ['refereeName', 'refereeEmail', 'companyName', 'note'];
const NO_VALUES = { refereeName: '', refereeEmail: '', companyName: '', note: '' };
const looksLikeEmail = (text: string) => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text.trim());

interface Sent {
  id: string;
  name: string;
  /** False for somebody at a customer, or in talks already: the advocate reads so at once. */
  counts: boolean;
}

function useReferForm() {
  const { t } = useTranslation('own-refusals');
  const needed = (field: 'refereeName' | 'companyName') => (text: string) =>
    text.trim() === '' ? t(`field.${field}`) : null;
  return useEditForm({
    initialValues: NO_VALUES,
    validate: {
      refereeName: needed('refereeName'),
      companyName: needed('companyName'),
      refereeEmail: (text) => (looksLikeEmail(text) ? null : t('field.refereeEmail')),
    },
  });
}

type Form = ReturnType<typeof useReferForm>;

/** Sends the form. */
function useSubmit(form: Form) {
  const refusalOf = useOwnRefusal();
  const [run, busy] = useKeyedVerb(SubmitReferral);
  const [sent, setSent] = useState<Sent>();
  const [errors, setErrors] = useState<{ message: string }[]>([]);
  const [openAlready, setOpenAlready] = useState<{ id: string; name: string | null }>();

  const submit = async (values: Form['values']) => {
    const { note, ...referee } = values;
    setErrors([]);
    setOpenAlready(undefined);
    setSent(undefined);
    const answer = await run({ ...referee, note: note.trim() || null });
    if (!answer) return;
    if (answer.__typename !== 'Referral') {
      const { byField, others } = refusalOf(answer, FIELDS);
      form.setErrors(byField);
      setErrors(others);
      if (answer.__typename === 'DuplicateReferral' && answer.referral) {
        setOpenAlready({ id: answer.referral.id, name: answer.referral.refereeName });
      }
      return;
    }
    const { id, refereeName, status } = answer;
    setSent({ id, name: refereeName ?? values.refereeName, counts: status !== 'UNQUALIFIED' });
    form.reset();
  };
  return { submit, busy, sent, errors, openAlready };
}

function Thanks({ sent }: { sent: Sent }) {
  const { t } = useTranslation('own-referrals');
  const path = useProgramPath();
  return (
    <Alert
      role="status"
      color={sent.counts ? 'leaf' : 'honey'}
      icon={sent.counts ? <IconCircleCheck aria-hidden /> : <IconInfoCircle aria-hidden />}
      title={t(sent.counts ? 'sent.title' : 'sent.knownTitle', { name: sent.name })}
    >
      <Stack gap="xs">
        <Text size="sm">{t(sent.counts ? 'sent.body' : 'sent.knownBody')}</Text>
        <TextLink to={path('referrals', sent.id)} fw={600}>
          {t('sent.timeline')}
        </TextLink>
      </Stack>
    </Alert>
  );
}

function Fields({ form }: { form: Form }) {
  const { t } = useTranslation('own-referrals');
  return (
    <>
      <SimpleGrid cols={{ base: 1, xs: 2 }}>
        <TextInput
          label={t('form.name')}
          autoComplete="off"
          maxLength={200}
          {...form.getInputProps('refereeName')}
        />
        <TextInput
          label={t('form.company')}
          autoComplete="off"
          maxLength={200}
          {...form.getInputProps('companyName')}
        />
      </SimpleGrid>
      <TextInput
        type="email"
        inputMode="email"
        label={t('form.email')}
        description={t('form.emailHint')}
        autoComplete="off"
        maxLength={254}
        {...form.getInputProps('refereeEmail')}
      />
      <Textarea
        label={t('form.note')}
        description={t('form.noteHint')}
        maxLength={1000}
        {...form.getInputProps('note')}
      />
    </>
  );
}

/** Naming a person at a company who may buy. */
export function ReferForm() {
  const { t } = useTranslation('own-referrals');
  const path = useProgramPath();
  const form = useReferForm();
  const { submit, busy, sent, errors, openAlready } = useSubmit(form);
  return (
    <Panel title={t('form.title')}>
      {sent && <Thanks sent={sent} />}
      <form onSubmit={form.onSubmit((values) => void submit(values))} noValidate>
        <Stack gap="md">
          <FormErrors errors={errors} />
          {openAlready && (
            <TextLink to={path('referrals', openAlready.id)} fw={600}>
              {t('form.openAlready', { name: openAlready.name ?? t('someone') })}
            </TextLink>
          )}
          <Fields form={form} />
          <Text size="sm" c="dimmed">
            {t('form.ask')}
          </Text>
          <Button type="submit" size="md" loading={busy} w={{ base: '100%', xs: 'fit-content' }}>
            {t('form.submit')}
          </Button>
        </Stack>
      </form>
    </Panel>
  );
}
