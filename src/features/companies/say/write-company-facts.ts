import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/actor.js';
import type { Tx } from '../../../platform/database/index.js';
import { InvalidInput, NotFound, StaleVersion } from '../../../platform/errors/index.js';
import { parseInput } from '../../../platform/errors/parse-input.js';
import { findStaff } from '../../identity/index.js';
import { RecordTimeline } from '../../timeline/index.js';
import { linesOfFacts } from './company-facts-lines.js';
import {
  CompanyStatement,
  stated,
  statedIn,
  type Stated,
  type StatedField,
  domainsOf,
  type CompanyRow,
  keepDomains,
} from '../known/index.js';

/** What is said of a company; checked by `CompanyStatement`. */
export interface CompanyFactsInput {
  readonly country?: string | null | undefined;
  readonly giftsAllowed?: boolean | null | undefined;
  readonly publicSector?: boolean | null | undefined;
  readonly ownerId?: string | null | undefined;
  /** the address of the owner, for who knows no membership */
  readonly ownerEmail?: string | null | undefined;
  readonly revenue?: { readonly amountMinor: number; readonly currency: string } | null | undefined;
  readonly customerSince?: string | null | undefined;
  readonly renewsOn?: string | null | undefined;
  readonly industry?: string | null | undefined;
  readonly employees?: number | null | undefined;
  readonly domains?: readonly string[] | null | undefined;
}

/** The company that is meant, locked, and its version as the person read it. */
export interface StatedCompany {
  readonly company: CompanyRow;
  readonly version: number | null | undefined;
}

/**
 * R-O2: writes what staff, or the CRM, say of a company that is locked, with a line for each fact
 * that changes. An API key is the CRM, which does not overrule a person. The same again changes
 * nothing. Throws InvalidInput, NotFound, StaleVersion, DomainTaken.
 */
@Injectable()
export class WriteCompanyFacts {
  constructor(private readonly timeline: RecordTimeline) {}

  async writeCompanyFacts(
    tx: Tx,
    actor: Actor,
    { company, version }: StatedCompany,
    input: CompanyFactsInput,
  ): Promise<void> {
    const statement = await statementOf(tx, input);
    const { id, statedFields: statedByPerson } = company;
    const before = statedIn(company, (await domainsOf(tx, [id])).get(id) ?? null);
    const byPerson = actor.kind !== 'API_KEY';
    const result = stated(before, statement, { byPerson, statedByPerson });
    if (result.changed.length === 0 && isSame(result.statedByPerson, statedByPerson)) return;
    if (byPerson && version !== company.version) throw new StaleVersion('company', company.version);
    await write(tx, company, result);
    const at = { subjectId: id, occurredAt: tx.now };
    await this.timeline.recordTimeline(tx, actor, linesOfFacts(result, at));
  }
}

/** With the owner as a membership of the programme, who is of its staff. */
async function statementOf(tx: Tx, input: CompanyFactsInput): Promise<CompanyStatement> {
  const { ownerId, ownerEmail, ...rest } = input;
  const statement = parseInput(CompanyStatement, rest);
  if ((ownerId ?? null) !== null && (ownerEmail ?? null) !== null) {
    const message = 'An owner by `ownerId` or by `ownerEmail`.';
    throw new InvalidInput([{ path: ['ownerId'], message }]);
  }
  if (ownerId) return { ...statement, ownerId: await ownerOf(tx, { id: ownerId }) };
  if (ownerEmail) return { ...statement, ownerId: await ownerOf(tx, { email: ownerEmail }) };
  const isTakenBack = ownerId === null || ownerEmail === null;
  return isTakenBack ? { ...statement, ownerId: null } : statement;
}

async function ownerOf(
  tx: Tx,
  by: { readonly id: string } | { readonly email: string },
): Promise<string> {
  const [owner] = await findStaff(tx, by);
  if (!owner) throw new NotFound('member of staff', 'id' in by ? ['ownerId'] : ['ownerEmail']);
  return owner.id;
}

function isSame(some: readonly StatedField[], others: readonly StatedField[]): boolean {
  return some.length === others.length && some.every((field) => others.includes(field));
}

async function write(tx: Tx, { id }: CompanyRow, result: Stated): Promise<void> {
  const { after, changed, statedByPerson } = result;
  await tx.query(
    `UPDATE company SET country = $3, gifts_allowed = $4, public_sector = $5, owner_id = $6,
            revenue_minor = $7, revenue_currency = $8, customer_since = $9, renews_on = $10,
            industry = $11, employees = $12, stated_by_person = $13,
            facts_version = facts_version + 1
      WHERE program_id = $1 AND id = $2`,
    [
      tx.programId,
      id,
      after.country,
      after.giftsAllowed,
      after.publicSector,
      after.ownerId,
      after.revenue?.amountMinor ?? null,
      after.revenue?.currency ?? null,
      after.customerSince,
      after.renewsOn,
      after.industry,
      after.employees,
      statedByPerson,
    ],
  );
  if (changed.includes('domains')) await keepDomains(tx, id, after.domains ?? []);
}
