import { Button, Checkbox, Stack } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useVerb } from '../../../platform/graphql/use-verb.js';
import { isUserError } from '../../../platform/graphql/user-error-fields.js';
import { toast } from '../../../platform/toast.js';
import { useFormats } from '../../../ui/formats/format.js';
import { SayWilling, TakeBackWilling, WILLING_TO, type Willing } from './willing-verbs.js';
import { WillingWords } from './willing-words.js';

/** So long before its end somebody can renew a word in one press. */
const SOON_MS = 90 * 86_400_000;

interface Refusal {
  code: string;
  message: string;
}

export interface WillingChoicesProps {
  /** Whose they are; absent: the reader's own. */
  id?: string;
  words: readonly Willing[];
  /** The day on which it was said; absent: today. */
  saidOn?: string | null;
  onRefusal?: (refusal: Refusal | null) => void;
}

interface ChoiceProps extends WillingChoicesProps {
  to: Willing['to'];
  word: Willing | undefined;
}

const standsIn = (words: readonly Willing[], to: Willing['to']) =>
  words.some((word) => word.to === to && !word.hasEnded);

function useChoice({ id, to, words, saidOn = null, onRefusal }: ChoiceProps) {
  const { t } = useTranslation('willing');
  const [say, saying] = useVerb(SayWilling);
  const [takeBack, taking] = useVerb(TakeBackWilling);
  // Shown at once; where it could not be kept, the tick goes back.
  const [ticked, setTicked] = useState(standsIn(words, to));
  const change = async (next: boolean) => {
    setTicked(next);
    onRefusal?.(null);
    const whose = { ...(id === undefined ? {} : { id }), to: [to] };
    const answer = next
      ? await say({ input: { ...whose, saidOn } })
      : await takeBack({ input: whose });
    if (answer?.__typename === 'Advocate') {
      setTicked(standsIn(answer.willing, to));
      void toast({ title: t(next ? 'saved' : 'takenBack'), tone: 'good' });
      return;
    }
    setTicked(standsIn(words, to));
    if (answer && isUserError(answer)) onRefusal?.(answer);
  };
  return { ticked, busy: saying || taking, change };
}

function Choice(props: ChoiceProps) {
  const { t } = useTranslation('willing');
  const { nowMs } = useFormats();
  const { id, to, word } = props;
  const { ticked, busy, change } = useChoice(props);
  const endsSoon = word !== undefined && Date.parse(word.endsOn) - nowMs() < SOON_MS;
  const name = t(`kind.${to}.name`);
  return (
    <Stack gap="xs" align="flex-start">
      <Checkbox
        size="md"
        checked={ticked}
        disabled={busy}
        label={name}
        description={
          <>
            {/* What it means is written for the advocate. */}
            {id === undefined && <div>{t(`kind.${to}.means`)}</div>}
            {word && <WillingWords word={word} />}
          </>
        }
        onChange={(event) => void change(event.currentTarget.checked)}
      />
      {word && (word.hasEnded || endsSoon) && (
        <Button
          size="xs"
          ml="2.25rem"
          variant="default"
          loading={busy}
          aria-label={t('againOf', { what: name })}
          onClick={() => void change(true)}
        >
          {t('again')}
        </Button>
      )}
    </Stack>
  );
}

/** A box for each thing that an advocate can offer; each is kept as it is ticked (R-U1). */
export function WillingChoices(props: WillingChoicesProps) {
  return (
    <Stack gap="md">
      {WILLING_TO.map((to) => {
        const word = props.words.find((one) => one.to === to);
        return <Choice key={`${to} ${String(word?.hasEnded)}`} {...props} to={to} word={word} />;
      })}
    </Stack>
  );
}
