import { Badge } from '@mantine/core';
import { IconHourglassHigh } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useFormats } from './format.js';

/** A day without a time, `YYYY-MM-DD`. */
export function Day({ date }: { date: string }) {
  const formats = useFormats();
  return <time dateTime={date}>{formats.day(date)}</time>;
}

/** A moment (RFC 3339), read in the programme's time zone; `as="day"` leaves the time of day out. */
export function Moment({ at, as = 'moment' }: { at: string; as?: 'moment' | 'day' }) {
  const formats = useFormats();
  return <time dateTime={at}>{as === 'day' ? formats.dayOf(at) : formats.moment(at)}</time>;
}

/** A countdown presses people: it appears in the last days only. */
const COUNTDOWN_DAYS = 14;

interface DeadlineProps {
  /** The first instant after the window, as the API gives it (R-W1). */
  closesAt: string;
  /** The zone the window was counted in (R-W2); the programme's unless given. */
  timeZone?: string;
}

/** "Open until 4 March 2027, 24:00 (Tokyo)", and how many days are left when they are few. */
export function Deadline({ closesAt, timeZone }: DeadlineProps) {
  const { t } = useTranslation('common');
  const formats = useFormats();
  const { day, zone, daysLeft } = formats.deadline(closesAt, formats.nowMs(), timeZone);
  const over = daysLeft < 0;
  return (
    <span>
      <time dateTime={closesAt}>{t(over ? 'deadline.ended' : 'deadline.open', { day, zone })}</time>{' '}
      {!over && daysLeft <= COUNTDOWN_DAYS && (
        <Badge
          component="span"
          variant="light"
          color="honey"
          c="honey.8"
          tt="none"
          style={{ verticalAlign: 'middle' }}
          leftSection={<IconHourglassHigh size={13} aria-hidden />}
        >
          {t('deadline.daysLeft', { days: daysLeft })}
        </Badge>
      )}
    </span>
  );
}
