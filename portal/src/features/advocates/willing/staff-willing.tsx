import { Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRefusal } from '../../../platform/use-refusal.js';
import { useViewer } from '../../../platform/viewer.js';
import { FormErrors } from '../../../ui/forms/form-errors.js';
import { Panel } from '../../../ui/panel.js';
import { WillingChoices } from './willing-choices.js';
import { WILLING_TO, type Willing } from './willing-verbs.js';
import { WillingWords } from './willing-words.js';

interface StaffWillingProps {
  advocate: { id: string; status: string; willing: readonly Willing[] };
}

function Change({ advocate, onDone }: StaffWillingProps & { onDone: () => void }) {
  const { t } = useTranslation('willing');
  const refusals = useRefusal();
  const [saidOn, setSaidOn] = useState('');
  const [wrongDay, setWrongDay] = useState<string | null>(null);
  const [errors, setErrors] = useState<{ message: string }[]>([]);
  return (
    <Stack gap="md">
      <Text size="sm">{t('staffLead')}</Text>
      <FormErrors errors={errors} />
      <TextInput
        type="date"
        data-autofocus
        label={t('saidOn')}
        description={t('saidOnHint')}
        value={saidOn}
        error={wrongDay}
        maw="20rem"
        onChange={(event) => {
          setSaidOn(event.currentTarget.value);
          setWrongDay(null);
        }}
      />
      <WillingChoices
        id={advocate.id}
        words={advocate.willing}
        saidOn={saidOn || null}
        onRefusal={(refusal) => {
          const isDay = refusal?.code === 'INVALID_INPUT';
          setWrongDay(isDay ? t('badDay') : null);
          setErrors(refusal && !isDay ? [{ message: refusals.text(refusal) }] : []);
        }}
      />
      <Group>
        <Button size="sm" variant="default" onClick={onDone}>
          {t('done')}
        </Button>
      </Group>
    </Stack>
  );
}

function Offered({ words }: { words: readonly Willing[] }) {
  const { t } = useTranslation('willing');
  if (words.length === 0) return <Text c="dimmed">{t('none')}</Text>;
  return (
    <Stack gap="sm" component="ul" m={0} p={0} style={{ listStyle: 'none' }}>
      {WILLING_TO.flatMap((to) => words.filter((word) => word.to === to)).map((word) => (
        <Stack key={word.to} gap={0} component="li">
          <Text component="span" fw={600} {...(word.hasEnded ? { c: 'dimmed' } : {})}>
            {t(`kind.${word.to}.name`)}
          </Text>
          <WillingWords word={word} />
        </Stack>
      ))}
    </Stack>
  );
}

/** What an advocate offered, as staff see it; marketers and admins write it down for them (R-U1). */
export function StaffWilling({ advocate }: StaffWillingProps) {
  const { t } = useTranslation('willing');
  const decides = useViewer().roles.some((role) => role === 'MARKETER' || role === 'ADMIN');
  const [opened, { open, close }] = useDisclosure(false);
  const may = decides && advocate.status !== 'LEFT';
  return (
    <Panel title={t('staffTitle')}>
      {opened ? (
        <Change advocate={advocate} onDone={close} />
      ) : (
        <>
          <Offered words={advocate.willing} />
          {may && (
            <Group>
              <Button size="sm" variant="default" onClick={open}>
                {t('change')}
              </Button>
            </Group>
          )}
        </>
      )}
    </Panel>
  );
}
