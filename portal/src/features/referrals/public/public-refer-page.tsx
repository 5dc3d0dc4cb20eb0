import { MantineProvider } from '@mantine/core';
import { useCallback, useEffect, useMemo, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { currentLanguage } from '../../../i18n/i18n.js';
import { changeLanguage } from '../../../platform/change-language.js';
import { LanguageMenu } from '../../../ui/shell/language-menu.js';
import { ProgramMark } from '../../../ui/shell/program-mark.js';
import { ErrorState, PageSkeleton } from '../../../ui/states/states.js';
import { HOUSE_COLOR, portalTheme, portalVariables } from '../../../ui/theme.js';
import { PublicReferForm } from './public-refer-form.js';
import classes from './public-refer.module.css';
import { findOffer, type PublicOffer } from './refer-api.js';

type Found = PublicOffer | null | 'LOADING' | 'FAILED';

function useOffer(code: string): [found: Found, retry: () => void] {
  const [found, setFound] = useState<Found>('LOADING');
  const ask = useCallback(() => {
    setFound('LOADING');
    findOffer(code).then(setFound, () => {
      setFound('FAILED');
    });
  }, [code]);
  useEffect(ask, [ask]);
  return [found, ask];
}

function Frame({ offer, children }: { offer: PublicOffer | undefined; children: ReactNode }) {
  const color = offer?.program.color ?? HOUSE_COLOR;
  const theme = useMemo(() => portalTheme(color), [color]);
  return (
    <MantineProvider theme={theme} cssVariablesResolver={portalVariables} forceColorScheme="light">
      <div className={classes.page}>
        <header className={classes.head}>
          <span className={classes.brand}>
            {offer && (
              <>
                <ProgramMark name={offer.program.name} color={color} />
                {offer.program.name}
              </>
            )}
          </span>
          <LanguageMenu
            named
            current={currentLanguage()}
            onChoose={(language) => void changeLanguage(language)}
          />
        </header>
        <main className={classes.main}>{children}</main>
      </div>
    </MantineProvider>
  );
}

/** The public page of a personal link: who sent the visitor, and a form to leave their name. */
export function PublicReferPage({ code }: { code: string }) {
  const { t } = useTranslation(['public-refer', 'common']);
  const [found, retry] = useOffer(code);
  const offer = found !== null && typeof found === 'object' ? found : undefined;
  return (
    <Frame offer={offer}>
      {found === 'LOADING' && <PageSkeleton />}
      {found === 'FAILED' && (
        <ErrorState asPage onRetry={retry}>
          {t('common:error.offline')}
        </ErrorState>
      )}
      {found === null && (
        <ErrorState asPage title={t('gone.title')}>
          {t('gone.body')}
        </ErrorState>
      )}
      {offer && <PublicReferForm code={code} offer={offer} />}
    </Frame>
  );
}
