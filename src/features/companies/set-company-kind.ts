import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor.js';
import { dayOf } from '../../kernel/day.js';
import type { Id } from '../../kernel/ids.js';
import type { Tx } from '../../platform/database/index.js';
import { NotFound } from '../../platform/errors/index.js';
import { readProgram } from '../programs/index.js';
import { RecordTimeline, type NewTimelineEntry } from '../timeline/index.js';
import { companyStanding, type CompanyKind, type KindSource } from './company-kind.rules.js';
import { statedKindsOf, type CompanyRow, type StatedKindRow } from './company.queries.js';
import { companyLine } from './company.subject.js';
import { IdentifyCompany, type CompanyReferenceInput } from './identify-company.js';
import { CompanyKindChanged } from './company.errors.js';
import type { CompanyWord } from './company-reference.rules.js';
import { lockCompany } from './lock-company.js';

export interface SetCompanyKindInput extends CompanyReferenceInput {
  readonly says: CompanyWord;
  /** the version of the person's statement that this one replaces; absent: the first */
  readonly replaces?: number | null | undefined;
}

interface Said {
  readonly source: KindSource;
  readonly kind: CompanyKind | null;
}

/**
 * R-W12: a person, or the CRM, states what a company is, or takes that back. An API key is the CRM.
 * The two are kept apart, and a person's statement counts above the CRM's, so that the CRM may send
 * its own every night. The same statement again changes nothing. Decided referrals stay as they are
 * (R-T2). Throws InvalidInput, NotFound, CompanyKindChanged where a colleague was first.
 */
@Injectable()
export class SetCompanyKind {
  constructor(
    private readonly told: IdentifyCompany,
    private readonly timeline: RecordTimeline,
  ) {}

  async setCompanyKind(tx: Tx, actor: Actor, input: SetCompanyKindInput): Promise<Id> {
    const said = statedBy(actor, input.says);
    const told = await this.told.identifyCompany(tx, actor, input, said.kind !== null);
    const company = await lockCompany(tx, told);
    if (!company) throw new NotFound('company', ['companyId']);
    const { id } = company;
    const before = (await statedKindsOf(tx, [id])).get(id)?.find(isOf(said.source));
    if ((before?.kind ?? null) === said.kind) return id;
    if (said.source === 'PERSON') requireSeen(id, input.replaces ?? null, before);
    await write(tx, actor, id, said);
    await this.timeline.recordTimeline(tx, actor, [await lineOf(tx, company, said)]);
    return id;
  }
}

function statedBy({ kind }: Actor, says: CompanyWord): Said {
  return {
    source: kind === 'API_KEY' ? 'CRM' : 'PERSON',
    kind: says === 'NOTHING' ? null : says,
  };
}

/** Only a person who has seen a colleague's statement may replace it. */
function requireSeen(id: Id, replaces: number | null, before: StatedKindRow | undefined): void {
  if (replaces !== (before?.version ?? null)) throw new CompanyKindChanged(id, before);
}

function isOf(source: KindSource) {
  return (each: { readonly source: KindSource }): boolean => each.source === source;
}

async function write(tx: Tx, actor: Actor, id: Id, { source, kind }: Said): Promise<void> {
  await tx.query(
    `INSERT INTO company_kind (program_id, company_id, source, kind, stated_at, stated_by, version)
     VALUES ($1, $2, $3, $4, $5, $6, 1)
     ON CONFLICT (program_id, company_id, source) DO UPDATE SET kind = excluded.kind,
       stated_at = excluded.stated_at, stated_by = excluded.stated_by, version = company_kind.version + 1`,
    [tx.programId, id, source, kind, tx.now, actor.id],
  );
}

/** The statement, and what the company is now: by it, or in spite of it. */
async function lineOf(tx: Tx, company: CompanyRow, said: Said): Promise<NewTimelineEntry> {
  const { source, kind } = said;
  const known = { ...company, [source === 'PERSON' ? 'statedByPerson' : 'statedByCrm']: kind };
  const { timeZone } = await readProgram(tx);
  return {
    ...companyLine('R-W12', outcomeOf(said)),
    subjectId: company.id,
    occurredAt: tx.now,
    ruleVersion: 1,
    inputs: { said: kind, ...companyStanding(known, dayOf(tx.now, timeZone)) },
    audience: 'STAFF',
  };
}

function outcomeOf({ source, kind }: Said) {
  if (source === 'PERSON') return kind === null ? 'KIND_TAKEN_BACK' : 'KIND_STATED';
  return kind === null ? 'CRM_KIND_TAKEN_BACK' : 'CRM_KIND_STATED';
}
