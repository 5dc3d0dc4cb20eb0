import { useTranslation } from 'react-i18next';
import { useFormats } from '../../ui/formats/format.js';
import type { ValueRow } from './attribute-query.js';

/** A value as people read it; null where nobody said it. */
export function useValueText(): (value: ValueRow) => string | null {
  const { t } = useTranslation('common');
  const formats = useFormats();
  return ({ text, number, day, yesNo, choice }) => {
    if (yesNo !== null) return t(yesNo ? 'yes' : 'no');
    if (number !== null) return formats.number(number);
    return day === null ? (text ?? choice?.label ?? null) : formats.day(day);
  };
}
