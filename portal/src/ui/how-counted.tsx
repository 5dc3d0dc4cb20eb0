import { ActionIcon, Popover, Stack, Text } from '@mantine/core';
import { IconHelpCircle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Moment } from './moments.js';

export interface Counting {
  /** The formula in words: "referrals converted ÷ referrals whose window has passed". */
  formula: string;
  /** What is left out, and which days are looked at. */
  filters?: string;
  /** The moment of the data (RFC 3339). */
  asOf?: string;
}

interface HowCountedProps {
  /** The name of the figure or chart that is asked about. */
  figure: string;
  counting: Counting;
}

/** The question mark beside a figure: "How is this counted?" */
export function HowCounted({ figure, counting }: HowCountedProps) {
  const { t } = useTranslation('common');
  return (
    <Popover width={300} position="bottom-start" withArrow shadow="md" trapFocus returnFocus>
      <Popover.Target>
        <ActionIcon size={28} aria-label={t('counted.question', { figure })}>
          <IconHelpCircle size={18} stroke={1.8} aria-hidden />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown>
        <Stack gap="xs" tabIndex={-1} data-autofocus>
          <Text fw={600} size="sm">
            {t('counted.title')}
          </Text>
          <Text size="sm">{counting.formula}</Text>
          {counting.filters && (
            <Text size="sm" c="dimmed">
              {counting.filters}
            </Text>
          )}
          {counting.asOf && (
            <Text size="xs" c="dimmed">
              {t('counted.asOf')} <Moment at={counting.asOf} />
            </Text>
          )}
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}
