import { useTranslation } from 'react-i18next';
import { minorDigits } from '../../../../src/kernel/money.js';
import { useNumberProblem } from '../../ui/forms/use-number-problem.js';
import type { VariablesOf } from '../../platform/graphql/graphql.js';
import type { DealRow, RecordDeal } from './deal-query.js';
import { useEditForm } from '../../ui/forms/use-edit-form.js';

export type DealStage = 'OPEN' | 'WON' | 'LOST' | 'REFUNDED';
type DealInput = VariablesOf<typeof RecordDeal>['input'];

interface DealValues {
  by: 'referral' | 'company';
  referralId: string;
  companyName: string;
  stage: DealStage;
  closedOn: string;
  /** In the currency's main unit; '' where there is none. */
  amount: number | string;
  name: string;
  externalId: string;
}

/** The form's fields by the input's, where a refusal names another. */
export const DEAL_FIELDS = [
  'referralIds',
  'companyName',
  'stage',
  'closedOn',
  'amountMinor',
  'name',
  'externalId',
];

const NEW_DEAL = {
  by: 'referral',
  companyName: '',
  stage: 'WON',
  amount: '',
  name: '',
  externalId: '',
} as const;

const mainUnits = ({ amountMinor, currency }: NonNullable<DealRow['amount']>) =>
  amountMinor / 10 ** minorDigits(currency);

function valuesOf(deal: DealRow | null, referralId: string | null, today: string): DealValues {
  const start = { ...NEW_DEAL, referralId: referralId ?? '', closedOn: today };
  if (!deal) return start;
  return {
    ...start,
    companyName: deal.company?.name ?? '',
    stage: deal.stage === 'DELETED' ? 'OPEN' : deal.stage,
    closedOn: deal.closedOn ?? today,
    amount: deal.amount ? mainUnits(deal.amount) : '',
    name: deal.name ?? '',
    externalId: deal.externalId ?? '',
  };
}

/** What an amount in the currency may be. */
export const amountIn = (currency: string) => ({ least: 0, decimals: minorDigits(currency) });

interface Recorded {
  /** the one that is changed */
  deal: DealRow | null;
  /** of one that was chosen before */
  referralId: string | null;
  today: string;
  currency: string;
}

export function useDealForm({ deal, referralId, today, currency }: Recorded) {
  const { t } = useTranslation('pipeline');
  const problemOf = useNumberProblem();
  return useEditForm<DealValues>({
    initialValues: valuesOf(deal, referralId, today),
    validate: {
      referralId: (value, { by }) =>
        !deal && by === 'referral' && value === '' ? t('record.missing') : null,
      companyName: (value, { by }) =>
        !deal && by === 'company' && value.trim() === '' ? t('record.missing') : null,
      closedOn: (value, { stage }) => {
        if (stage === 'OPEN') return null;
        if (value === '') return t('record.missing');
        return value > today ? t('record.future') : null;
      },
      amount: (value) => problemOf(amountIn(currency), value),
    },
  });
}

export type DealForm = ReturnType<typeof useDealForm>;

const blankIsNull = (text: string) => text.trim() || null;

/** Whose deal it is: an existing one is named by its id and keeps its links. */
function belonging(values: DealValues, deal: DealRow | null) {
  if (deal) return { id: deal.id };
  const externalId = blankIsNull(values.externalId);
  if (values.by === 'referral') return { referralIds: [values.referralId], externalId };
  return { companyName: blankIsNull(values.companyName), externalId };
}

/** The input that is sent, without the idempotency key. */
export function dealInput(
  values: DealValues,
  { deal, currency }: { deal: DealRow | null; currency: string },
): Omit<DealInput, 'idempotencyKey'> {
  const amountMinor =
    values.amount === '' ? null : Math.round(Number(values.amount) * 10 ** minorDigits(currency));
  return {
    ...belonging(values, deal),
    stage: values.stage,
    closedOn: values.stage === 'OPEN' ? null : values.closedOn,
    amountMinor,
    currency: amountMinor === null ? null : currency,
    name: blankIsNull(values.name),
  };
}
