import { ActionIcon, Popover, Stack, Text } from '@mantine/core';
import { IconHelpCircle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Moment } from './moments.js';
import classes from './figure.module.css';

export interface HowCounted {
  /** The formula in words: "referrals converted ÷ referrals whose window has passed". */
  formula: string;
  /** What is left out, and which days are looked at. */
  filters?: string;
  /** The moment of the data (RFC 3339). */
  asOf?: string;
}

interface FigureProps {
  label: string;
  value: ReactNode;
  /** A line under the figure: the interval, the change, what it waits for. */
  hint?: ReactNode;
  counted?: HowCounted;
  /** A link to the list behind the figure. */
  list?: ReactNode;
}

/** A number with its meaning, and the answer to "how is this counted?". */
export function Figure({ label, value, hint, counted, list }: FigureProps) {
  const { t } = useTranslation('common');
  return (
    <div className={classes.figure}>
      <div className={classes.label}>
        <Text size="sm" c="dimmed" component="span">
          {label}
        </Text>
        {counted && (
          <Popover width={300} position="bottom-start" withArrow shadow="md" trapFocus returnFocus>
            <Popover.Target>
              <ActionIcon size={28} aria-label={t('counted.question', { figure: label })}>
                <IconHelpCircle size={18} stroke={1.8} aria-hidden />
              </ActionIcon>
            </Popover.Target>
            <Popover.Dropdown>
              <Stack gap="xs" tabIndex={-1} data-autofocus>
                <Text fw={600} size="sm">
                  {t('counted.title')}
                </Text>
                <Text size="sm">{counted.formula}</Text>
                {counted.filters && (
                  <Text size="sm" c="dimmed">
                    {counted.filters}
                  </Text>
                )}
                {counted.asOf && (
                  <Text size="xs" c="dimmed">
                    {t('counted.asOf')} <Moment at={counted.asOf} />
                  </Text>
                )}
              </Stack>
            </Popover.Dropdown>
          </Popover>
        )}
      </div>
      <div className={`${classes.value} figures`}>{value}</div>
      {hint && (
        <Text size="sm" c="dimmed" component="div">
          {hint}
        </Text>
      )}
      {list && <div className={classes.list}>{list}</div>}
    </div>
  );
}
