import { useTranslation } from 'react-i18next';
import { useFormats } from '../../../ui/formats/format.js';

/** "1 April 2020 to 31 August 2026", or as much of it as is known. */
export function EmployerSpan({ since, until }: { since: string | null; until: string }) {
  const { t } = useTranslation('employer');
  const formats = useFormats();
  const days = { until: formats.day(until), day: formats.day(until) };
  return since ? t('span', { since: formats.day(since), until: days.until }) : t('until', days);
}
