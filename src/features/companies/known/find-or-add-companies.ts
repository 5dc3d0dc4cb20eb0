import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/actor.js';
import { newId, type Id } from '../../../kernel/ids.js';
import type { Tx } from '../../../platform/database/index.js';
import { companyNameKey, CompanyNames, mayStillMean, type NamedCompany } from './company.rules.js';
import {
  type CompanyRow,
  findCompaniesByIds,
  findCompaniesByNames,
  namesMergedInto,
} from './company.queries.js';

export interface RequestedCompany {
  readonly name: string;
  /** of which what is told is known already: it stays where the name can still mean it */
  readonly knownId?: Id | null | undefined;
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
    const kept = await keptCompanies(tx, wanted);
    const others = wanted.filter((_, place) => kept[place] === null);
    const distinct = [...new Set(others.map(({ name }) => name))];
    let known = await findCompaniesByNames(tx, distinct);
    if (missingOf(known, distinct).length > 0) {
      await lockNewNames(tx, distinct);
      known = await findCompaniesByNames(tx, distinct);
      // What others added meanwhile is known now.
      await this.add(tx, missingOf(known, distinct));
      known = await findCompaniesByNames(tx, distinct);
    }
    return wanted.map(({ name }, place) => kept[place] ?? found(known.find(name)));
  }

  private async add(tx: Tx, missing: readonly NamedCompany[]): Promise<void> {
    if (missing.length === 0) return;
    const rows = missing
      .toSorted((one, other) => (one.nameKey < other.nameKey ? -1 : 1))
      .map(({ name, nameKey }) => ({ id: newId(), key: nameKey, name }));
    await tx.query(
      `INSERT INTO company (program_id, id, name, name_key, created_at)
       SELECT $1, c.id, c.name, c.key, $2
         FROM ROWS FROM (jsonb_to_recordset($3::jsonb) AS (id uuid, key text, name text))
              WITH ORDINALITY AS c (id, key, name, place)
        ORDER BY c.place`,
      [tx.programId, tx.now, JSON.stringify(rows)],
    );
  }
}

/**
 * The company that each is of already, where its name can still mean it: the same word told again
 * changes nothing because another company came to bear the name (R-D4). Null for the others.
 */
async function keptCompanies(
  tx: Tx,
  wanted: readonly RequestedCompany[],
): Promise<(CompanyRow | null)[]> {
  const ids = [...new Set(wanted.flatMap(({ knownId }) => knownId ?? []))];
  const rows = ids.length === 0 ? [] : await findCompaniesByIds(tx, ids);
  const byId = new Map(rows.map((row) => [row.id, row]));
  const merged = rows.length === 0 ? new Map<Id, string[]>() : await namesMergedInto(tx, ids);
  return wanted.map(({ name, knownId }) => {
    const known = byId.get(knownId ?? '');
    const names = known ? [known.name, ...(merged.get(known.id) ?? [])] : [];
    return known && names.some((each) => mayStillMean(name, each)) ? known : null;
  });
}

/** The companies that are meant, in the order of what is asked; null for one that is not here. */
export async function findRequestedCompanies(
  tx: Tx,
  wanted: readonly RequestedCompany[],
): Promise<(CompanyRow | null)[]> {
  const kept = await keptCompanies(tx, wanted);
  const others = wanted.filter((_, place) => kept[place] === null);
  const known = await findCompaniesByNames(
    tx,
    others.map(({ name }) => name),
  );
  return wanted.map(({ name }, place) => kept[place] ?? known.find(name));
}

/** So many locks at most: each takes room of the server's, and an import has thousands of names. */
const LOCKS = 32;

/**
 * Keeps others who add companies of these names away until the end of the transaction: what a new
 * one is stored under depends on who else bears its name.
 */
export async function lockNewNames(tx: Tx, names: readonly string[]): Promise<void> {
  await tx.query(
    `SELECT pg_advisory_xact_lock(lock) FROM (
       SELECT DISTINCT hashtextextended(
         'company names ' || $1 || ' ' || abs(hashtextextended(stem, 0) % $3), 0) AS lock
       FROM unnest($2::text[]) AS stem ORDER BY 1
     ) locks`,
    [tx.programId, [...new Set(names.map(companyNameKey))], LOCKS],
  );
}

/** Those that no known company is meant by; the first of each name counts for those after it. */
function missingOf(known: CompanyNames<NamedCompany>, names: readonly string[]): NamedCompany[] {
  const missing: NamedCompany[] = [];
  let all: CompanyNames<NamedCompany> | null = null;
  for (const name of names) {
    if ((all ?? known).find(name) !== null) continue;
    all ??= new CompanyNames<NamedCompany>(known.all);
    const company = { name: name.trim(), nameKey: all.keyFor(name) };
    all.learn([company]);
    missing.push(company);
  }
  return missing;
}

function found(company: CompanyRow | null): CompanyRow {
  if (company === null) throw new Error('A company that is known is not there.');
  return company;
}
