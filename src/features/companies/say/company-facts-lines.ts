import type { Day } from '../../../kernel/day.js';
import type { Id } from '../../../kernel/ids.js';
import type { NewTimelineEntry } from '../../timeline/index.js';
import {
  allowsGifts,
  type Stated,
  type StatedField,
  type StatedOfCompany,
  companyLine,
} from '../known/index.js';

type Inputs = NewTimelineEntry['inputs'];

const OUTCOMES = {
  country: 'COUNTRY_CHANGED',
  giftsAllowed: 'GIFTS_CHANGED',
  publicSector: 'PUBLIC_SECTOR_CHANGED',
  ownerId: 'OWNER_CHANGED',
  revenue: 'REVENUE_CHANGED',
  customerSince: 'CUSTOMER_SINCE_CHANGED',
  renewsOn: 'RENEWAL_CHANGED',
  industry: 'INDUSTRY_CHANGED',
  employees: 'EMPLOYEES_CHANGED',
  domains: 'DOMAINS_CHANGED',
} as const satisfies Record<StatedField, string>;

/** What a line has of each fact: no text that somebody wrote (R-A5). */
const INPUTS: Readonly<Record<StatedField, (stated: Stated) => Inputs>> = {
  country: ({ after }) => ({ country: after.country }),
  giftsAllowed: ({ after }) => ({ giftsAllowed: after.giftsAllowed, gifts: allowsGifts(after) }),
  publicSector: ({ after }) => ({ publicSector: after.publicSector, gifts: allowsGifts(after) }),
  ownerId: ({ after }) => ({ ownerId: after.ownerId }),
  revenue: ({ after }) => ({
    amountMinor: after.revenue?.amountMinor ?? null,
    currency: after.revenue?.currency ?? null,
  }),
  customerSince: ({ after }) => dayIn('customerSinceOn', after.customerSince),
  renewsOn: ({ after }) => dayIn('renewsOn', after.renewsOn),
  industry: ({ after }) => ({ stated: after.industry !== null }),
  employees: ({ after }) => ({ employees: after.employees }),
  domains: ({ before, after }) => ({
    domains: countOf(after),
    added: countOf(after, before),
    removed: countOf(before, after),
  }),
};

interface Place {
  readonly subjectId: Id;
  readonly occurredAt: Date;
}

const COMMON = { ruleVersion: 1, audience: 'STAFF' } as const;

/** A line for each fact that has changed (R-O2). */
export function linesOfFacts(stated: Stated, place: Place): NewTimelineEntry[] {
  return stated.changed.map((field) => ({
    ...companyLine('R-O2', outcomeOf(field, stated)),
    ...COMMON,
    ...place,
    inputs: INPUTS[field](stated),
  }));
}

/** One line, with all that was known of it when it was added. */
export function lineOfNew(stated: Stated, place: Place): NewTimelineEntry {
  const facts = stated.changed.map((field) => INPUTS[field](stated));
  return {
    ...companyLine('R-O2', 'ADDED'),
    ...COMMON,
    ...place,
    inputs: Object.assign({}, ...facts) as Inputs,
  };
}

function outcomeOf(field: StatedField, { after }: Stated) {
  return field === 'ownerId' && after.ownerId === null ? 'OWNER_REMOVED' : OUTCOMES[field];
}

function dayIn(name: string, day: Day | null): Inputs {
  return { [name]: day };
}

function countOf({ domains }: StatedOfCompany, without?: StatedOfCompany): number {
  return (domains ?? []).filter((domain) => !without?.domains?.includes(domain)).length;
}
