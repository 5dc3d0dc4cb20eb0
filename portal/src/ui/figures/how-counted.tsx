import { ActionIcon } from '@mantine/core';
import { IconHelpCircle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { lazyPart } from '../lazy-part.js';
import { Opener } from '../dialogs/opener.js';

export interface Counting {
  /** The formula in words: "referrals converted ÷ referrals whose window has passed". */
  formula: string;
  /** What is left out, and which days are counted. */
  filters?: string;
  /** The moment of the data (RFC 3339). */
  asOf?: string;
}

interface HowCountedProps {
  /** The name of the figure or chart. */
  figure: string;
  counting: Counting;
}

const load = () => import('./counting-note.js');
const CountingNote = lazyPart(load);

/** The question mark beside a figure: "How is this counted?" */
export function HowCounted({ figure, counting }: HowCountedProps) {
  const { t } = useTranslation('common');
  const button = (
    <ActionIcon size={28} aria-label={t('counted.question', { figure })}>
      <IconHelpCircle size={18} stroke={1.8} aria-hidden />
    </ActionIcon>
  );
  return (
    <Opener button={button} opens="dialog" load={load}>
      <CountingNote button={button} counting={counting} />
    </Opener>
  );
}
