import { useForm } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import { minorDigits } from '../../../../src/kernel/money.js';
import type { VariablesOf } from '../../platform/graphql/graphql.js';
import type { DealRow, RecordDeal } from './deal-query.js';

export type DealStage = 'OPEN' | 'WON' | 'LOST' | 'REFUNDED';
type DealInput = VariablesOf<typeof RecordDeal>['input'];

interface DealValues {
  by: 'referral' | 'company';
  referralId: string;
  companyName: string;
  stage: DealStage;
  closedOn: string;
  /** In the currency's main unit; nothing is an empty text. */
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

function valuesOf(deal: DealRow | null, referralId: string | null, today: string): DealValues {
  const amount = deal?.amount;
  return {
    by: 'referral',
    referralId: referralId ?? '',
    companyName: deal?.company?.name ?? '',
    stage: deal && deal.stage !== 'DELETED' ? deal.stage : 'WON',
    closedOn: deal?.closedOn ?? today,
    amount: amount ? Number(amount.amountMinor) / 10 ** minorDigits(amount.currency) : '',
    name: deal?.name ?? '',
    externalId: deal?.externalId ?? '',
  };
}

/** The values of a deal in the making; `deal` where one is changed, `referralId` where one was chosen before. */
export function useDealForm(deal: DealRow | null, referralId: string | null, today: string) {
  const { t } = useTranslation('pipeline');
  return useForm<DealValues>({
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
    },
  });
}

export type DealForm = ReturnType<typeof useDealForm>;

const blankIsNull = (text: string) => text.trim() || null;

/** What is sent: a deal that is here already is named by its id and keeps its links. */
export function dealInput(
  values: DealValues,
  { deal, currency }: { deal: DealRow | null; currency: string },
): Omit<DealInput, 'idempotencyKey'> {
  const ofReferral = !deal && values.by === 'referral';
  const amountMinor =
    values.amount === '' ? null : Math.round(Number(values.amount) * 10 ** minorDigits(currency));
  return {
    id: deal?.id ?? null,
    referralIds: ofReferral ? [values.referralId] : null,
    companyName: deal || ofReferral ? null : blankIsNull(values.companyName),
    stage: values.stage,
    closedOn: values.stage === 'OPEN' ? null : values.closedOn,
    amountMinor,
    currency: amountMinor === null ? null : currency,
    name: blankIsNull(values.name),
    externalId: deal ? null : blankIsNull(values.externalId),
  };
}
