import { Box } from '@mantine/core';
import { useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Panel } from '../../ui/panel.js';
import { ErrorState, PageSkeleton } from '../../ui/states/states.js';
import { usePageTitle } from '../../ui/shell/use-page-title.js';
import { EmailSignIn } from './email-sign-in.js';
import { Personas } from './personas.js';
import { samplePersonas, type Persona } from './sign-in-api.js';
import { SignInFrame } from './sign-in-frame.js';

/** Who comes here has no session; where it succeeds, the browser loads `returnTo`. */
export function SignInPage({ returnTo }: { returnTo: string }) {
  const { t } = useTranslation(['sign-in', 'common']);
  const [personas, setPersonas] = useState<Persona[] | 'FAILED'>();
  const ask = useCallback(() => {
    setPersonas(undefined);
    samplePersonas().then(setPersonas, () => {
      setPersonas('FAILED');
    });
  }, []);

  usePageTitle(t('title'));
  useEffect(ask, [ask]);

  if (!personas) {
    return (
      <SignInFrame isWaiting>
        <PageSkeleton />
      </SignInFrame>
    );
  }
  if (personas === 'FAILED') {
    return (
      <SignInFrame>
        <Panel>
          <ErrorState asPage onRetry={ask}>
            {t('common:error.offline')}
          </ErrorState>
        </Panel>
      </SignInFrame>
    );
  }
  // Without the sample's people the page is the usual form.
  if (personas.length === 0) {
    return (
      <SignInFrame>
        <EmailSignIn returnTo={returnTo} />
      </SignInFrame>
    );
  }
  return (
    <SignInFrame wide>
      <Personas
        personas={personas}
        onSignedIn={() => {
          window.location.assign(returnTo);
        }}
      />
      <Box maw={440} mx="auto" w="100%">
        <EmailSignIn returnTo={returnTo} compact />
      </Box>
    </SignInFrame>
  );
}
