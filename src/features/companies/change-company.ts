import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor.js';
import type { Id } from '../../kernel/ids.js';
import type { Tx } from '../../platform/database/index.js';
import { NotFound, StaleVersion } from '../../platform/errors/index.js';
import { parseInput } from '../../platform/errors/parse-input.js';
import { RecordTimeline, type NewTimelineEntry } from '../timeline/index.js';
import {
  allowsGifts,
  CompanyStatement,
  stated,
  type Stated,
  type StatedField,
} from './company-statement.rules.js';
import { findCompaniesByIds } from './company.queries.js';
import { companyLine } from './company.subject.js';
import { IdentifyCompany, type CompanyReferenceInput } from './identify-company.js';
import { lockCompanies } from './write-won-since.js';

export interface ChangeCompanyInput extends CompanyReferenceInput {
  readonly country?: string | null | undefined;
  readonly giftsAllowed?: boolean | null | undefined;
  readonly publicSector?: boolean | null | undefined;
  /** of the company, as a person read it; an API key needs none */
  readonly version?: number | null | undefined;
}

const OUTCOMES = {
  country: 'COUNTRY_CHANGED',
  giftsAllowed: 'GIFTS_CHANGED',
  publicSector: 'PUBLIC_SECTOR_CHANGED',
} as const satisfies Record<StatedField, string>;

/**
 * R-O2: staff, or the CRM, say in which country a company is, whether it is of the public sector and
 * whether its people may receive gifts. An API key is the CRM, which does not overrule a person.
 * The same again changes nothing. Returns the company's id. Throws InvalidInput, NotFound,
 * StaleVersion.
 */
@Injectable()
export class ChangeCompany {
  constructor(
    private readonly reference: IdentifyCompany,
    private readonly timeline: RecordTimeline,
  ) {}

  async changeCompany(tx: Tx, actor: Actor, input: ChangeCompanyInput): Promise<Id> {
    const statement = parseInput(CompanyStatement, input);
    const id = await this.reference.identifyCompany(tx, actor, input, true);
    await lockCompanies(tx, [id]);
    const [company] = await findCompaniesByIds(tx, [id]);
    if (!company) throw new NotFound('company', ['companyId']);
    const byPerson = actor.kind !== 'API_KEY';
    const { statedFields: statedByPerson, version } = company;
    const result = stated(company, statement, { byPerson, statedByPerson });
    if (result.changed.length === 0 && isSame(result.statedByPerson, statedByPerson)) return id;
    if (byPerson && input.version !== version) throw new StaleVersion('company', version);
    await write(tx, id, result);
    await this.timeline.recordTimeline(
      tx,
      actor,
      result.changed.map((field) => lineOf(tx, id, field, result)),
    );
    return id;
  }
}

function isSame(some: readonly StatedField[], others: readonly StatedField[]): boolean {
  return some.length === others.length && some.every((field) => others.includes(field));
}

async function write(tx: Tx, id: Id, { after, statedByPerson }: Stated): Promise<void> {
  await tx.query(
    `UPDATE company SET country = $3, gifts_allowed = $4, public_sector = $5,
            stated_by_person = $6, facts_version = facts_version + 1
      WHERE program_id = $1 AND id = $2`,
    [tx.programId, id, after.country, after.giftsAllowed, after.publicSector, statedByPerson],
  );
}

function lineOf(tx: Tx, subjectId: Id, field: StatedField, { after }: Stated): NewTimelineEntry {
  const of = field === 'country' ? {} : { gifts: allowsGifts(after) };
  return {
    ...companyLine('R-O2', OUTCOMES[field]),
    subjectId,
    occurredAt: tx.now,
    ruleVersion: 1,
    inputs: { [field]: after[field], ...of },
    audience: 'STAFF',
  };
}
