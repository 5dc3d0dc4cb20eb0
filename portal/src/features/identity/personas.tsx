import { Alert, Stack, Text, Title, UnstyledButton } from '@mantine/core';
import { IconArrowRight, IconInfoCircle } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './personas.module.css';
import { signInAsPersona, type Persona } from './sign-in-api.js';

/** A fixed colour for each person, so that the sample's people differ at a glance. */
const AVATARS = ['leaf', 'honey', 'dusk', 'clay', 'program'] as const;

function Card({
  persona,
  index,
  busy,
  onChoose,
}: {
  persona: Persona;
  index: number;
  busy: boolean;
  onChoose: () => void;
}) {
  const { t, i18n } = useTranslation(['sign-in', 'status']);
  const color = AVATARS[index % AVATARS.length] ?? 'program';
  const roleKey = `status:role.${persona.role.toUpperCase()}`;
  const storyKey = `sign-in:personas.story.${persona.blurb}`;
  return (
    <UnstyledButton
      className={classes.card}
      onClick={onChoose}
      disabled={busy}
      data-persona={persona.key}
    >
      <span
        className={classes.face}
        style={{
          color: `var(--mantine-color-${color}-8)`,
          background: `var(--mantine-color-${color}-1)`,
        }}
        aria-hidden
      >
        {persona.name
          .split(/\s+/)
          .map((part) => part[0])
          .slice(0, 2)
          .join('')}
      </span>
      <span className={classes.words}>
        <span className={classes.name}>{persona.name}</span>
        <span className={classes.role}>
          {i18n.exists(roleKey) ? t(roleKey as 'status:role.ADVOCATE') : persona.role}
        </span>
        {i18n.exists(storyKey) && (
          <span className={classes.blurb}>{t(storyKey as 'personas.story.WON_REOPENED_WON')}</span>
        )}
      </span>
      <IconArrowRight size={20} className={classes.arrow} aria-hidden />
    </UnstyledButton>
  );
}

interface PersonasProps {
  personas: readonly Persona[];
  onSignedIn: () => void;
}

/** "Who do you want to be?": the people of the sample as cards. */
export function Personas({ personas, onSignedIn }: PersonasProps) {
  const { t } = useTranslation('sign-in');
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState<string>();

  const choose = async (persona: Persona) => {
    setBusy(true);
    setFailed(undefined);
    const done = await signInAsPersona(persona.key).catch(() => false);
    setBusy(false);
    if (done) onSignedIn();
    else setFailed(persona.name);
  };

  return (
    <Stack gap="lg" component="section">
      <Stack gap={4} align="center">
        <Title order={1} ta="center">
          {t('personas.title')}
        </Title>
        <Text c="dimmed" ta="center">
          {t('personas.lead')}
        </Text>
      </Stack>
      {failed && (
        <Alert color="clay" role="alert" icon={<IconInfoCircle aria-hidden />}>
          {t('personas.failed', { name: failed })}
        </Alert>
      )}
      <div className={classes.cards}>
        {personas.map((persona, index) => (
          <Card
            key={persona.key}
            persona={persona}
            index={index}
            busy={busy}
            onChoose={() => void choose(persona)}
          />
        ))}
      </div>
    </Stack>
  );
}
