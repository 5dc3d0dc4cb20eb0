import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import type { Actor } from '../../../kernel/actor.js';
import { newId, type Id } from '../../../kernel/ids.js';
import { ExternalId } from '../../../kernel/texts.js';
import type { Tx } from '../../../platform/database/index.js';
import { parseInput } from '../../../platform/errors/parse-input.js';
import { RecordTimeline } from '../../timeline/index.js';
import {
  CompanyName,
  CompanyKnown,
  findCompaniesByIds,
  findCompaniesByNames,
  findCompanyByExternalId,
  companyLine,
  lockNewNames,
  lockExternalIds,
} from '../known/index.js';
import { WriteCompanyFacts, type CompanyFactsInput } from './write-company-facts.js';

export interface AddCompanyInput extends CompanyFactsInput {
  readonly name: string;
  readonly externalId?: string | null | undefined;
}

const Named = z.object({ name: CompanyName, externalId: ExternalId });

/**
 * Adds a company with what is known of it (R-O2), before its first referral, deal or advocate comes.
 * Returns its id. Throws InvalidInput, NotFound, DomainTaken, CompanyKnown where it is here already.
 */
@Injectable()
export class AddCompany {
  constructor(
    private readonly facts: WriteCompanyFacts,
    private readonly timeline: RecordTimeline,
  ) {}

  async addCompany(tx: Tx, actor: Actor, input: AddCompanyInput): Promise<Id> {
    const { name, externalId } = parseInput(Named, input);
    if (externalId !== null) await refuseKnownId(tx, externalId);
    const id = await insert(tx, name, externalId);
    await this.timeline.recordTimeline(tx, actor, [
      {
        ...companyLine('R-O2', 'ADDED'),
        subjectId: id,
        occurredAt: tx.now,
        ruleVersion: 1,
        inputs: {},
        audience: 'STAFF',
      },
    ]);
    const [company] = await findCompaniesByIds(tx, [id]);
    if (!company) throw new Error('A company that was added is not there.');
    await this.facts.writeCompanyFacts(tx, actor, { company, version: company.version }, input);
    return id;
  }
}

async function refuseKnownId(tx: Tx, externalId: string): Promise<void> {
  await lockExternalIds(tx, [externalId]);
  const known = await findCompanyByExternalId(tx, externalId);
  if (known) throw new CompanyKnown(known.id, 'externalId');
}

/** Of two who add one name at once the second waits for the first, and finds its company. */
async function insert(tx: Tx, name: string, externalId: string | null): Promise<Id> {
  await lockNewNames(tx, [name]);
  const names = await findCompaniesByNames(tx, [name]);
  const known = names.find(name);
  if (known) throw new CompanyKnown(known.id, 'name');
  const id = newId();
  await tx.query(
    `INSERT INTO company (program_id, id, name, name_key, external_id, created_at)
     VALUES ($1, $2, $3, $4, $5, $6)`,
    [tx.programId, id, name, names.keyFor(name), externalId, tx.now],
  );
  return id;
}
