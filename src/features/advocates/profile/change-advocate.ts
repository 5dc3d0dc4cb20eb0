import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import type { Actor } from '../../../kernel/actor.js';
import { dayOf } from '../../../kernel/day.js';
import type { Id } from '../../../kernel/ids.js';
import { LOCALES, type Locale } from '../../../kernel/locale.js';
import type { Tx } from '../../../platform/database/index.js';
import { NotFound, StaleVersion } from '../../../platform/errors/index.js';
import { parseInput } from '../../../platform/errors/parse-input.js';
import { findCompaniesByIds, IdentifyCompany } from '../../companies/index.js';
import { RecordTimeline, type NewTimelineEntry } from '../../timeline/index.js';
import { lockAdvocate, type AdvocateRow } from './advocate.queries.js';
import { advocateLine } from './advocate.subject.js';
import { changeOfEmployer, type EmployerChange } from './employer.rules.js';
import { EndPointsOfLeaver } from './end-points-of-leaver.js';
import { keepFormerEmployer } from './keep-former-employer.js';
import { endOfBreak, TimeZone, zoneAfter } from './profile.rules.js';

const Input = z.object({ timeZone: TimeZone.nullish(), language: z.enum(LOCALES).nullish() });

export interface ChangeAdvocateInput {
  readonly id: Id;
  /** of the advocate, as it was read */
  readonly version: number;
  /** absent: it stays; null: they work for no company that is known */
  readonly companyId?: Id | null | undefined;
  /** a company by its name; one that nobody knows yet is added */
  readonly companyName?: string | null | undefined;
  readonly timeZone?: string | null | undefined;
  readonly language?: Locale | null | undefined;
}

/**
 * R-U1: staff say for which company an advocate works, in which time zone they live, or which
 * language they read, until they choose one themselves; the advocate reads who did. The same again
 * changes nothing. Returns the advocate's id. Throws InvalidInput, NotFound, StaleVersion.
 */
@Injectable()
export class ChangeAdvocate {
  constructor(
    private readonly companies: IdentifyCompany,
    private readonly timeline: RecordTimeline,
    private readonly points: EndPointsOfLeaver,
  ) {}

  async changeAdvocate(tx: Tx, actor: Actor, input: ChangeAdvocateInput): Promise<Id> {
    const { timeZone = null, language = null } = parseInput(Input, input);
    const companyId = await this.companyOf(tx, actor, input);
    const advocate = await lockAdvocate(tx, input.id);
    if (!advocate) throw new NotFound('advocate', ['id']);
    const employer = employerAfter(tx, advocate, companyId);
    const zone = timeZone === null ? null : zoneAfter(advocate, { timeZone, from: 'STAFF' });
    const after = {
      ...advocate,
      ...zone,
      companyId: employer.present.companyId,
      employedSince: employer.present.since,
      language: language ?? advocate.language,
    };
    if (isSame(advocate, after)) return advocate.id;
    if (input.version !== advocate.version) throw new StaleVersion('advocate', advocate.version);
    await write(tx, after, after.language !== advocate.language);
    const left = await keepFormerEmployer(tx, advocate.id, employer.former);
    await this.timeline.recordTimeline(tx, actor, linesOf(tx, advocate, after));
    if (after.companyId !== advocate.companyId) {
      await this.points.keepPointsOfReturner(tx, actor, advocate.id, after.companyId);
    }
    await this.points.endPointsOfLeaver(tx, actor, left);
    return advocate.id;
  }

  private async companyOf(
    tx: Tx,
    actor: Actor,
    { companyId, companyName }: ChangeAdvocateInput,
  ): Promise<Id | null | undefined> {
    const isNamed = (companyId ?? null) !== null || (companyName ?? null) !== null;
    if (!isNamed) return companyId;
    const id = await this.companies.identifyCompany(tx, actor, { companyId, companyName }, true);
    const [known] = await findCompaniesByIds(tx, [id]);
    if (!known) throw new NotFound('company', ['companyId']);
    return id;
  }
}

/** Whoever says another company says no more than that: see `ChangeEmployer` for its days. */
function employerAfter(
  tx: Tx,
  { companyId, employedSince: since, programTimeZone }: AdvocateRow,
  toldId: Id | null | undefined,
): EmployerChange {
  const told = toldId === undefined ? companyId : toldId;
  const words = { companyId: told, until: null, wasWrong: false };
  return changeOfEmployer({ companyId, since }, words, dayOf(tx.now, programTimeZone));
}

function isSame(before: AdvocateRow, after: AdvocateRow): boolean {
  return (['companyId', 'timeZone', 'timeZoneFrom', 'language'] as const).every(
    (field) => before[field] === after[field],
  );
}

async function write(tx: Tx, after: AdvocateRow, isOtherLanguage: boolean): Promise<void> {
  await tx.query(
    `UPDATE advocate SET company_id = $3, time_zone = $4, time_zone_from = $5, language = $6,
       language_from = CASE WHEN $7 THEN 'STAFF' ELSE language_from END, resumes_at = $8,
       employed_since = $9, version = version + 1
      WHERE program_id = $1 AND id = $2`,
    [
      tx.programId,
      after.id,
      after.companyId,
      after.timeZone,
      after.timeZoneFrom,
      after.language,
      isOtherLanguage,
      endOfBreak(after.backOn, after.timeZone),
      after.employedSince,
    ],
  );
}

function linesOf(tx: Tx, before: AdvocateRow, after: AdvocateRow): NewTimelineEntry[] {
  const common = {
    subjectId: before.id,
    occurredAt: tx.now,
    ruleVersion: 1,
    audience: 'ADVOCATE',
  } as const;
  const lines: NewTimelineEntry[] = [];
  if (after.companyId !== before.companyId) {
    const told = after.companyId === null ? 'COMPANY_REMOVED' : 'COMPANY_CHANGED';
    const inputs = after.companyId === null ? {} : { companyId: after.companyId };
    lines.push({ ...common, ...advocateLine('R-U1', told), inputs });
  }
  if (after.timeZone !== before.timeZone) {
    const inputs = { timeZone: after.timeZone };
    lines.push({ ...common, ...advocateLine('R-U1', 'TIME_ZONE_CHANGED'), inputs });
  }
  if (after.language !== before.language) {
    const inputs = { language: after.language };
    lines.push({ ...common, ...advocateLine('R-U1', 'LANGUAGE_CHANGED'), inputs });
  }
  return lines;
}
