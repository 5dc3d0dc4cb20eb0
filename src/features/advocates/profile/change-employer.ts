import { Injectable } from '@nestjs/common';
import { isStaff, type Actor } from '../../../kernel/actor.js';
import { dayOf, type Day } from '../../../kernel/day.js';
import type { Id } from '../../../kernel/ids.js';
import type { Tx } from '../../../platform/database/index.js';
import {
  InvalidInput,
  NotAvailable,
  NotFound,
  StaleVersion,
} from '../../../platform/errors/index.js';
import { findCompaniesByIds, IdentifyCompany } from '../../companies/index.js';
import { RecordTimeline, type NewTimelineEntry } from '../../timeline/index.js';
import type { AdvocateRow } from './advocate.queries.js';
import { advocateLine } from './advocate.subject.js';
import {
  changeOfEmployer,
  problemOfDays,
  type Employer,
  type EmployerChange,
  type EmployerTold,
} from './employer.rules.js';
import { EndPointsOfLeaver } from './end-points-of-leaver.js';
import { keepFormerEmployer } from './keep-former-employer.js';
import { lockProfile } from './lock-profile.js';

export interface ChangeEmployerInput {
  /** absent: the advocate who asks */
  readonly id?: Id | null | undefined;
  /** of the advocate, as it was read */
  readonly version: number;
  /** for staff; absent with `companyName`: it stays, null: they work for no company that is known */
  readonly companyId?: Id | null | undefined;
  /** a company by its name; one that nobody knows yet is added */
  readonly companyName?: string | null | undefined;
  /** their first day there; null: it is not known */
  readonly since?: Day | null | undefined;
  /** their last day at the company before */
  readonly until?: Day | null | undefined;
  /** they never worked for the company that stands there */
  readonly wasWrong?: boolean | null | undefined;
}

/**
 * R-U1, R-P7: an advocate says for whom they work, and since when, or staff do; the advocate reads
 * who did. The company before becomes history with both, and their points stay theirs
 * (`EndPointsOfLeaver`). The same again
 * changes nothing. Returns the advocate's id. Throws InvalidInput, NotAvailable, NotFound,
 * StaleVersion.
 */
@Injectable()
export class ChangeEmployer {
  constructor(
    private readonly companies: IdentifyCompany,
    private readonly timeline: RecordTimeline,
    private readonly points: EndPointsOfLeaver,
  ) {}

  async changeEmployer(tx: Tx, actor: Actor, input: ChangeEmployerInput): Promise<Id> {
    const companyId = await this.companyOf(tx, actor, input);
    const { advocate, by } = await lockProfile(tx, actor, input.id ?? null);
    if (advocate.status === 'LEFT') throw new NotAvailable('They have left.', ['id']);
    const before = { companyId: advocate.companyId, since: advocate.employedSince };
    const told = toldOf(input, companyId === undefined ? advocate.companyId : companyId);
    const change = changeFor(tx, advocate, before, told);
    if (isSame(before, change.present)) return advocate.id;
    if (input.version !== advocate.version) throw new StaleVersion('advocate', advocate.version);
    await write(tx, advocate.id, change);
    const left = await keepFormerEmployer(tx, advocate.id, change.former);
    await this.timeline.recordTimeline(tx, by, linesOf(tx, advocate.id, before, told));
    await this.points.keepPointsOfReturner(tx, by, advocate.id, change.present.companyId);
    await this.points.endPointsOfLeaver(tx, by, left);
    return advocate.id;
  }

  /** Advocates know companies by their names alone (R-A1). */
  private async companyOf(
    tx: Tx,
    actor: Actor,
    { companyId, companyName }: ChangeEmployerInput,
  ): Promise<Id | null | undefined> {
    if (companyId) {
      const [known] = isStaff(actor) ? await findCompaniesByIds(tx, [companyId]) : [];
      if (!known) throw new NotFound('company', ['companyId']);
      return known.id;
    }
    if (!companyName) return companyId === null || companyName === null ? null : undefined;
    return this.companies.identifyCompany(tx, actor, { companyName }, true);
  }
}

function toldOf(
  { since, until, wasWrong }: ChangeEmployerInput,
  companyId: Id | null,
): EmployerTold {
  return {
    companyId,
    since,
    until: until ?? null,
    wasWrong: wasWrong ?? false,
  };
}

function changeFor(
  tx: Tx,
  { programTimeZone }: AdvocateRow,
  before: Employer,
  told: EmployerTold,
): EmployerChange {
  const today = dayOf(tx.now, programTimeZone);
  const change = changeOfEmployer(before, told, today);
  const problem = problemOfDays(change.former, told, today);
  if (problem === null) return change;
  throw new InvalidInput([{ path: [problem.field], message: problem.message }]);
}

function isSame(before: Employer, after: Employer): boolean {
  return before.companyId === after.companyId && before.since === after.since;
}

async function write(tx: Tx, id: Id, { present }: EmployerChange): Promise<void> {
  await tx.query(
    `UPDATE advocate SET company_id = $3, employed_since = $4, version = version + 1
      WHERE program_id = $1 AND id = $2`,
    [tx.programId, id, present.companyId, present.since],
  );
}

function linesOf(
  tx: Tx,
  subjectId: Id,
  before: Employer,
  { companyId, since, wasWrong }: EmployerTold,
): NewTimelineEntry[] {
  const common = { subjectId, occurredAt: tx.now, ruleVersion: 1, audience: 'ADVOCATE' } as const;
  if (companyId === null) {
    return [{ ...common, ...advocateLine('R-U1', 'COMPANY_REMOVED'), inputs: {} }];
  }
  const lines: NewTimelineEntry[] = [];
  if (companyId !== before.companyId) {
    const told = wasWrong ? 'COMPANY_CORRECTED' : 'COMPANY_CHANGED';
    lines.push({ ...common, ...advocateLine('R-U1', told), inputs: { companyId } });
  }
  if (since) {
    const inputs = { companyId, sinceOn: since };
    lines.push({ ...common, ...advocateLine('R-U1', 'EMPLOYED_SINCE'), inputs });
  } else if (since === null && companyId === before.companyId) {
    lines.push({
      ...common,
      ...advocateLine('R-U1', 'EMPLOYED_SINCE_REMOVED'),
      inputs: { companyId },
    });
  }
  return lines;
}
