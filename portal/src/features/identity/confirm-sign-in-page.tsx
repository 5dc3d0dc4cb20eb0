import { Button, Stack, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Panel } from '../../ui/panel.js';
import { ErrorState } from '../../ui/states/states.js';
import { usePageTitle } from '../../ui/shell/use-page-title.js';
import { confirmSignIn } from './sign-in-api.js';
import { signInAddress } from '../../platform/session.js';
import { SignInFrame } from './sign-in-frame.js';

/** The page of a mailed link: nothing happens until a person presses the button. */
export function ConfirmSignInPage({ token, returnTo }: { token: string; returnTo: string }) {
  const { t } = useTranslation(['sign-in', 'common']);
  const [state, setState] = useState<'ready' | 'busy' | 'used' | 'broken'>(
    token ? 'ready' : 'used',
  );

  usePageTitle(t('title'));

  const confirm = async () => {
    setState('busy');
    try {
      const signedIn = await confirmSignIn(token);
      if (!signedIn) setState('used');
      else window.location.replace(returnTo);
    } catch {
      setState('broken');
    }
  };

  if (state === 'broken') {
    return (
      <SignInFrame>
        <Panel>
          <ErrorState asPage onRetry={() => void confirm()}>
            {t('common:error.offline')}
          </ErrorState>
        </Panel>
      </SignInFrame>
    );
  }
  const used = state === 'used';
  return (
    <SignInFrame>
      <Panel>
        <Stack gap="md">
          <Stack gap={4}>
            <Title order={1}>{used ? t('confirm.usedTitle') : t('confirm.title')}</Title>
            <Text>{used ? t('confirm.usedBody') : t('confirm.lead')}</Text>
          </Stack>
          {used ? (
            <Button component="a" href={signInAddress(returnTo)} size="md">
              {t('confirm.newLink')}
            </Button>
          ) : (
            <Button size="md" loading={state === 'busy'} onClick={() => void confirm()}>
              {t('confirm.button')}
            </Button>
          )}
          {!used && (
            <Text size="sm" c="dimmed">
              {t('confirm.why')}
            </Text>
          )}
        </Stack>
      </Panel>
    </SignInFrame>
  );
}
