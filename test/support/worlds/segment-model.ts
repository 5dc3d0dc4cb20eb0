import fc from 'fast-check';
import {
  companyStanding,
  type CompanyRow,
  findCompaniesByIds,
} from '../../../src/features/companies/index.js';
import { searchAdvocates } from '../../../src/features/advocates/index.js';
import {
  type AdvocateImpactRow,
  impactsOf,
} from '../../../src/features/insights/advocate-impact.queries.js';
import { type Balance, balancesOf } from '../../../src/features/ledger/index.js';
import type {
  SegmentRule,
  SegmentSide,
} from '../../../src/features/segments/segment-rule.rules.js';
import {
  OPERATORS_OF_TYPE,
  type Condition,
  type Trait,
} from '../../../src/features/traits/index.js';
import { addDays, dayOf, type Day } from '../../../src/kernel/day.js';
import type { Id } from '../../../src/kernel/ids.js';
import type { Judging } from '../../../src/features/segments/segment.queries.js';
import type { Tx } from '../../../src/platform/database/index.js';

type Value = string | readonly string[] | number | boolean | null;

/** What is so of one advocate, by the name of the trait. */
export interface Facts {
  readonly id: Id;
  readonly of: Readonly<Record<string, Value>>;
}

interface AnswersOf {
  readonly advocateId: Id;
  readonly challengeId: Id;
  readonly stage: number;
  readonly answers: Readonly<Record<string, unknown>>;
}

/** By the names of the traits: `answer:<challenge>.<stage>.<question>`. */
function ofAnswers(
  responses: readonly AnswersOf[],
  advocateId: Id,
  traits: Iterable<Trait>,
): Facts['of'] {
  const asked = [...traits].filter(({ name }) => name.startsWith('answer:'));
  const answers = asked.map(({ name, type }) => {
    const [challengeId, stage, question = ''] = name.slice('answer:'.length).split('.');
    const last = responses
      .filter((each) => each.advocateId === advocateId && each.challengeId === challengeId)
      .filter((each) => String(each.stage) === stage)
      .at(-1);
    const given = last?.answers[question] ?? null;
    return [name, type === 'CHOICES' ? chosen(given) : given] as const;
  });
  return Object.fromEntries(answers) as Facts['of'];
}

function chosen(answer: unknown): readonly string[] {
  const parts: readonly unknown[] = Array.isArray(answer) ? answer : [answer];
  return parts
    .filter((part) => part !== null)
    .map((part) => (typeof part === 'string' ? part : 'other'));
}

