import { Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { useState, type SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { FormErrors } from '../../../ui/forms/form-errors.js';
import { askForAddress, type AskAnswer, type AskedChange } from './address-api.js';

const looksLikeEmail = (text: string) => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text.trim());

interface AddressFormProps {
  /** What was asked for before. */
  wish: string;
  onAsked: (asked: AskedChange) => void;
  onCancel: () => void;
}

type Refusal = Exclude<AskAnswer['outcome'], 'ASKED' | 'INVALID_INPUT' | 'SAME_ADDRESS'>;

/** Asks for another address: a code goes to it, and one to the present one. */
export function AddressForm({ wish, onAsked, onCancel }: AddressFormProps) {
  const { t } = useTranslation(['address', 'common']);
  const [email, setEmail] = useState(wish);
  const [problem, setProblem] = useState<'invalid' | 'same'>();
  const [refusal, setRefusal] = useState<Refusal>();
  const [busy, setBusy] = useState(false);

  const send = async () => {
    setRefusal(undefined);
    setProblem(looksLikeEmail(email) ? undefined : 'invalid');
    if (!looksLikeEmail(email)) return;
    setBusy(true);
    const answer = await askForAddress(email.trim());
    setBusy(false);
    if (answer.outcome === 'ASKED') onAsked(answer.asked);
    else if (answer.outcome === 'INVALID_INPUT') setProblem('invalid');
    else if (answer.outcome === 'SAME_ADDRESS') setProblem('same');
    else setRefusal(answer.outcome);
  };
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    void send();
  };
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="sm">
        <FormErrors errors={refusal ? [{ message: t(`refused.${refusal}`) }] : []} />
        <TextInput
          type="email"
          name="new-address"
          autoComplete="email"
          inputMode="email"
          required
          data-autofocus
          label={t('new.label')}
          description={t('new.description')}
          value={email}
          error={problem && t(`new.${problem}`)}
          maw="24rem"
          onChange={(event) => {
            setEmail(event.currentTarget.value);
          }}
        />
        <Group gap="sm">
          <Button type="submit" size="sm" loading={busy}>
            {t('new.send')}
          </Button>
          <Button size="sm" variant="subtle" onClick={onCancel}>
            {t('common:cancel')}
          </Button>
        </Group>
        <Text size="sm" c="dimmed">
          {t('new.mailboxGone')}
        </Text>
      </Stack>
    </form>
  );
}
