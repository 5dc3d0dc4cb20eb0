import { Badge } from '@mantine/core';
import {
  IconArrowBackUp,
  IconCircleCheck,
  IconCircleDashed,
  IconClockHour4,
  IconInfoCircle,
  IconMessageCircle,
  type Icon,
} from '@tabler/icons-react';

/** The meaning of a status for the reader; the icon shows it too, after the words. */
export type Tone = 'good' | 'waiting' | 'progress' | 'attention' | 'undone' | 'ended';

export const TONES: Record<Tone, { color: string; ink: string; Icon: Icon }> = {
  good: { color: 'leaf', ink: 'leaf.8', Icon: IconCircleCheck },
  waiting: { color: 'honey', ink: 'honey.8', Icon: IconClockHour4 },
  progress: { color: 'dusk', ink: 'dusk.8', Icon: IconMessageCircle },
  attention: { color: 'clay', ink: 'clay.8', Icon: IconInfoCircle },
  undone: { color: 'clay', ink: 'clay.8', Icon: IconArrowBackUp },
  ended: { color: 'gray', ink: 'gray.8', Icon: IconCircleDashed },
};

interface StatusBadgeProps {
  tone: Tone;
  label: string;
  size?: 'md' | 'lg';
}

/** A status in words with an icon: never shown by colour alone. */
export function StatusBadge({ tone, label, size = 'md' }: StatusBadgeProps) {
  const { color, ink, Icon } = TONES[tone];
  return (
    <Badge
      component="span"
      variant="light"
      color={color}
      c={ink}
      bg={`${color}.1`}
      size={size === 'lg' ? 'xl' : 'lg'}
      radius="sm"
      tt="none"
      fw={600}
      fz={size === 'lg' ? 'sm' : 'xs'}
      w="max-content"
      maw="none"
      leftSection={<Icon size={15} stroke={2} aria-hidden />}
    >
      {label}
    </Badge>
  );
}
