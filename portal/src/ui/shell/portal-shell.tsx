import { ActionIcon, Indicator, Text, UnstyledButton } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconBell, IconDots, type Icon } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { Suspense, useState, type ReactNode } from 'react';
import { lazyPart } from '../lazy-part.js';
import { useTranslation } from 'react-i18next';
import classes from './portal-shell.module.css';

/** Fetched when somebody presses "More": the first page needs no drawer. */
const MoreSheet = lazyPart(() => import('./more-sheet.js'));

export interface NavEntry {
  key: string;
  label: string;
  /** The page's address: `/acme/home`. */
  to: string;
  Icon: Icon;
  /** The page that is shown belongs to it. */
  isCurrent?: boolean;
  /** How many things wait there for this person. */
  waiting?: number;
}

export interface NavSection {
  key: string;
  label: string;
  entries: readonly NavEntry[];
}

interface PortalShellProps {
  /** The programme's name and logo, perhaps with the way to another programme. */
  brand: ReactNode;
  sections: readonly NavSection[];
  /** At most four entries for the bar at the foot of a phone; the rest is behind "More". */
  phoneEntries: readonly NavEntry[];
  notices: { to: string; unread: number };
  /** Language, account: at the end of the head. */
  tools: ReactNode;
  /** Below the navigation: a person to talk to. */
  contact?: ReactNode;
  /** Stays in sight above everything: something is wrong. */
  notice?: ReactNode;
  /** SAMPLE, SANDBOX, view as: above everything. */
  banner?: ReactNode;
  children: ReactNode;
}

function EntryLink({
  entry,
  className,
  onClick,
}: {
  entry: NavEntry;
  className?: string;
  onClick?: () => void;
}) {
  return (
    <Link
      to={entry.to}
      className={className}
      aria-current={entry.isCurrent ? 'page' : undefined}
      onClick={onClick}
    >
      <Indicator
        disabled={!entry.waiting}
        size={8}
        color="clay"
        offset={2}
        className={classes.icon}
        aria-hidden
      >
        <entry.Icon size={21} stroke={1.7} />
      </Indicator>
      <span className={classes.label}>{entry.label}</span>
      {Boolean(entry.waiting) && <span className={classes.count}>{entry.waiting}</span>}
    </Link>
  );
}

function Sections({
  sections,
  onClick,
}: Pick<PortalShellProps, 'sections'> & { onClick?: () => void }) {
  return sections.map((section) => (
    <div key={section.key} className={classes.section}>
      {sections.length > 1 && (
        <Text className={classes.sectionLabel} component="h2">
          {section.label}
        </Text>
      )}
      <ul className={classes.entries}>
        {section.entries.map((entry) => (
          <li key={entry.key}>
            <EntryLink entry={entry} className={classes.entry} {...(onClick ? { onClick } : {})} />
          </li>
        ))}
      </ul>
    </div>
  ));
}

function PhoneBar({ entries, onMore }: { entries: readonly NavEntry[]; onMore: () => void }) {
  const { t } = useTranslation('shell');
  return (
    <nav className={classes.phoneBar} aria-label={t('navigation')}>
      {entries.map((entry) => (
        <EntryLink key={entry.key} entry={entry} className={classes.tab} />
      ))}
      <UnstyledButton className={classes.tab} onClick={onMore} aria-haspopup="dialog">
        <span className={classes.icon} aria-hidden>
          <IconDots size={21} stroke={1.7} />
        </span>
        <span className={classes.label}>{t('more')}</span>
      </UnstyledButton>
    </nav>
  );
}

function Bell({ to, unread }: PortalShellProps['notices']) {
  const { t } = useTranslation('shell');
  return (
    <Indicator
      disabled={unread === 0}
      label={unread > 9 ? '9+' : unread}
      size={18}
      offset={9}
      color="clay"
    >
      <ActionIcon
        renderRoot={(props: object) => <Link to={to} {...props} />}
        aria-label={t('notices', { count: unread })}
      >
        <IconBell size={22} stroke={1.7} aria-hidden />
      </ActionIcon>
    </Indicator>
  );
}

/** The frame around every signed-in page: navigation at the side where there is room, at the foot on a phone. */
export function PortalShell(props: PortalShellProps) {
  const { t } = useTranslation('shell');
  const [asked, setAsked] = useState(false);
  const [opened, { open, close }] = useDisclosure(false);
  const more = () => {
    setAsked(true);
    open();
  };
  return (
    <>
      <a href="#content" className={classes.skip}>
        {t('skip')}
      </a>
      <div className={classes.shell}>
        <aside className={classes.side}>
          <div className={classes.brand}>{props.brand}</div>
          <nav aria-label={t('navigation')} className={classes.sideNav}>
            <Sections sections={props.sections} />
          </nav>
          {props.contact}
        </aside>
        <div className={classes.column}>
          {props.banner}
          <div className={classes.top}>
            {props.notice}
            <header className={classes.head}>
              <div className={classes.headBrand}>{props.brand}</div>
              <div className={classes.tools}>
                <Bell {...props.notices} />
                {props.tools}
              </div>
            </header>
          </div>
          <main id="content" tabIndex={-1} className={classes.content}>
            {props.children}
          </main>
        </div>
      </div>
      <PhoneBar entries={props.phoneEntries} onMore={more} />
      {asked && (
        <Suspense>
          <MoreSheet opened={opened} onClose={close}>
            <Sections sections={props.sections} onClick={close} />
            {props.contact}
          </MoreSheet>
        </Suspense>
      )}
    </>
  );
}
