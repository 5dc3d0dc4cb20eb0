import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor.js';
import type { Id } from '../../kernel/ids.js';
import type { Tx } from '../../platform/database/index.js';
import {
  companiesMeant,
  findCompaniesByExternalIds,
  findCompaniesByIds,
  lockCompanies,
} from '../companies/index.js';
import { RecordTimeline } from '../timeline/index.js';
import { valuesOfCompanies } from './attribute-value.queries.js';
import type { ValueSource } from './attribute.entity.js';
import type { HolderInput } from './read-statements.js';
import { setValues, type NewValue, type ValueKeeper, type ValuesSet } from './set-values.js';

export const companyValues: ValueKeeper = {
  subject: 'COMPANY',
  field: 'companies',
  idField: 'companyId',
  findByIds: findCompaniesByIds,
  findByExternalIds: findCompaniesByExternalIds,
  lock: lockCompanies,
  values: valuesOfCompanies,
  set,
};

export interface SetCompanyAttributesInput {
  readonly companies: readonly (Omit<HolderInput, 'id'> & {
    readonly companyId?: Id | null | undefined;
  })[];
}

/** The programme's own facts about companies (`setValues`). Throws InvalidInput, NotFound, StaleVersion. */
@Injectable()
export class SetCompanyAttributes {
  constructor(private readonly timeline: RecordTimeline) {}

  async setCompanyAttributes(
    tx: Tx,
    actor: Actor,
    input: SetCompanyAttributesInput,
  ): Promise<ValuesSet> {
    const told = input.companies.flatMap(({ companyId }) => companyId ?? []);
    const meant = await companiesMeant(tx, told);
    const holders = input.companies.map(({ companyId, ...said }) => ({
      id: companyId && (meant.get(companyId) ?? companyId),
      ...said,
    }));
    return setValues(companyValues, this.timeline, tx, actor, holders);
  }
}

async function set(tx: Tx, values: readonly NewValue[], source: ValueSource): Promise<void> {
  if (values.length === 0) return;
  await tx.query(
    `INSERT INTO company_attribute AS known (program_id, company_id, attribute_id, subject, type,
       text_value, number_value, day_value, yes_no_value, choice_id, source, version, set_at)
     SELECT $1, v."holderId", v."attributeId", 'COMPANY', v.type, v.text, v.number, v.day,
            v."yesNo", v."choiceId", $3, 1, $4
       FROM jsonb_to_recordset($2::jsonb) AS v ("holderId" uuid, "attributeId" uuid, type text,
         text text, number numeric, day date, "yesNo" boolean, "choiceId" uuid)
     ON CONFLICT (program_id, company_id, attribute_id) DO UPDATE SET
       text_value = excluded.text_value, number_value = excluded.number_value,
       day_value = excluded.day_value, yes_no_value = excluded.yes_no_value,
       choice_id = excluded.choice_id, source = excluded.source, set_at = excluded.set_at,
       version = known.version + 1`,
    [tx.programId, JSON.stringify(values), source, tx.now],
  );
}
