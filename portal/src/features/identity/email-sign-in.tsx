import { Alert, Anchor, Button, Stack, Text, TextInput, Title } from '@mantine/core';
import { IconInfoCircle, IconMailCheck } from '@tabler/icons-react';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Panel } from '../../ui/panel.js';
import { askForLink } from './sign-in-api.js';

const MINUTES_TO_WAIT = 15;
const looksLikeEmail = (text: string) => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text.trim());

function Sent({ email, onOther }: { email: string; onOther: () => void }) {
  const { t } = useTranslation('sign-in');
  return (
    <Stack gap="sm" role="status">
      <IconMailCheck
        size={36}
        stroke={1.5}
        color="var(--mantine-primary-color-filled)"
        aria-hidden
      />
      <Title order={2}>{t('sentTitle')}</Title>
      <Text>{t('sentBody', { email })}</Text>
      <Text size="sm" c="dimmed">
        {t('sentHelp')}
      </Text>
      {import.meta.env.DEV && (
        <Anchor href="/dev/mail" size="sm">
          {t('devMail')}
        </Anchor>
      )}
      <Button variant="default" mt="xs" onClick={onOther}>
        {t('otherAddress')}
      </Button>
    </Stack>
  );
}

/** Signing in by a link in a mail: one field, one button. */
export function EmailSignIn({
  returnTo,
  compact = false,
}: {
  returnTo: string;
  compact?: boolean;
}) {
  const { t } = useTranslation('sign-in');
  const [email, setEmail] = useState('');
  const [problem, setProblem] = useState<string>();
  const [failure, setFailure] = useState<string>();
  const [state, setState] = useState<'asking' | 'sending' | 'sent'>('asking');

  const send = async (event: FormEvent) => {
    event.preventDefault();
    setFailure(undefined);
    if (!looksLikeEmail(email)) {
      setProblem(t('emailInvalid'));
      return;
    }
    setProblem(undefined);
    setState('sending');
    const answer = await askForLink(email.trim(), returnTo);
    if (answer === 'SENT') {
      setState('sent');
      return;
    }
    setState('asking');
    setFailure(answer === 'TOO_MANY' ? t('tooMany', { minutes: MINUTES_TO_WAIT }) : t('failed'));
  };

  if (state === 'sent') {
    return (
      <Panel>
        <Sent email={email.trim()} onOther={() => setState('asking')} />
      </Panel>
    );
  }
  return (
    <Panel>
      <form onSubmit={(event) => void send(event)} noValidate>
        <Stack gap="md">
          <Stack gap={4}>
            <Title order={compact ? 2 : 1} size={compact ? 'h3' : 'h1'}>
              {compact ? t('personas.orMail') : t('title')}
            </Title>
            <Text c="dimmed">{t('lead')}</Text>
          </Stack>
          {failure && (
            <Alert color="clay" role="alert" icon={<IconInfoCircle aria-hidden />}>
              {failure}
            </Alert>
          )}
          <TextInput
            type="email"
            name="email"
            autoComplete="email"
            inputMode="email"
            label={t('email')}
            placeholder={t('emailPlaceholder')}
            value={email}
            error={problem}
            onChange={(event) => setEmail(event.currentTarget.value)}
          />
          <Button type="submit" size="md" loading={state === 'sending'}>
            {t('send')}
          </Button>
        </Stack>
      </form>
    </Panel>
  );
}
