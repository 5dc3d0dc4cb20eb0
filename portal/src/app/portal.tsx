import { MantineProvider } from '@mantine/core';
import { RouterProvider } from '@tanstack/react-router';
import { Suspense } from 'react';
import { lazyPart } from '../ui/lazy-part.js';
import { portalTheme, portalVariables } from '../ui/theme.js';
import classes from './portal.module.css';
import { router } from './router.js';

/** Beside the first page, not before it: the place where short messages appear. */
const Notifications = lazyPart(async () => ({
  default: (await import('@mantine/notifications')).Notifications,
}));

const houseTheme = portalTheme();

/** Everything that surrounds every page, signed in or not. */
export function Portal() {
  return (
    <MantineProvider
      theme={houseTheme}
      cssVariablesResolver={portalVariables}
      forceColorScheme="light"
    >
      <Suspense>
        <Notifications position="top-center" className={classes.messages} />
      </Suspense>
      <RouterProvider router={router} />
    </MantineProvider>
  );
}
