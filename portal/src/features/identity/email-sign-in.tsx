import { Alert, Anchor, Button, Stack, Text, TextInput, Title } from '@mantine/core';
import { IconInfoCircle, IconMailCheck } from '@tabler/icons-react';
import { useState, type SyntheticEvent } from 'react';
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

function Failure({ children }: { children: string }) {
  return (
    <Alert color="clay" role="alert" icon={<IconInfoCircle aria-hidden />}>
      {children}
    </Alert>
  );
}

/** The state of asking for a link: what was typed, what is wrong with it, how far it got. */
function useLinkRequest(returnTo: string) {
  const { t } = useTranslation('sign-in');
  const [email, setEmail] = useState('');
  const [problem, setProblem] = useState<string>();
  const [failure, setFailure] = useState<string>();
  const [state, setState] = useState<'asking' | 'sending' | 'sent'>('asking');

  const send = async () => {
    const valid = looksLikeEmail(email);
    setFailure(undefined);
    setProblem(valid ? undefined : t('emailInvalid'));
    if (!valid) return;
    setState('sending');
    const answer = await askForLink(email.trim(), returnTo);
    setState(answer === 'SENT' ? 'sent' : 'asking');
    if (answer === 'TOO_MANY') setFailure(t('tooMany', { minutes: MINUTES_TO_WAIT }));
    if (answer === 'FAILED') setFailure(t('failed'));
  };
  const again = () => {
    setState('asking');
  };
  return { email, setEmail, problem, failure, state, send, again };
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
  const { email, setEmail, problem, failure, state, send, again } = useLinkRequest(returnTo);
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    void send();
  };

  if (state === 'sent') {
    return (
      <Panel>
        <Sent email={email.trim()} onOther={again} />
      </Panel>
    );
  }
  return (
    <Panel>
      <form onSubmit={submit} noValidate>
        <Stack gap="md">
          <Stack gap={4}>
            <Title order={compact ? 2 : 1} size={compact ? 'h3' : 'h1'}>
              {compact ? t('personas.orMail') : t('title')}
            </Title>
            <Text c="dimmed">{t('lead')}</Text>
          </Stack>
          {failure && <Failure>{failure}</Failure>}
          <TextInput
            type="email"
            name="email"
            autoComplete="email"
            inputMode="email"
            label={t('email')}
            placeholder={t('emailPlaceholder')}
            value={email}
            error={problem}
            onChange={(event) => {
              setEmail(event.currentTarget.value);
            }}
          />
          <Button type="submit" size="md" loading={state === 'sending'}>
            {t('send')}
          </Button>
        </Stack>
      </form>
    </Panel>
  );
}
