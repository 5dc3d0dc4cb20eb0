import { Button, Group, Stack, TextInput } from '@mantine/core';
import { useState, type SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { FormErrors } from '../../../ui/forms/form-errors.js';
import { askForProof, type AskedProof, type AskProofAnswer } from './proof-api.js';

const looksLikeEmail = (text: string) => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text.trim());

interface OtherAddressFormProps {
  /** What was asked for before. */
  wish: string;
  onAsked: (asked: AskedProof) => void;
  onCancel: () => void;
}

type Refusal = Exclude<AskProofAnswer['outcome'], 'ASKED' | 'INVALID_INPUT' | 'SAME_ADDRESS'>;

/** Asks which other address is theirs: a code goes to it, and one to the present one. */
export function OtherAddressForm({ wish, onAsked, onCancel }: OtherAddressFormProps) {
  const { t } = useTranslation(['profile-merges', 'common']);
  const [email, setEmail] = useState(wish);
  const [problem, setProblem] = useState<'invalid' | 'same'>();
  const [refusal, setRefusal] = useState<Refusal>();
  const [busy, setBusy] = useState(false);

  const send = async () => {
    setRefusal(undefined);
    setProblem(looksLikeEmail(email) ? undefined : 'invalid');
    if (!looksLikeEmail(email)) return;
    setBusy(true);
    const answer = await askForProof(email.trim());
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
        <FormErrors errors={refusal ? [{ message: t(`failed.${refusal}`) }] : []} />
        <TextInput
          type="email"
          name="other-address"
          autoComplete="email"
          inputMode="email"
          required
          data-autofocus
          label={t('other.label')}
          description={t('other.description')}
          value={email}
          error={problem && t(`other.${problem}`)}
          maw="24rem"
          onChange={(event) => {
            setEmail(event.currentTarget.value);
          }}
        />
        <Group gap="sm">
          <Button type="submit" size="sm" loading={busy}>
            {t('other.send')}
          </Button>
          <Button size="sm" variant="subtle" onClick={onCancel}>
            {t('common:cancel')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
