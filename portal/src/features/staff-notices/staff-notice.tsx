import { Badge, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useViewer } from '../../platform/viewer.js';
import { useFormats } from '../../ui/formats/format.js';
import { Moment } from '../../ui/formats/moments.js';
import { STAFF_NOTICE_ICONS } from './staff-notice-kinds.js';
import type { StaffNoticeData } from './staff-notices.js';
import classes from './staff-notices.module.css';

/** The server's path, which may choose within its page: `approvals?queue=rewards`. */
function useWayTo(path: string): { to: string; search: Record<string, string> } {
  const { program } = useViewer();
  const [page = '', asked = ''] = path.split('?');
  return { to: `/${program.slug}/${page}`, search: Object.fromEntries(new URLSearchParams(asked)) };
}

/** One thing that waits: what it is, by when, and the way to it. */
export function StaffNotice({ notice }: { notice: StaffNoticeData }) {
  const { t } = useTranslation('staff-notices');
  const formats = useFormats();
  const { kind, count, readAt, dueAt } = notice;
  const { to, search } = useWayTo(notice.path);
  const Icon = STAFF_NOTICE_ICONS[kind];
  const about = {
    count,
    name: notice.subjectName ?? t('unnamed'),
    person: notice.advocateName ?? t('unnamed'),
  };
  const dueBy = dueAt && formats.deadline(dueAt, formats.nowMs()).day;
  return (
    <li className={classes.notice}>
      <span className={classes.icon} aria-hidden>
        <Icon size={20} stroke={1.8} />
      </span>
      <div className={classes.words}>
        <div className={classes.title}>
          <Link to={to} search={search as never} className={classes.cover}>
            {t(`kind.${kind}.title`, about)}
          </Link>
          {readAt === null && (
            <Badge component="span" variant="light" color="clay" c="clay.8" tt="none">
              {t('new')}
            </Badge>
          )}
        </div>
        <Text size="sm">
          {t(`kind.${kind}.detail`, about)}
          {dueBy && <> · {t('dueBy', { day: dueBy })}</>}
        </Text>
        <Text size="sm" c="dimmed">
          <Moment at={notice.since} />
        </Text>
      </div>
    </li>
  );
}
