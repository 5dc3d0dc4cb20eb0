import { MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { RouterProvider } from '@tanstack/react-router';
import { portalTheme, portalVariables } from '../ui/theme.js';
import { router } from './router.js';

const houseTheme = portalTheme();

/** Everything that surrounds every page, signed in or not. */
export function Portal() {
  return (
    <MantineProvider
      theme={houseTheme}
      cssVariablesResolver={portalVariables}
      forceColorScheme="light"
    >
      <Notifications position="top-center" />
      <RouterProvider router={router} />
    </MantineProvider>
  );
}
