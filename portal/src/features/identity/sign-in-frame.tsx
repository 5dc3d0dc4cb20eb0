import { Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { QuietFrame } from '../../platform/quiet-frame.js';

/** The page around signing in, with what awaits the person who does. */
export function SignInFrame({ children, wide = false }: { children: ReactNode; wide?: boolean }) {
  const { t } = useTranslation('sign-in');
  return (
    <QuietFrame
      wide={wide}
      foot={
        <Text size="sm" c="dimmed" ta="center">
          {t('promise')}
        </Text>
      }
    >
      {children}
    </QuietFrame>
  );
}
