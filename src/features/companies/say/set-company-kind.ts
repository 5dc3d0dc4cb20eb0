import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/actor.js';
import { dayOf } from '../../../kernel/day.js';
import type { Id } from '../../../kernel/ids.js';
import type { Tx } from '../../../platform/database/index.js';
import { NotFound } from '../../../platform/errors/index.js';
import { readProgram } from '../../programs/index.js';
import { RecordTimeline } from '../../timeline/index.js';
import { kindLine, type SaidKind } from './company-kind-line.js';
import {
  type KindSource,
  statedKindsOf,
  type StatedKindRow,
  IdentifyCompany,
  type CompanyReferenceInput,
  CompanyKindChanged,
  type CompanyWord,
  lockCompany,
} from '../known/index.js';

export interface SetCompanyKindInput extends CompanyReferenceInput {
  readonly says: CompanyWord;
  /** the version of the person's statement that this one replaces; absent: the first */
  readonly replaces?: number | null | undefined;
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
    const { timeZone } = await readProgram(tx);
    const at = { today: dayOf(tx.now, timeZone), occurredAt: tx.now };
    await this.timeline.recordTimeline(tx, actor, [kindLine(company, said, at)]);
    return id;
  }
}

function statedBy({ kind }: Actor, says: CompanyWord): SaidKind {
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

async function write(tx: Tx, actor: Actor, id: Id, { source, kind }: SaidKind): Promise<void> {
  await tx.query(
    `INSERT INTO company_kind (program_id, company_id, source, kind, stated_at, stated_by, version)
     VALUES ($1, $2, $3, $4, $5, $6, 1)
     ON CONFLICT (program_id, company_id, source) DO UPDATE SET kind = excluded.kind,
       stated_at = excluded.stated_at, stated_by = excluded.stated_by, version = company_kind.version + 1`,
    [tx.programId, id, source, kind, tx.now, actor.id],
  );
}
