import type { UseFormReturnType } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import type { NumberRule } from '../../ui/forms/number-rule.js';
import { useNumberProblem } from '../../ui/forms/use-number-problem.js';
import type { SettingsRow } from './settings-query.js';
import { useEditForm } from '../../ui/forms/use-edit-form.js';

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

const within = (least: number, most: number): NumberRule => ({ least, most, isNeeded: true });

/** What the server accepts. */
export const NUMBERS = {
  conversionWindowDays: within(1, 730),
  firstContactDays: within(1, 30),
  conversionPoints: within(0, MAX_POINTS),
  lateWinPoints: within(0, MAX_POINTS),
  assistPoints: within(0, MAX_POINTS),
  willingYears: within(1, 10),
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
  const problemOf = useNumberProblem();
  const number = (field: keyof typeof NUMBERS) => (value: number) =>
    problemOf(NUMBERS[field], value);
  return useEditForm<Values>({
    initialValues: valuesOf(program),
    validate: {
      name: (value) => (value.trim() === '' ? t('settings.required') : null),
      timeZone: (value) => (value ? null : t('settings.required')),
      currency: (value) => (value ? null : t('settings.required')),
      conversionWindowDays: number('conversionWindowDays'),
      firstContactDays: number('firstContactDays'),
      conversionPoints: number('conversionPoints'),
      lateWinPoints: number('lateWinPoints'),
      assistPoints: number('assistPoints'),
      willingYears: number('willingYears'),
    },
  });
}
