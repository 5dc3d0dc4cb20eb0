import { Button, Group, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../../../ui/dialogs/dialog.js';
import { ChoiceBar } from '../../../ui/forms/choice-bar.js';
import { useFormats } from '../../../ui/formats/format.js';
import { timesOf, wallOf, wrongLaterEnd } from './challenge-times.js';
import { MomentField } from './moment-field.js';

interface ExtendProps {
  closesAt: string;
  onExtend: (closesAt: string | null) => Promise<void>;
}

/** R-C1: what is open may end later, or when somebody closes it; never earlier. */
export function ExtendChallenge({ closesAt, onExtend }: ExtendProps) {
  const { t } = useTranslation('challenge-editor');
  const [opened, setOpened] = useState(false);
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
        {t('schedule.extend')}
      </Button>
      <Dialog opened={opened} onClose={close} title={t('schedule.ends')}>
        <LaterEnd closesAt={closesAt} onExtend={onExtend} onClose={close} />
      </Dialog>
    </>
  );
}

function LaterEnd({ closesAt, onExtend, onClose }: ExtendProps & { onClose: () => void }) {
  const { t } = useTranslation(['challenge-editor', 'common']);
  const { timeZone } = useFormats();
  const present = wallOf(closesAt, timeZone);
  const [ends, setEnds] = useState(present);
  const [wrong, setWrong] = useState<ReturnType<typeof wrongLaterEnd>>(null);
  const extend = async () => {
    const found = wrongLaterEnd(ends, closesAt, timeZone);
    setWrong(found);
    if (found) return;
    await onExtend(timesOf({ opens: null, ends }, timeZone).closesAt);
    onClose();
  };
  return (
    <Stack gap="lg">
      <ChoiceBar
        label={t('schedule.ends')}
        value={ends === null ? 'never' : 'later'}
        choices={(['later', 'never'] as const).map((value) => ({
          value,
          label: t(`schedule.${value}`),
        }))}
        onChange={(when) => {
          setEnds(when === 'never' ? null : present);
        }}
      />
      {ends !== null && (
        <MomentField
          text="schedule.endsAt"
          value={ends}
          onChange={setEnds}
          error={wrong ? t(wrong) : null}
        />
      )}
      <Text>{t('schedule.extendBody')}</Text>
      <Group justify="flex-end" gap="sm">
        <Button variant="default" onClick={onClose}>
          {t('common:cancel')}
        </Button>
        <Button onClick={() => void extend()}>{t('schedule.extend')}</Button>
      </Group>
    </Stack>
  );
}