/** The facts of every advocate, by the queries that the screens use and not by the traits' SQL. */
export async function readFacts(
  tx: Tx,
  { traits, today }: Judging,
  timeZone: string,
): Promise<readonly Facts[]> {
  const { rows } = await searchAdvocates(tx, {}, { first: 1_000, after: null });
  const ids = rows.map(({ id }) => id);
  const [balances, impacts] = [await balancesOf(tx, ids), await impactsOf(tx, ids)];
  const companies = await findCompaniesByIds(
    tx,
    rows.flatMap(({ companyId }) => companyId ?? []),
  );
  const taken = await tx.query<{ advocateId: Id; challengeId: Id; status: string }[]>(
    `SELECT advocate_id AS "advocateId", challenge_id AS "challengeId", status
       FROM participation WHERE program_id = $1`,
    [tx.programId],
  );
  const referred = await tx.query<{ advocateId: Id; on: Day; counted: boolean }[]>(
    `SELECT advocate_id AS "advocateId", submitted_on AS "on", counted
       FROM referral WHERE program_id = $1`,
    [tx.programId],
  );
  const received = await tx.query<{ advocateId: Id }[]>(
    `SELECT advocate_id AS "advocateId" FROM redemption
      WHERE program_id = $1 AND status = 'FULFILLED'`,
    [tx.programId],
  );
  const willing = await tx.query<{ advocateId: Id; kind: string; stands: boolean }[]>(
    `SELECT advocate_id AS "advocateId", kind, taken_back_at IS NULL AND ends_at > $2 AS stands
       FROM willing WHERE program_id = $1`,
    [tx.programId, tx.now],
  );
  const tags = await tx.query<{ bearer: Id; tagId: Id }[]>(
    `SELECT advocate_id AS bearer, tag_id AS "tagId" FROM advocate_tag WHERE program_id = $1
      UNION ALL SELECT company_id, tag_id FROM company_tag WHERE program_id = $1`,
    [tx.programId],
  );
  const interests = await tx.query<{ advocateId: Id; interestId: Id }[]>(
    `SELECT advocate_id AS "advocateId", interest_id AS "interestId"
       FROM advocate_interest WHERE program_id = $1`,
    [tx.programId],
  );
  const responses = await tx.query<AnswersOf[]>(
    `SELECT advocate_id AS "advocateId", challenge_id AS "challengeId", stage, answers
       FROM survey_response WHERE program_id = $1 ORDER BY submitted_at`,
    [tx.programId],
  );
  const tagsOf = (id: Id | null): Id[] =>
    tags.filter(({ bearer }) => bearer === id).map(({ tagId }) => tagId);
  const dayOrNull = (moment: Date | null): Day | null => moment && dayOf(moment, timeZone);
  return rows.map((row) => {
    const own = taken.filter(({ advocateId }) => advocateId === row.id);
    const days = referred
      .filter(({ advocateId, counted }) => advocateId === row.id && counted)
      .map(({ on }) => on);
    return {
      id: row.id,
      of: {
        'advocate.status': row.status,
        'advocate.language': row.language,
        'advocate.timeZone': row.timeZone,
        'advocate.joinedOn': dayOrNull(row.joinedAt),
        'advocate.activeSince': dayOrNull(row.firstActAt),
        'advocate.tags': tagsOf(row.id),
        'advocate.interests': interests
          .filter(({ advocateId }) => advocateId === row.id)
          .map(({ interestId }) => interestId),
        'advocate.willingTo': willing
          .filter(({ advocateId, stands }) => advocateId === row.id && stands)
          .map(({ kind }) => kind),
        ...ofAnswers(responses, row.id, traits.values()),
        'company.tags': tagsOf(row.companyId),
        'company.which': row.companyId,
        ...ofCompany(companies.find(({ id }) => id === row.companyId) ?? null, today),
        ...ofResults(balances.get(row.id), impacts.get(row.id)),
        'challenges.started': own.map(({ challengeId }) => challengeId),
        'challenges.finished': own
          .filter(({ status }) => status === 'COMPLETED')
          .map(({ challengeId }) => challengeId),
        'referrals.lastOn': days.sort().at(-1) ?? null,
        'rewards.received': received.filter(({ advocateId }) => advocateId === row.id).length,
      },
    };
  });
}

function ofCompany(company: CompanyRow | null, today: Day): Facts['of'] {
  return {
    'company.kind': company && companyStanding(company, today).kind,
    'company.country': company && company.country,
    'company.industry': company && company.industry,
    'company.employees': company && company.employees,
    'company.customerSince': company && company.customerSince,
    'company.renewsOn': company && company.renewsOn,
    'company.publicSector': company && company.publicSector,
  };
}

const NO_POINTS = { available: 0, lifetime: 0 };
const NO_RESULTS: AdvocateImpactRow = { challengesCompleted: 0, referrals: 0, converted: 0 };

function ofResults(
  points: Pick<Balance, 'available' | 'lifetime'> = NO_POINTS,
  impact = NO_RESULTS,
): Facts['of'] {
  return {
    'points.available': points.available,
    'points.lifetime': points.lifetime,
    'challenges.completed': impact.challengesCompleted,
    'referrals.made': impact.referrals,
    'referrals.converted': impact.converted,
  };
}

interface Asked {
  readonly value: Value;
  readonly values: readonly string[];
  readonly first: string;
  readonly today: Day;
}

const among = ({ value, values }: Asked): boolean => values.includes(String(value));
const bears = ({ value, values }: Asked): boolean[] =>
  values.map((each) => Array.isArray(value) && value.includes(each));
const daysFrom = ({ first, today }: Asked, sign: 1 | -1): Day =>
  addDays(today, sign * Number(first));

