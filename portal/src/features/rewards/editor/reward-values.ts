import { minorDigits } from '../../../../../src/kernel/money.js';
import type { Locale } from '../../../platform/editing/locales.js';
import type { VariablesOf } from '../../../platform/graphql/graphql.js';
import type { EditedRewardRow, SaveReward } from './reward-query.js';

type SaveInput = VariablesOf<typeof SaveReward>['input'];

/** The ways in which a reward reaches its advocate. */
export const FULFILMENTS = ['GIFT_CODE', 'BY_HAND'] as const;

export interface RewardText {
  name: string;
  description: string;
  terms: string;
}

/** The form's values, in the shape of the API's input; the cost in the currency's main unit. */
export interface RewardValues extends RewardText {
  translations: (RewardText & { locale: Locale })[];
  pricePoints: number | string;
  unitCost: number | string;
  perAdvocateLimit: number | string;
  isGift: boolean;
  fulfilment: (typeof FULFILMENTS)[number];
  /** Of what is given by hand: how many there are in all. */
  units: number | string;
  needsApproval: boolean;
}

/** What the numbers of a reward may be. */
export const NUMBERS = {
  pricePoints: { least: 1, isNeeded: true },
  perAdvocateLimit: { least: 1 },
  units: { least: 1, isNeeded: true },
} as const;

export const costIn = (currency: string) => ({ least: 0, decimals: minorDigits(currency) });

export const NEW_REWARD: RewardValues = {
  name: '',
  description: '',
  terms: '',
  translations: [],
  pricePoints: 1000,
  unitCost: '',
  perAdvocateLimit: '',
  isGift: true,
  fulfilment: 'GIFT_CODE',
  units: '',
  needsApproval: true,
};

export function valuesOf(reward: EditedRewardRow): RewardValues {
  const { unitCost } = reward;
  return {
    name: reward.name,
    description: reward.description,
    terms: reward.terms ?? '',
    // Field by field: a row also says of what type it is, which no input takes.
    translations: reward.translations.map(({ locale, name, description, terms }) => ({
      locale,
      name,
      description,
      terms: terms ?? '',
    })),
    pricePoints: reward.pricePoints,
    unitCost: unitCost ? unitCost.amountMinor / 10 ** minorDigits(unitCost.currency) : '',
    perAdvocateLimit: reward.perAdvocateLimit ?? '',
    isGift: reward.isGift,
    fulfilment: reward.fulfilment,
    units: reward.units ?? '',
    needsApproval: reward.needsApproval,
  };
}

const blankIsNull = (text: string) => text.trim() || null;
const numberOrNull = (value: number | string) => (value === '' ? null : Number(value));

export function inputOf(
  values: RewardValues,
  currency: string,
): Omit<SaveInput, 'id' | 'version' | 'idempotencyKey'> {
  const cost = numberOrNull(values.unitCost);
  const isByHand = values.fulfilment === 'BY_HAND';
  return {
    name: values.name,
    description: values.description,
    terms: blankIsNull(values.terms),
    translations: values.translations.map(({ terms, ...text }) => ({
      ...text,
      terms: blankIsNull(terms),
    })),
    pricePoints: Number(values.pricePoints),
    unitCostMinor: cost === null ? null : Math.round(cost * 10 ** minorDigits(currency)),
    currency: cost === null ? null : currency,
    perAdvocateLimit: numberOrNull(values.perAdvocateLimit),
    isGift: values.isGift,
    fulfilment: values.fulfilment,
    units: isByHand ? numberOrNull(values.units) : null,
    needsApproval: isByHand ? values.needsApproval : true,
  };
}

/** The words that an advocate of this language reads: the translation, else the main text. */
export const textIn = (values: RewardValues, locale: Locale): RewardText =>
  values.translations.find((translation) => translation.locale === locale) ?? values;

/** A translation without words. */
export const emptyTranslation = (locale: Locale): RewardText & { locale: Locale } => ({
  locale,
  name: '',
  description: '',
  terms: '',
});

/** One code a line, as a paste brings them; the same code twice is one. */
export const codesIn = (paste: string): string[] => [
  ...new Set(
    paste
      .split(/\r?\n/)
      .map((line) => line.trim())
      .filter((line) => line !== ''),
  ),
];
