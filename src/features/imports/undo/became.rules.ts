import type { Id } from '../../../kernel/ids.js';

/** Why something that a run brought in, or changed, stays when the run is undone. */
export const STAYS = [
  'ACCOUNT',
  'ADVOCATES',
  'AUDIENCES',
  'CHALLENGES',
  'CHANGED',
  'COMPANIES',
  'DEALS',
  'INVITED',
  'MERGED',
  'OTHERS',
  'POINTS',
  'REFERRALS',
  'REWARDS',
  'SEGMENTS',
] as const;
export type Stay = (typeof STAYS)[number];

/** What an undo makes of an advocate, a company or a tag. */
export type Became = 'GONE' | 'AS_BEFORE' | Stay;

/** What leans on it, by the table whose row does; a table of the run's own words was changed since. */
const STAY_OF_TABLE: Readonly<Record<string, Stay>> = {
  advocate: 'ADVOCATES',
  advocate_attribute: 'CHANGED',
  advocate_interest: 'CHANGED',
  advocate_tag: 'ADVOCATES',
  audience_person: 'AUDIENCES',
  audience_tag: 'AUDIENCES',
  company_attribute: 'CHANGED',
  company_kind: 'CHANGED',
  company_merge: 'MERGED',
  company_tag: 'COMPANIES',
  deal: 'DEALS',
  domain_of_company: 'CHANGED',
  file: 'ACCOUNT',
  former_employer: 'ADVOCATES',
  link: 'ACCOUNT',
  mail_preference: 'ACCOUNT',
  nomination: 'INVITED',
  notification: 'ACCOUNT',
  participation: 'CHALLENGES',
  profile_merge: 'MERGED',
  redemption: 'REWARDS',
  referral: 'REFERRALS',
  survey_draft: 'CHALLENGES',
  survey_response: 'CHALLENGES',
  two_companies: 'COMPANIES',
  upload_count: 'ACCOUNT',
  wallet: 'POINTS',
  wallet_lead: 'MERGED',
  willing: 'CHANGED',
};

/** `kind`: of what it leans on; of its own table, and its own words, somebody changed it. */
export function stayOf(kind: Kind, table: string): Stay {
  if (table === kind.toLowerCase()) return 'MERGED';
  if (kind !== 'TAG' && table === `${kind.toLowerCase()}_tag`) return 'CHANGED';
  if (kind === 'ADVOCATE' && table === 'former_employer') return 'CHANGED';
  return STAY_OF_TABLE[table] ?? 'OTHERS';
}

export const ROW_TRACE_KINDS = ['ADVOCATE', 'COMPANY', 'TAG'] as const;
type Kind = (typeof ROW_TRACE_KINDS)[number];
type PerKind = Readonly<Record<Kind, number>>;

/** Something that stays, or a part of it, and why. */
export interface StayingOne {
  readonly kind: Kind;
  readonly id: Id;
  readonly stay: Stay;
}

/** What an undo makes of the advocates, companies and tags of a run. */
export interface Outcomes {
  readonly gone: PerKind;
  readonly asBefore: PerKind;
  readonly staying: {
    readonly count: number;
    /** the first of them */
    readonly first: readonly StayingOne[];
  };
}

/** So many of those that stay are named; all are counted. */
export const NAMED_STAYING = 50;

const NONE: PerKind = { ADVOCATE: 0, COMPANY: 0, TAG: 0 };
export const NO_OUTCOMES: Outcomes = {
  gone: NONE,
  asBefore: NONE,
  staying: { count: 0, first: [] },
};

/** Of counts by kind and by what they became, and the first that stay. */
export function outcomesOf(
  counts: readonly { readonly kind: Kind; readonly became: Became; readonly count: number }[],
  first: readonly StayingOne[],
): Outcomes {
  const gone = { ...NONE };
  const asBefore = { ...NONE };
  let staying = 0;
  for (const { kind, became, count } of counts) {
    if (became === 'GONE') gone[kind] += count;
    else if (became === 'AS_BEFORE') asBefore[kind] += count;
    else staying += count;
  }
  return { gone, asBefore, staying: { count: staying, first: first.slice(0, NAMED_STAYING) } };
}

/** Those of a part beside those before. */
export function withOutcomes(
  before: Outcomes,
  kind: Kind,
  became: ReadonlyMap<Id, Became>,
): Outcomes {
  const staying = [...became].flatMap(([id, stay]): StayingOne[] =>
    stay === 'GONE' || stay === 'AS_BEFORE' ? [] : [{ kind, id, stay }],
  );
  const part = outcomesOf(
    [...became.values()].map((each) => ({ kind, became: each, count: 1 })),
    staying,
  );
  const sum = (one: PerKind, other: PerKind): PerKind => ({
    ...one,
    [kind]: one[kind] + other[kind],
  });
  return {
    gone: sum(before.gone, part.gone),
    asBefore: sum(before.asBefore, part.asBefore),
    staying: {
      count: before.staying.count + part.staying.count,
      first: [...before.staying.first, ...part.staying.first].slice(0, NAMED_STAYING),
    },
  };
}