/** What each operator means of a known value, written a second time. */
const MEANS: Readonly<Record<Condition['operator'], (asked: Asked) => boolean>> = {
  IS_KNOWN: () => true,
  IS_UNKNOWN: () => false,
  IS_ONE_OF: among,
  IS_NONE_OF: (asked) => !among(asked),
  HAS_ANY_OF: (asked) => bears(asked).includes(true),
  HAS_ALL_OF: (asked) => !bears(asked).includes(false),
  HAS_NONE_OF: (asked) => !bears(asked).includes(true),
  CONTAINS: ({ value, first }) => String(value).toLowerCase().includes(first.toLowerCase()),
  FROM_DAY: ({ value, first }) => String(value) >= first,
  UNTIL_DAY: ({ value, first }) => String(value) <= first,
  WITHIN_LAST_DAYS: (asked) =>
    String(asked.value) >= daysFrom(asked, -1) && String(asked.value) <= asked.today,
  LONGER_AGO_THAN_DAYS: (asked) => String(asked.value) < daysFrom(asked, -1),
  WITHIN_NEXT_DAYS: (asked) =>
    String(asked.value) >= asked.today && String(asked.value) <= daysFrom(asked, 1),
  AT_LEAST: ({ value, first }) => Number(value) >= Number(first),
  AT_MOST: ({ value, first }) => Number(value) <= Number(first),
  EXACTLY: ({ value, first }) => Number(value) === Number(first),
  IS_YES: ({ value }) => value === true,
  IS_NO: ({ value }) => value === false,
};

/** What nobody knows meets no condition but these. */
const OF_UNKNOWN: readonly Condition['operator'][] = ['IS_UNKNOWN', 'IS_NONE_OF'];

function isMet({ trait, operator, values }: Condition, { of }: Facts, today: Day): boolean {
  const value = of[trait] ?? null;
  if (value === null) return OF_UNKNOWN.includes(operator);
  return MEANS[operator]({ value, values, first: values[0] ?? '', today });
}

/** R-U2, by brute force: whether an advocate of these facts is in a segment of this rule. */
export function isMember(rule: SegmentRule, facts: Facts, today: Day): boolean {
  const holds = ({ match, groups }: SegmentSide): boolean => {
    const met = groups.map((group) => {
      const each = group.conditions.map((condition) => isMet(condition, facts, today));
      return group.match === 'ALL' ? !each.includes(false) : each.includes(true);
    });
    return match === 'ALL' ? !met.includes(false) : met.includes(true);
  };
  const { include, exclude } = rule;
  const isIncluded = include.groups.length === 0 || holds(include);
  return isIncluded && !(exclude.groups.length > 0 && holds(exclude));
}

/** Rules over these traits, whose values are those that some advocates have, or come near them. */
export function anyRule(
  traits: readonly Trait[],
  everybody: readonly Facts[],
): fc.Arbitrary<SegmentRule> {
  const condition = fc.constantFrom(...traits).chain((trait) => anyCondition(trait, everybody));
  const match = fc.constantFrom('ALL' as const, 'ANY' as const);
  const group = fc.record({
    match,
    conditions: fc.array(condition, { minLength: 1, maxLength: 4 }),
  });
  const side = (maxLength: number): fc.Arbitrary<SegmentSide> =>
    fc.record({ match, groups: fc.array(group, { maxLength }) });
  return fc.record({ include: side(3), exclude: side(1) });
}

function anyCondition(trait: Trait, everybody: readonly Facts[]): fc.Arbitrary<Condition> {
  const seen = everybody.flatMap(({ of }) => of[trait.name] ?? []);
  const some = fc.constantFrom(...new Set(seen.map(String)), ...OTHERS[trait.type]);
  const number = fc.integer({ min: 0, max: 400 }).map(String);
  return fc.constantFrom(...OPERATORS_OF_TYPE[trait.type]).chain((operator) => {
    const values = /^IS_(NONE|ONE)_OF$|^HAS_/.test(operator)
      ? fc.array(some, { minLength: 1, maxLength: 3 })
      : fc.tuple(operator.endsWith('_DAYS') ? number : some);
    const isAlone = /^IS_(KNOWN|UNKNOWN|YES|NO)$/.test(operator);
    return fc.record({
      trait: fc.constant(trait.name),
      operator: fc.constant(operator),
      values: isAlone ? fc.constant([]) : values,
    });
  });
}

/** Values that nobody of the sample has. */
const OTHERS: Readonly<Record<Trait['type'], readonly string[]>> = {
  CHOICE: ['NZ', 'NOMINATED'],
  CHOICES: ['01a22b6a-2e66-7f7d-9652-a57bfbc71512'],
  DAY: ['2020-02-29', '2031-01-01'],
  NUMBER: ['0', '1', '2.5', '-3'],
  TEXT: ['ASIA', 'nowhere'],
  YES_NO: ['-'],
};
