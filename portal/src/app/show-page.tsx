import '@mantine/core/styles.css';
import '@mantine/notifications/styles.css';
import '../ui/theme.css';
import './shell.css';
import { MantineProvider } from '@mantine/core';
import { StrictMode, Suspense, useEffect, type ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import { startTexts } from '../i18n/i18n.js';
import { lazyPart } from '../ui/lazy-part.js';
import { loadToasts, useHasToasts } from '../platform/toast.js';
import { portalTheme, portalVariables } from '../ui/theme.js';
import classes from './show-page.module.css';

const Notifications = lazyPart(async () => ({
  default: (await import('@mantine/notifications')).Notifications,
}));

/**
 * The place where short messages appear. Fetched after the first picture of the page, and not with
 * the first message: one of them says that nothing can be fetched.
 */
function Messages() {
  useEffect(() => {
    void loadToasts().catch(() => undefined);
  }, []);
  if (!useHasToasts()) return null;
  return (
    <Suspense>
      <Notifications position="top-center" className={classes.messages} />
    </Suspense>
  );
}

/**
 * Shows what a document is for, in everything that surrounds every page: the house's theme, the
 * reader's language, short messages. `texts` are the namespaces that its first page needs beside
 * those of the frame. What the document showed until now goes.
 */
export async function showPage(page: ReactNode, ...texts: string[]): Promise<void> {
  const place = document.getElementById('portal');
  if (!place) throw new Error('The document has no element "portal"');
  await startTexts(...texts);
  createRoot(place).render(
    <StrictMode>
      <MantineProvider
        theme={portalTheme()}
        cssVariablesResolver={portalVariables}
        forceColorScheme="light"
      >
        <Messages />
        {page}
      </MantineProvider>
    </StrictMode>,
  );
}
