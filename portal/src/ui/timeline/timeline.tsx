import { Collapse, Stack, Text, UnstyledButton } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconChevronDown, IconHourglassEmpty } from '@tabler/icons-react';
import { useId, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Moment } from '../formats/moments.js';
import { TONES } from '../states/status-badge.js';
import type { TimelineFact, timelineText } from './timeline-text.js';
import { useTimelineText } from './use-timeline-text.js';
import classes from './timeline.module.css';

/** Who did it, as the API shows this reader: a name only where they may know it. */
export interface TimelineActor {
  kind: 'MEMBER' | 'API_KEY' | 'JOB' | 'CLI' | 'PUBLIC' | 'SAMPLE';
  name?: string | null;
  role?: 'ADVOCATE' | 'MARKETER' | 'SALES' | 'ADMIN' | null;
}

export interface TimelineEntry extends TimelineFact {
  id: string;
  actor: TimelineActor;
  /** In a history of many things: which of them the line is about. */
  about?: ReactNode;
}

interface TimelineProps {
  /** Newest first. */
  entries: readonly TimelineEntry[];
  /** What comes next, above the newest entry: what this waits for, and until when. */
  next?: ReactNode;
  label: string;
  /** The names behind the entries' ids (a reward, a challenge), by id. */
  names?: Readonly<Record<string, string>>;
  /** The reader is the advocate whose timeline it is: their own acts read as theirs. */
  own?: boolean;
}

function useActorText(own: boolean): (actor: TimelineActor) => string {
  const { t } = useTranslation(['common', 'status']);
  return ({ kind, name, role }) => {
    if (own && role === 'ADVOCATE') return t('timeline.byYou');
    const roleText = role ? t(`status:role.${role}`) : '';
    if (name && roleText) return t('timeline.byNameRole', { name, role: roleText });
    if (name) return t('timeline.byName', { name });
    if (roleText) return t('timeline.byRole', { role: roleText });
    return kind === 'JOB' ? t('timeline.automatic') : t(`timeline.by.${kind}`);
  };
}

function Why({
  entry,
  why,
  inputs,
}: { entry: TimelineEntry } & Pick<ReturnType<typeof timelineText>, 'why' | 'inputs'>) {
  const { t } = useTranslation('common');
  const [opened, { toggle }] = useDisclosure(false);
  const panel = useId();
  const told = entry.recordedAt.slice(0, 16) !== entry.occurredAt.slice(0, 16);
  return (
    <>
      <UnstyledButton
        className={classes.whyButton}
        onClick={toggle}
        aria-expanded={opened}
        aria-controls={panel}
      >
        {t('timeline.why')}
        <IconChevronDown size={16} className={opened ? classes.open : undefined} aria-hidden />
      </UnstyledButton>
      <Collapse expanded={opened} id={panel}>
        <div className={classes.why}>
          {why && <Text size="sm">{why}</Text>}
          <dl className={classes.inputs}>
            {inputs.map((input) => (
              <div key={input.name}>
                <dt>{input.label}</dt>
                <dd>{input.value}</dd>
              </div>
            ))}
            {told && (
              <div>
                <dt>{t('timeline.recorded')}</dt>
                <dd>
                  <Moment at={entry.recordedAt} />
                </dd>
              </div>
            )}
            <div>
              <dt>{t('timeline.rule')}</dt>
              <dd>{t('timeline.ruleVersion', { rule: entry.rule, version: entry.ruleVersion })}</dd>
            </div>
          </dl>
        </div>
      </Collapse>
    </>
  );
}

interface EntryProps extends Pick<TimelineProps, 'names'> {
  entry: TimelineEntry;
  own: boolean;
}

function Entry({ entry, own, names }: EntryProps) {
  const tell = useTimelineText({ own, names });
  const actorText = useActorText(own);
  const text = tell(entry, entry.actor);
  const { color, ink, Icon } = TONES[text.tone];
  return (
    <li className={classes.entry}>
      <span
        className={classes.node}
        style={{
          background: `var(--mantine-color-${color}-1)`,
          color: `var(--mantine-color-${ink.replace('.', '-')})`,
        }}
        aria-hidden
      >
        <Icon size={18} stroke={2} />
      </span>
      <Stack gap={2} className={classes.body}>
        {entry.about}
        <Text className={classes.what}>{text.what}</Text>
        <Text size="sm" c="dimmed">
          <Moment at={entry.occurredAt} />
          {' · '}
          {actorText(entry.actor)}
        </Text>
        <Why entry={entry} why={text.why} inputs={text.inputs} />
      </Stack>
    </li>
  );
}

/**
 * What happened, when, by whom and under which rule: the answer to "where is my reward?" on the screen where it
 * is asked (R-W8).
 */
export function Timeline({ entries, next, label, names, own = false }: TimelineProps) {
  const { t } = useTranslation('common');
  return (
    <ol className={classes.timeline} aria-label={label}>
      {next && (
        <li className={`${classes.entry} ${classes.next}`}>
          <span className={classes.node} aria-hidden>
            <IconHourglassEmpty size={18} stroke={1.8} />
          </span>
          <Stack gap={2} className={classes.body}>
            <Text size="xs" fw={700} c="dimmed">
              {t('timeline.next')}
            </Text>
            <Text component="div">{next}</Text>
          </Stack>
        </li>
      )}
      {entries.map((entry) => (
        <Entry key={entry.id} entry={entry} own={own} names={names} />
      ))}
    </ol>
  );
}
