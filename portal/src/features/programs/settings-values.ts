import { useForm, type UseFormReturnType } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../ui/formats/format.js';
import type { SettingsRow } from './settings-query.js';

type Values = Pick<
  SettingsRow,
  | 'name'
  | 'locale'
  | 'timeZone'
  | 'currency'
  | 'color'
  | 'conversionWindowDays'
  | 'firstContactDays'
  | 'conversionPoints'
  | 'lateWinPoints'
  | 'assistPoints'
  | 'returnPolicy'
  | 'pointsAfterLeaving'
  | 'willingYears'
> & { contactMembershipId: string };

export type SettingsFormState = UseFormReturnType<Values>;

const MAX_POINTS = 1_000_000_000;

/** The ranges that the server accepts. */
export const RANGES = {
  conversionWindowDays: [1, 730],
  firstContactDays: [1, 30],
  conversionPoints: [0, MAX_POINTS],
  lateWinPoints: [0, MAX_POINTS],
  assistPoints: [0, MAX_POINTS],
  willingYears: [1, 10],
} as const;

const valuesOf = (program: SettingsRow): Values => ({
  name: program.name,
  locale: program.locale,
  timeZone: program.timeZone,
  currency: program.currency,
  color: program.color,
  conversionWindowDays: program.conversionWindowDays,
  firstContactDays: program.firstContactDays,
  conversionPoints: program.conversionPoints,
  lateWinPoints: program.lateWinPoints,
  assistPoints: program.assistPoints,
  returnPolicy: program.returnPolicy,
  pointsAfterLeaving: program.pointsAfterLeaving,
  willingYears: program.willingYears,
  contactMembershipId: '',
});

/** The settings as they were read, and what each must be before they are sent. */
export function useSettingsForm(program: SettingsRow): SettingsFormState {
  const { t } = useTranslation('administration');
  const formats = useFormats();
  const within =
    (field: keyof typeof RANGES) =>
    (value: number): string | null => {
      const [from, to] = RANGES[field];
      const number: unknown = value;
      const good = typeof number === 'number' && number >= from && number <= to;
      const range = { from: formats.number(from), to: formats.number(to) };
      return good ? null : t('settings.range', range);
    };
  return useForm<Values>({
    initialValues: valuesOf(program),
    validate: {
      name: (value) => (value.trim() === '' ? t('settings.required') : null),
      timeZone: (value) => (value ? null : t('settings.required')),
      currency: (value) => (value ? null : t('settings.required')),
      conversionWindowDays: within('conversionWindowDays'),
      firstContactDays: within('firstContactDays'),
      conversionPoints: within('conversionPoints'),
      lateWinPoints: within('lateWinPoints'),
      assistPoints: within('assistPoints'),
      willingYears: within('willingYears'),
    },
  });
}
