import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../ui/formats/format.js';
import type { MemberRow } from './people-query.js';

/** When somebody was invited and reminded, and until when they can join (R-U4). */
export function InvitationDays({
  invitation,
}: {
  invitation: NonNullable<MemberRow['invitation']>;
}) {
  const { t } = useTranslation('administration');
  const formats = useFormats();
  const { sentAt, remindedAt, endsAt, hasEnded } = invitation;
  const lastDay = endsAt && formats.deadline(endsAt, formats.nowMs()).day;
  const told: readonly (readonly ['sent' | 'reminded' | 'ends' | 'ended', string | null])[] = [
    ['sent', formats.dayOf(sentAt)],
    ['reminded', remindedAt && formats.dayOf(remindedAt)],
    [hasEnded ? 'ended' : 'ends', lastDay],
  ];
  return (
    <Text component="span" size="sm" c="dimmed">
      {told
        .flatMap(([key, day]) => (day === null ? [] : [t(`people.invitation.${key}`, { day })]))
        .join(' · ')}
    </Text>
  );
}
