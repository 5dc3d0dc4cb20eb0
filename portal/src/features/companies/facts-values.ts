import { minorDigits } from '../../../../src/kernel/money.js';
import type { VariablesOf } from '../../platform/graphql/graphql.js';
import type { ChangeCompany, CompanyRow } from './company-query.js';

/** What is said of something: yes, no, or nothing at all. */
export type Word = 'YES' | 'NO' | 'NONE';
export const WORDS: readonly Word[] = ['NONE', 'YES', 'NO'];

const wordOf = (said: boolean | null): Word => (said === null ? 'NONE' : said ? 'YES' : 'NO');
const saidBy = (word: Word): boolean | null => (word === 'NONE' ? null : word === 'YES');

export interface FactsValues {
  ownerId: string | null;
  country: string | null;
  industry: string;
  employees: number | string;
  /** In the currency's main unit; '' where there is none. */
  revenue: number | string;
  currency: string;
  customerSince: string;
  renewsOn: string;
  /** One on each line. */
  domains: string;
  publicSector: Word;
  giftsAllowed: Word;
}

type Input = Omit<VariablesOf<typeof ChangeCompany>['input'], 'idempotencyKey'>;

/** `currency`: the programme's, where no revenue is known. */
export function valuesOf(company: CompanyRow, currency: string): FactsValues {
  const { revenue } = company;
  return {
    ownerId: company.owner?.id ?? null,
    country: company.country,
    industry: company.industry ?? '',
    employees: company.employees ?? '',
    revenue: revenue ? revenue.amountMinor / 10 ** minorDigits(revenue.currency) : '',
    currency: revenue?.currency ?? currency,
    customerSince: company.customerSince ?? '',
    renewsOn: company.renewsOn ?? '',
    domains: company.domains.join('\n'),
    publicSector: wordOf(company.publicSector),
    giftsAllowed: wordOf(company.giftsAllowed),
  };
}

const orNull = <Value>(value: Value | ''): Value | null => (value === '' ? null : value);

/** One on each line, or as people list them. */
export const domainsIn = (text: string): string[] =>
  text.split(/[\s,;]+/).filter((each) => each !== '');

/** Each field as the API takes it. */
const SENT: { [Field in Exclude<keyof FactsValues, 'currency'>]: (of: FactsValues) => Input } = {
  ownerId: ({ ownerId }) => ({ ownerId }),
  country: ({ country }) => ({ country }),
  industry: ({ industry }) => ({ industry: orNull(industry.trim()) }),
  employees: ({ employees }) => ({ employees: employees === '' ? null : Number(employees) }),
  revenue: ({ revenue, currency }) => ({
    revenue:
      revenue === ''
        ? null
        : { amountMinor: Math.round(Number(revenue) * 10 ** minorDigits(currency)), currency },
  }),
  customerSince: ({ customerSince }) => ({ customerSince: orNull(customerSince) }),
  renewsOn: ({ renewsOn }) => ({ renewsOn: orNull(renewsOn) }),
  domains: ({ domains }) => ({ domains: domainsIn(domains) }),
  publicSector: ({ publicSector }) => ({ publicSector: saidBy(publicSector) }),
  giftsAllowed: ({ giftsAllowed }) => ({ giftsAllowed: saidBy(giftsAllowed) }),
};

export const FACT_FIELDS = Object.keys(SENT) as (keyof typeof SENT)[];

/** Only what the reader changed is sent: the rest stays as a colleague may have made it. */
export function changesOf(before: FactsValues, after: FactsValues): Input {
  const changed = FACT_FIELDS.map((field) => [SENT[field](before), SENT[field](after)] as const)
    .filter(([one, other]) => JSON.stringify(one) !== JSON.stringify(other))
    .map(([, sent]) => sent);
  return Object.assign({}, ...changed) as Input;
}
