// Every kind that a feature registers has to be there.
import '../../../src/app.module.js';
import { searchAdvocates } from '../../../src/features/advocates/find/index.js';
import { companySubject } from '../../../src/features/companies/known/company.subject.js';
import { pageOfHistory } from '../../../src/features/timeline/timeline.queries.js';
import { pageOfChallenges } from '../../../src/features/challenges/define/challenge.queries.js';
import { listApprovals } from '../../../src/features/challenges/take/submission.queries.js';
import {
  pageOfCompanies,
  type CompanyFilter,
} from '../../../src/features/companies/api/company-list.queries.js';
import { COMPANY_ORDERS } from '../../../src/features/companies/api/company-list.rules.js';
import {
  countHoldings,
  definedHoldings,
  pageOfRecords,
} from '../../../src/features/holdings/index.js';
import { findStaff } from '../../../src/features/identity/index.js';
import { pageOfDeals } from '../../../src/features/deals/deal.queries.js';
import {
  listImportRows,
  listImportRuns,
} from '../../../src/features/imports/runs/import-run.queries.js';
import { listMemberships } from '../../../src/features/identity/members/identity.queries.js';
import {
  referralPipeline,
  referralsOfAdvocate,
  type ReferralFilter,
} from '../../../src/features/referrals/api/referral.queries.js';
import { pageOfWaits } from '../../../src/features/referrals/match/deal-wait.queries.js';
import {
  checkMembership,
  countMembers,
  listSegments,
  membersOf,
  type Judging,
} from '../../../src/features/segments/segment.queries.js';
import type { SegmentRule } from '../../../src/features/segments/segment-rule.rules.js';
import { definedStaffNotices } from '../../../src/features/staff-notices/staff-notice-registry.js';
import {
  countUnreadStaffNotices,
  listStaffNotices,
  waitingNow,
} from '../../../src/features/staff-notices/standing-notices.js';
import { listSurveyResponses } from '../../../src/features/surveys/survey-response.queries.js';
import { pageOfTags } from '../../../src/features/tags/tag.queries.js';
import { OPERATORS_OF_TYPE } from '../../../src/features/traits/index.js';
import { operandOf } from '../../../src/features/traits/trait.rules.js';
import { parseDay } from '../../../src/kernel/day.js';
import { newId } from '../../../src/kernel/ids.js';
import { encodeCursor, type PageRequest } from '../../../src/kernel/page.js';
import type { Tx } from '../../../src/platform/database/index.js';

const MOMENT = '2026-01-01T00:00:00.000Z';
const pages = (...keys: readonly (string | number)[]): PageRequest[] =>
  [null, encodeCursor(keys)].map((after) => ({ first: 10, after }));
const filters: ReferralFilter[] = [
  {
    statuses: null,
    waitsFor: null,
    open: null,
    advocateId: null,
    companyId: null,
    search: null,
    submittedFrom: null,
    submittedTo: null,
  },
  {
    statuses: ['SUBMITTED'],
    waitsFor: 'PLACE',
    open: true,
    advocateId: newId(),
    companyId: newId(),
    search: 'a',
    submittedFrom: parseDay('2026-01-01'),
    submittedTo: parseDay('2026-12-31'),
  },
];
const companyFilters: CompanyFilter[] = [
  {
    kind: null,
    ownerId: null,
    countries: null,
    publicSector: null,
    possibleDuplicate: false,
    search: null,
  },
  {
    kind: 'ACCOUNT',
    ownerId: newId(),
    countries: ['JP'],
    publicSector: true,
    possibleDuplicate: true,
    search: 'a',
  },
];
const COMPANY_KEYS = { NAME: 'name', RENEWAL: '2026-01-01', NEWEST: MOMENT };
const STAFF_READER = {
  membershipId: newId(),
  roles: ['marketer', 'sales', 'admin'],
} as const;
const NOTHING = { match: 'ANY', groups: [] } as const;
const EVERYBODY: SegmentRule = { include: NOTHING, exclude: NOTHING };
/** A value for each thing that an operator compares with. */
const VALUES: Readonly<Record<string, string>> = { DAY: '2026-01-01', DAYS: '9', NUMBER: '1.5' };

/** One condition for every operator of every trait that there is. */
function everyCondition({ traits }: Judging): SegmentRule {
  const conditions = [...traits.values()].flatMap(({ name, type }) =>
    OPERATORS_OF_TYPE[type].map((operator) => {
      const operand = operandOf(operator);
      return { trait: name, operator, values: operand === null ? [] : [VALUES[operand] ?? 'a'] };
    }),
  );
  const side = { match: 'ANY', groups: [{ match: 'ALL', conditions }] } as const;
  return { include: side, exclude: side };
}

const each = async <T>(
  values: readonly T[],
  ask: (value: T) => Promise<unknown>,
): Promise<void> => {
  for (const value of values) await ask(value);
};

