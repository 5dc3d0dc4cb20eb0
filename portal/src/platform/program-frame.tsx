import { ActionIcon, Anchor, MantineProvider, Text } from '@mantine/core';
import { IconLogout, IconMessageHeart, IconUserCircle } from '@tabler/icons-react';
import { useLocation } from '@tanstack/react-router';
import { useCallback, useMemo, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Language } from '../i18n/languages.js';
import { pickLanguage } from '../i18n/languages.js';
import { FormatProvider } from '../ui/formats/format.js';
import { LanguageMenu } from '../ui/shell/language-menu.js';
import { MenuButton } from '../ui/shell/menu-button.js';
import { PortalShell, type NavEntry } from '../ui/shell/portal-shell.js';
import { ProgramBrand } from '../ui/shell/program-brand.js';
import { BreakBanner } from '../ui/states/break-banner.js';
import { StageBanner } from '../ui/states/stage-banner.js';
import { portalTheme, portalVariables } from '../ui/theme.js';
import { phonePlaces, placeOf, sectionsOf, type PLACES } from './navigation.js';
import classes from './program-frame.module.css';
import { ViewerContext, type Viewer } from './viewer.js';

interface ProgramFrameProps {
  viewer: Viewer;
  refresh: () => void;
  /** Stays in sight above everything. */
  notice?: ReactNode;
  onLanguage: (language: Language) => void;
  onSignOut: () => void;
  children: ReactNode;
}

function useEntries(viewer: Viewer) {
  const { t } = useTranslation('shell');
  const { slug, kind } = viewer.program;
  const { pathname } = useLocation();
  const own = sectionsOf(viewer.roles);
  const current = placeOf(
    own.flatMap(({ places }) => places),
    pathname.slice(slug.length + 2),
  );
  const entryOf = (place: (typeof PLACES)['ADVOCATE'][number]): NavEntry => ({
    key: place.key,
    label: t(`nav.${place.key}` as 'nav.home'),
    to: `/${slug}/${place.path}`,
    Icon: place.Icon,
    isCurrent: place === current,
  });
  const sections = own.map(({ role, places }) => ({
    key: role,
    label: t(`section.${role.toLowerCase()}` as 'section.advocate'),
    entries: places
      .filter((place) => !place.sandboxOnly || kind !== 'LIVE')
      .map((place) => entryOf(place)),
  }));
  return { sections, phoneEntries: phonePlaces(viewer.roles).map((place) => entryOf(place)) };
}

function Account({ viewer, onSignOut }: { viewer: Viewer; onSignOut: () => void }) {
  const { t } = useTranslation('shell');
  return (
    <MenuButton
      button={
        <ActionIcon aria-label={t('account')}>
          <IconUserCircle size={24} stroke={1.6} aria-hidden />
        </ActionIcon>
      }
      label={t('signedInAs', { name: viewer.name })}
      position="bottom-end"
      width={260}
      entries={[{ key: 'signOut', text: t('signOut'), Icon: IconLogout, onChoose: onSignOut }]}
    />
  );
}

function Contact({ contact }: { contact: NonNullable<Viewer['contact']> }) {
  const { t } = useTranslation('shell');
  return (
    <div className={classes.contact}>
      <IconMessageHeart size={20} stroke={1.7} aria-hidden />
      <div>
        <Text size="xs" c="dimmed">
          {t('contact')}
        </Text>
        <Text size="sm" fw={600}>
          {contact.name}
        </Text>
        {contact.email && (
          <Anchor size="sm" href={`mailto:${contact.email}`}>
            {contact.email}
          </Anchor>
        )}
      </div>
    </div>
  );
}

/** The frame of a programme's pages, in its colour and its time, with the navigation of the viewer's roles. */
export function ProgramFrame({
  viewer,
  refresh,
  notice,
  onLanguage,
  onSignOut,
  children,
}: ProgramFrameProps) {
  const { i18n } = useTranslation('shell');
  const { program } = viewer;
  const theme = useMemo(() => portalTheme(program.color), [program.color]);
  const nowMs = useCallback(() => Date.now() + program.clockAheadMs, [program.clockAheadMs]);
  const { sections, phoneEntries } = useEntries(viewer);
  // Nobody gets themselves as the person to talk to.
  const contact = viewer.contact?.email === viewer.email ? null : viewer.contact;
  const clock = program.clockMoved ? nowMs() : undefined;
  const access = useMemo(() => ({ viewer, refresh }), [viewer, refresh]);
  return (
    <MantineProvider theme={theme} cssVariablesResolver={portalVariables} forceColorScheme="light">
      <FormatProvider timeZone={program.timeZone} nowMs={nowMs}>
        <ViewerContext value={access}>
          <PortalShell
            brand={<ProgramBrand current={program} programs={viewer.programs} />}
            sections={sections}
            phoneEntries={phoneEntries}
            notices={{ to: `/${program.slug}/notices`, unread: viewer.unreadNotices }}
            notice={notice}
            banner={
              <>
                {program.kind !== 'LIVE' && <StageBanner stage={program.kind} clockMs={clock} />}
                {viewer.break && (
                  <BreakBanner {...viewer.break} to={`/${program.slug}/preferences`} />
                )}
              </>
            }
            tools={
              <>
                <LanguageMenu current={pickLanguage([i18n.language])} onChoose={onLanguage} />
                <Account viewer={viewer} onSignOut={onSignOut} />
              </>
            }
            contact={contact && <Contact contact={contact} />}
          >
            {children}
          </PortalShell>
        </ViewerContext>
      </FormatProvider>
    </MantineProvider>
  );
}
