import { Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { useState, type SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { FormErrors } from '../../../ui/forms/form-errors.js';
import {
  confirmProof,
  type AskedProof,
  type ConfirmProofAnswer,
  type WhoseCode,
} from './proof-api.js';

interface BothCodesFormProps {
  /** The address that the reader signs in with. */
  present: string;
  asked: AskedProof;
  onProven: () => void;
  /** The codes are of no use any more, or the reader means another address. */
  onAgain: (why: 'NOTHING_ASKED' | null) => void;
}

const SIDES = ['OWN', 'OTHER'] as const;

const minutesUntil = (instant: string) =>
  Math.max(1, Math.ceil((Date.parse(instant) - Date.now()) / 60_000));

/** The state of entering the codes: what was typed, which are wrong, how often one may still try. */
function useBothCodes({ asked, onProven, onAgain }: BothCodesFormProps) {
  const [codes, setCodes] = useState<Record<WhoseCode, string>>({ OWN: '', OTHER: '' });
  const [wrong, setWrong] = useState<readonly WhoseCode[]>([]);
  const [empty, setEmpty] = useState<readonly WhoseCode[]>([]);
  const [triesLeft, setTriesLeft] = useState(asked.triesLeft);
  const [failed, setFailed] = useState(false);
  const [busy, setBusy] = useState(false);

  const take = (answer: ConfirmProofAnswer) => {
    if (answer.outcome === 'PROVEN') onProven();
    else if (answer.outcome === 'FAILED') setFailed(true);
    else if (answer.outcome !== 'WRONG_CODE' || answer.triesLeft === 0) onAgain('NOTHING_ASKED');
    else {
      setWrong(answer.wrong);
      setTriesLeft(answer.triesLeft);
    }
  };
  const send = async () => {
    const missing = SIDES.filter((side) => codes[side].trim() === '');
    setEmpty(missing);
    setWrong([]);
    setFailed(false);
    if (missing.length > 0) return;
    setBusy(true);
    const answer = await confirmProof({ own: codes.OWN, other: codes.OTHER });
    setBusy(false);
    take(answer);
  };
  const type = (side: WhoseCode, text: string) => {
    setCodes((before) => ({ ...before, [side]: text }));
  };
  return { codes, type, wrong, empty, triesLeft, failed, busy, send };
}

/** Both codes, of both mailboxes, in one form: it keeps the first while the reader fetches the second. */
export function BothCodesForm(props: BothCodesFormProps) {
  const { present, asked, onAgain } = props;
  const { t } = useTranslation('profile-merges');
  const [minutes] = useState(() => minutesUntil(asked.endsAt));
  const { codes, type, wrong, empty, triesLeft, failed, busy, send } = useBothCodes(props);
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    void send();
  };
  const problemOf = (side: WhoseCode): string | undefined => {
    if (empty.includes(side)) return t('codes.empty');
    return wrong.includes(side) ? t('codes.wrong', { count: triesLeft }) : undefined;
  };
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="sm">
        <FormErrors errors={failed ? [{ message: t('failed.FAILED') }] : []} />
        <Text>{t('codes.lead', { minutes })}</Text>
        {SIDES.map((side) => (
          <TextInput
            key={side}
            name={`merge-code-${side.toLowerCase()}`}
            autoComplete="one-time-code"
            inputMode="numeric"
            required
            label={t('codes.label', { email: side === 'OWN' ? present : asked.email })}
            value={codes[side]}
            error={problemOf(side)}
            maw="24rem"
            onChange={(event) => {
              type(side, event.currentTarget.value);
            }}
          />
        ))}
        <Group gap="sm">
          <Button type="submit" size="sm" loading={busy}>
            {t('codes.confirm')}
          </Button>
          <Button
            size="sm"
            variant="subtle"
            onClick={() => {
              onAgain(null);
            }}
          >
            {t('codes.again')}
          </Button>
        </Group>
        <Text size="sm" c="dimmed">
          {t('codes.help')}
        </Text>
      </Stack>
    </form>
  );
}
