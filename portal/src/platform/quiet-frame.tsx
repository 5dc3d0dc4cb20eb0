import { Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import { currentLanguage } from '../i18n/i18n.js';
import { LanguageMenu } from '../ui/shell/language-menu.js';
import { changeLanguage } from './change-language.js';
import classes from './quiet-frame.module.css';

interface QuietFrameProps {
  children: ReactNode;
  foot?: ReactNode;
  wide?: boolean;
}

/** The quiet page outside all programmes: what this is, and the language before anything else. */
export function QuietFrame({ children, foot, wide = false }: QuietFrameProps) {
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
          onChoose={(language) => void changeLanguage(language)}
        />
      </header>
      <main className={classes.main} data-wide={wide || undefined}>
        <Stack gap="xl">{children}</Stack>
      </main>
      <footer className={classes.foot}>{foot}</footer>
    </div>
  );
}
