import { Button, Group, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ConfirmButton } from '../../../ui/dialogs/confirm-button.js';
import { Dialog } from '../../../ui/dialogs/dialog.js';
import { ChoiceBar } from '../../../ui/forms/choice-bar.js';
import { useFormats } from '../../../ui/formats/format.js';
import {
  proposed,
  timesOf,
  wallOf,
  wrongTimes,
  type ChosenTime,
  type PublishTimes,
  type WrongTimes,
} from './challenge-times.js';
import type { EditedChallengeRow } from './editor-query.js';
import { MomentField } from './moment-field.js';

interface PublishProps {
  challenge: EditedChallengeRow | null;
  busy: boolean;
  onPublish: (times: PublishTimes) => Promise<void>;
}

const AT_ONCE: PublishTimes = { opensAt: null, closesAt: null };

/** Publishing: what has opened changes at once, what has not opens now or on a day. */
export function PublishChallenge(props: PublishProps) {
  const { t } = useTranslation('challenge-editor');
  const [opened, setOpened] = useState(false);
  const { challenge, onPublish } = props;
  if (challenge?.status === 'LIVE' || challenge?.status === 'PAUSED') {
    return (
      <ConfirmButton
        question={t('publishQuestion')}
        consequence={t('publishBody')}
        confirmLabel={t('publishNew')}
        onConfirm={() => onPublish(AT_ONCE)}
      >
        {t('publishNew')}
      </ConfirmButton>
    );
  }
  const close = () => {
    setOpened(false);
  };
  return (
    <>
      <Button
        variant="default"
        aria-haspopup="dialog"
        onClick={() => {
          setOpened(true);
        }}
      >
        {t(challenge?.status === 'SCHEDULED' ? 'schedule.change' : 'publish')}
      </Button>
      <Dialog opened={opened} onClose={close} title={t('publishQuestion')}>
        <WhenToOpen {...props} onClose={close} />
      </Dialog>
    </>
  );
}

function useTimes(challenge: EditedChallengeRow | null) {
  const formats = useFormats();
  const { timeZone } = formats;
  const [opens, setOpens] = useState(wallOf(challenge?.opensAt ?? null, timeZone));
  const [ends, setEnds] = useState(wallOf(challenge?.closesAt ?? null, timeZone));
  const [wrong, setWrong] = useState<WrongTimes | null>(null);
  const chosen = { opens, ends };
  /** Null where something is wrong; it is shown at its field then. */
  const checked = (): PublishTimes | null => {
    const found = wrongTimes(chosen, formats.nowMs(), timeZone);
    setWrong(found);
    return (found.opens ?? found.ends) ? null : timesOf(chosen, timeZone);
  };
  const propose = (days: number) => proposed(formats.nowMs(), timeZone, days);
  return { opens, setOpens, ends, setEnds, wrong, checked, propose };
}

interface TimeProps {
  label: string;
  /** The choice beside a day. */
  none: 'now' | 'never';
  text: 'schedule.opensAt' | 'schedule.endsAt';
  value: ChosenTime;
  onChange: (chosen: ChosenTime) => void;
  /** What a day begins with. */
  proposal: string;
  wrong: WrongTimes[keyof WrongTimes] | undefined;
}

/** No time, or a day with its time. */
function Time({ label, none, text, value, onChange, proposal, wrong }: TimeProps) {
  const { t } = useTranslation('challenge-editor');
  return (
    <>
      <ChoiceBar
        labelled
        label={label}
        value={value === null ? none : 'later'}
        choices={([none, 'later'] as const).map((choice) => ({
          value: choice,
          label: t(`schedule.${choice}`),
        }))}
        onChange={(choice) => {
          onChange(choice === 'later' ? proposal : null);
        }}
      />
      {value !== null && (
        <MomentField
          text={text}
          value={value}
          onChange={onChange}
          error={wrong ? t(wrong) : null}
        />
      )}
    </>
  );
}

function WhenToOpen({
  challenge,
  busy,
  onPublish,
  onClose,
}: PublishProps & { onClose: () => void }) {
  const { t } = useTranslation(['challenge-editor', 'common']);
  const { opens, setOpens, ends, setEnds, wrong, checked, propose } = useTimes(challenge);
  const publish = async () => {
    const times = checked();
    if (!times) return;
    await onPublish(times);
    onClose();
  };
  const isNow = opens === null;
  return (
    <Stack gap="lg">
      <Time
        label={t('schedule.when')}
        none="now"
        text="schedule.opensAt"
        value={opens}
        onChange={setOpens}
        proposal={propose(1)}
        wrong={wrong?.opens}
      />
      <Time
        label={t('schedule.ends')}
        none="never"
        text="schedule.endsAt"
        value={ends}
        onChange={setEnds}
        proposal={propose(30)}
        wrong={wrong?.ends}
      />
      <Text>{t(isNow ? 'schedule.nowBody' : 'schedule.laterBody')}</Text>
      <Group justify="flex-end" gap="sm">
        <Button variant="default" onClick={onClose}>
          {t('common:cancel')}
        </Button>
        <Button loading={busy} onClick={() => void publish()}>
          {t(isNow ? 'publish' : 'schedule.publish')}
        </Button>
      </Group>
    </Stack>
  );
}