/** Lists whose conditions are those that were asked for (`ListValues`): each with none and with all. */
export const LISTS: Readonly<Record<string, (tx: Tx, judging: Judging) => Promise<void>>> = {
  'advocates/find/find-advocates.queries.ts#searchAdvocates': (tx, judging) =>
    each(pages('name', newId()), async (page) => {
      await searchAdvocates(tx, {}, page);
      await searchAdvocates(tx, { search: 'a', statuses: ['ACTIVE'], willingTo: ['QUOTE'] }, page);
      await searchAdvocates(tx, { tagIds: [newId()] }, page);
      await searchAdvocates(tx, { interestIds: [newId()] }, page);
      await searchAdvocates(tx, { nominatedBy: newId(), nominees: true }, page);
      await searchAdvocates(tx, { search: 'a', companyId: newId() }, page);
      await searchAdvocates(tx, { meets: membersOf(everyCondition(judging), judging) }, page);
    }),
  'advocates/find/advocate-conditions.queries.ts#countAdvocates': async (tx, judging) => {
    await countMembers(tx, judging, [EVERYBODY]);
    await countMembers(tx, judging, [everyCondition(judging), EVERYBODY]);
  },
  'advocates/find/advocate-conditions.queries.ts#askAboutAdvocates': async (tx, judging) => {
    await checkMembership(tx, judging, EVERYBODY, newId());
    await checkMembership(tx, judging, everyCondition(judging), newId());
  },
  'companies/api/company-list.queries.ts#pageOfCompanies': (tx) =>
    each(COMPANY_ORDERS, (order) =>
      each(pages(COMPANY_KEYS[order], newId()), (page) =>
        each(companyFilters, async (filter) => {
          await pageOfCompanies(tx, { filter, order, today: parseDay('2026-01-01') }, page);
        }),
      ),
    ),
  'imports/runs/import-run.queries.ts#listImportRuns': (tx) =>
    each(pages(MOMENT, newId()), (page) => listImportRuns(tx, page)),
  'imports/runs/import-run.queries.ts#listImportRows': (tx) =>
    each(pages(7), (page) => listImportRows(tx, { runId: newId(), outcome: 'REFUSED' }, page)),
  'identity/members/staff.queries.ts#findStaff': (tx) =>
    each([null, { id: newId() }, { email: 'mei@kita.example' }], (by) => findStaff(tx, by)),
  'timeline/timeline.queries.ts#pageOfHistory': (tx) =>
    each(pages(MOMENT, 7), async (page) => {
      await pageOfHistory(tx, [{ kind: companySubject.kind, ids: [newId()] }], page);
    }),
  'challenges/define/challenge.queries.ts#pageOfChallenges': (tx) =>
    each(pages(MOMENT, newId()), async (page) => {
      const own = { staff: false, advocateId: newId() };
      await pageOfChallenges(
        tx,
        { staff: true, advocateId: null },
        { statuses: null, closed: [] },
        page,
      );
      await pageOfChallenges(tx, own, { statuses: ['LIVE'], closed: [] }, page);
      await pageOfChallenges(tx, own, { statuses: null, closed: [newId()] }, page);
    }),
  'challenges/take/submission.queries.ts#listApprovals': (tx) =>
    each(pages(MOMENT, newId()), (page) => listApprovals(tx, page)),
  'deals/deal.queries.ts#pageOfDeals': (tx) =>
    each(pages(MOMENT, newId()), async (page) => {
      await pageOfDeals(tx, null, page);
      await pageOfDeals(tx, newId(), page);
    }),
  'identity/members/identity.queries.ts#listMemberships': (tx) =>
    each(pages('name', newId()), (page) => listMemberships(tx, page)),
  'referrals/api/referral.queries.ts#referralPipeline': (tx) =>
    each(pages(0, MOMENT, newId()), (page) =>
      each(filters, (filter) => referralPipeline(tx, filter, page)),
    ),
  'referrals/api/referral.queries.ts#referralsOfAdvocate': (tx) =>
    each(pages(MOMENT, newId()), (page) =>
      each(filters, (filter) => referralsOfAdvocate(tx, newId(), filter, page)),
    ),
  'referrals/match/deal-wait.queries.ts#pageOfWaits': (tx) =>
    each(pages(MOMENT, newId()), (page) => pageOfWaits(tx, page)),
  'segments/segment.queries.ts#listSegments': (tx) =>
    each(pages('name', newId()), (page) =>
      each([null, 'a'], (search) => listSegments(tx, search, page)),
    ),
  'surveys/survey-response.queries.ts#listSurveyResponses': (tx) =>
    each(pages(MOMENT, newId()), async (page) => {
      const asked = { challengeId: newId(), stage: 0, version: 1 };
      await listSurveyResponses(tx, asked, null, page);
      await listSurveyResponses(tx, asked, { question: 'q', kind: 'SINGLE', cell: 'a' }, page);
    }),
  'holdings/holding.queries.ts#countHoldings': async (tx) => {
    const held = { advocateIds: [newId()], memberIds: [newId()] };
    await countHoldings(tx, held, definedHoldings());
    for (const holding of definedHoldings()) await countHoldings(tx, held, [holding]);
  },
  'holdings/holding.queries.ts#pageOfRecords': (tx) =>
    each(pages(MOMENT, newId()), async (page) => {
      const held = { advocateIds: [newId()], memberIds: [newId()] };
      for (const holding of definedHoldings()) await pageOfRecords(tx, held, holding, page);
    }),
  'staff-notices/standing-notices.ts#listStaffNotices': (tx) =>
    each(pages(MOMENT, newId()), async (page) => {
      await listStaffNotices(tx, STAFF_READER, page);
      await listStaffNotices(tx, { ...STAFF_READER, roles: ['sales'] }, page);
    }),
  'staff-notices/standing-notices.ts#countUnreadStaffNotices': async (tx) => {
    await countUnreadStaffNotices(tx, STAFF_READER);
    await countUnreadStaffNotices(tx, { ...STAFF_READER, roles: ['sales'] });
  },
  'staff-notices/standing-notices.ts#waitingNow': (tx) =>
    each(definedStaffNotices(), (kind) => waitingNow(tx, kind, newId())),
  'tags/tag.queries.ts#pageOfTags': (tx) =>
    each(pages('key', newId()), async (page) => {
      await pageOfTags(tx, { search: null, ids: null }, page);
      await pageOfTags(tx, { search: 'a', ids: [newId()] }, page);
    }),
};
