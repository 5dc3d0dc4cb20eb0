import { Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { QuietFrame } from '../../platform/quiet-frame.js';

interface SignInFrameProps {
  children: ReactNode;
  wide?: boolean;
  /** The page is not there yet: what stands below it would be moved by it. */
  isWaiting?: boolean;
}

/** The page around signing in, with what awaits the person who does. */
export function SignInFrame({ children, wide = false, isWaiting = false }: SignInFrameProps) {
  const { t } = useTranslation('sign-in');
  return (
    <QuietFrame
      wide={wide}
      foot={
        !isWaiting && (
          <Text size="sm" c="dimmed" ta="center">
            {t('promise')}
          </Text>
        )
      }
    >
      {children}
    </QuietFrame>
  );
}
