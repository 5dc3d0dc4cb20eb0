import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor.js';
import { newId } from '../../kernel/ids.js';
import type { Tx } from '../../platform/database/index.js';
import { findCompaniesByNameKeys, type CompanyRow } from './company.queries.js';
import { companyNameKey } from './company.rules.js';

export interface RequestedCompany {
  readonly name: string;
}

/**
 * The companies of these names, in their order; one that is unknown under every spelling is added.
 * One name or thousands cost the same few statements. Throws RangeError for a name without a letter
 * or digit.
 */
@Injectable()
export class FindOrAddCompanies {
  async findOrAddCompanies(
    tx: Tx,
    _actor: Actor,
    wanted: readonly RequestedCompany[],
  ): Promise<CompanyRow[]> {
    const keys = wanted.map(({ name }) => companyNameKey(name));
    const byKey = await this.find(tx, keys);
    const missing = new Map<string, RequestedCompany>();
    wanted.forEach((company, place) => {
      const key = keys[place] ?? '';
      if (!byKey.has(key) && !missing.has(key)) missing.set(key, company);
    });
    if (missing.size > 0) {
      await this.add(tx, missing);
      for (const [key, row] of await this.find(tx, [...missing.keys()])) byKey.set(key, row);
    }
    return keys.map((key) => {
      const row = byKey.get(key);
      if (!row) throw new Error('A company that was added is not there.');
      return row;
    });
  }

  private async find(tx: Tx, keys: readonly string[]): Promise<Map<string, CompanyRow>> {
    const rows = await findCompaniesByNameKeys(tx, [...new Set(keys)]);
    return new Map(rows.map((row) => [row.nameKey, row]));
  }

  /** In the order of the keys: two callers that add the same companies must not deadlock. */
  private async add(tx: Tx, missing: ReadonlyMap<string, RequestedCompany>): Promise<void> {
    const rows = [...missing]
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([key, { name }]) => ({ id: newId(), key, name: name.trim() }));
    await tx.query(
      `INSERT INTO company (program_id, id, name, name_key, created_at)
       SELECT $1, c.id, c.name, c.key, $2
         FROM ROWS FROM (jsonb_to_recordset($3::jsonb) AS (id uuid, key text, name text))
              WITH ORDINALITY AS c (id, key, name, place)
        ORDER BY c.place
       ON CONFLICT (program_id, name_key) DO NOTHING`,
      [tx.programId, tx.now, JSON.stringify(rows)],
    );
  }
}
