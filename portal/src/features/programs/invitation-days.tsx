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
  const told: readonly (readonly ['sent' | 'reminded' | 'ends' | 'ended', string | null])[] = [
    ['sent', sentAt],
    ['reminded', remindedAt],
    [hasEnded ? 'ended' : 'ends', endsAt],
  ];
  return (
    <Text component="span" size="sm" c="dimmed">
      {told
        .flatMap(([key, at]) =>
          at === null ? [] : [t(`people.invitation.${key}`, { day: formats.dayOf(at) })],
        )
        .join(' · ')}
    </Text>
  );
}
