import { Badge, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { subjectOf } from '../../platform/own-subjects.js';
import { useProgramPath } from '../../platform/program-path.js';
import { TextLink } from '../../ui/link.js';
import { Moment } from '../../ui/formats/moments.js';
import { TONES } from '../../ui/states/status-badge.js';
import { useTimelineText } from '../../ui/timeline/use-timeline-text.js';
import type { NoticeData } from './notices-page.js';
import classes from './notices.module.css';

/** The line of the timeline that the notice reports: its rule and outcome are among the inputs. */
function lineOf({ inputs, createdAt }: NoticeData) {
  const { rule, outcome, ...rest } = inputs;
  const points = rest['points'];
  return {
    rule: typeof rule === 'string' ? rule : '',
    ruleVersion: 1,
    outcome: typeof outcome === 'string' ? outcome : '',
    // Points that were taken are below zero here; the sentence itself says which way they went.
    inputs: typeof points === 'number' ? { ...rest, points: Math.abs(points) } : rest,
    occurredAt: createdAt,
    recordedAt: createdAt,
  };
}

/** Where a notice about one's own profile leads: there is no single thing that has a page. */
const OWN_PAGES: Readonly<Record<string, string>> = {
  POINTS_END: 'rewards',
  POINTS_KEPT: 'rewards',
};

/** One notice: what it is about, the sentence of its timeline, and the way there. */
export function Notice({ notice }: { notice: NoticeData }) {
  const { t } = useTranslation('notices');
  const path = useProgramPath();
  const tell = useTimelineText({ own: true });
  const line = lineOf(notice);
  const { what, tone } = tell(line, {});
  const { color, ink, Icon } = TONES[tone];
  const page = OWN_PAGES[notice.kind];
  const subject = page === undefined ? subjectOf(notice) : { name: null, path: [page] };
  const title = t(`kind.${notice.kind}.title`);
  const unread = notice.readAt === null;
  return (
    <li className={classes.notice} data-unread={unread || undefined}>
      <span
        className={classes.icon}
        style={{
          background: `var(--mantine-color-${color}-1)`,
          color: `var(--mantine-color-${ink.replace('.', '-')})`,
        }}
        aria-hidden
      >
        <Icon size={19} stroke={2} />
      </span>
      <div className={classes.words}>
        <div className={classes.title}>
          {subject ? (
            <TextLink to={path(...subject.path)} className={classes.cover} fw={600}>
              {title}
            </TextLink>
          ) : (
            <Text fw={600}>{title}</Text>
          )}
          {unread && (
            <Badge component="span" variant="light" color="clay" c="clay.8" tt="none">
              {t('new')}
            </Badge>
          )}
        </div>
        {line.outcome && <Text size="sm">{what}</Text>}
        <Text size="sm" c="dimmed">
          {subject?.name && <>{subject.name} · </>}
          <Moment at={notice.createdAt} />
        </Text>
      </div>
    </li>
  );
}
