import { Text, type TextProps } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFormats } from './format.js';
import type { Money } from './formats.js';

interface PointsProps extends TextProps {
  points: number;
  /** With + or −, and coloured as well: a movement, not a balance. */
  signed?: boolean;
}

/** Points with their unit, in figures of equal width. */
export function PointsAmount({ points, signed = false, ...props }: PointsProps) {
  const { t } = useTranslation('common');
  const formats = useFormats();
  const amount = signed ? formats.signed(points) : formats.number(points);
  const text = t('points', { amount, count: Math.abs(points) });
  const start = text.indexOf(amount);
  const tone = points > 0 ? 'leaf.7' : points < 0 ? 'clay.7' : undefined;
  return (
    <Text
      component="span"
      inherit
      className="figures"
      style={{ whiteSpace: 'nowrap' }}
      {...(signed && tone ? { c: tone, fw: 600 } : {})}
      {...props}
    >
      {text.slice(0, start)}
      {amount}
      <span className="unit">{text.slice(start + amount.length)}</span>
    </Text>
  );
}

export function MoneyAmount({ money, ...props }: TextProps & { money: Money }) {
  const formats = useFormats();
  return (
    <Text component="span" inherit className="figures" {...props}>
      {formats.money(money)}
    </Text>
  );
}
