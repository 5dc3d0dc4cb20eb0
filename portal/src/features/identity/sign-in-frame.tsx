import { Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { chooseLanguage, currentLanguage } from '../../i18n/i18n.js';
import { LanguageMenu } from '../../ui/language-menu.js';
import classes from './sign-in-frame.module.css';

/** The quiet page around signing in: what this is, and the language before anything else. */
export function SignInFrame({ children, wide = false }: { children: ReactNode; wide?: boolean }) {
  const { t } = useTranslation('sign-in');
  return (
    <div className={classes.page}>
      <header className={classes.head}>
        <span className={classes.brand}>
          <img src="/favicon.svg" alt="" width={34} height={34} />
          Goodturn
        </span>
        <LanguageMenu
          named
          current={currentLanguage()}
          onChoose={(language) => void chooseLanguage(language)}
        />
      </header>
      <main className={classes.main} data-wide={wide || undefined}>
        <Stack gap="xl">{children}</Stack>
      </main>
      <footer className={classes.foot}>
        <Text size="sm" c="dimmed" ta="center">
          {t('promise')}
        </Text>
      </footer>
    </div>
  );
}
