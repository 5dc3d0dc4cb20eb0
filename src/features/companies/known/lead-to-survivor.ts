import type { Id } from '../../../kernel/ids.js';
import type { Tx } from '../../../platform/database/index.js';
import {
  factsStillTaken,
  factsTakenOver,
  STATED_FIELDS,
  type StatedField,
  type StatedInRow,
} from './company-statement.rules.js';
import type { KindSource } from './company-kind.rules.js';
import type { CompanyRow } from './company.queries.js';

/** The parts of a merge that are companies' own rows; called under `lockToMerge`. */
interface Pair {
  readonly merged: CompanyRow;
  readonly survivor: CompanyRow;
}

/** From now on the names and ids of a company, and of those merged into it, mean the survivor. */
export async function leadToSurvivor(tx: Tx, { merged, survivor }: Pair): Promise<void> {
  await tx.query(
    `UPDATE company SET merged_into = $3
     WHERE program_id = $1 AND (id = $2 OR merged_into = $2)`,
    [tx.programId, merged.id, survivor.id],
  );
}

/** A company stands by itself again; `led` are those that were merged into it, and lead to it. */
export async function standAgain(tx: Tx, id: Id, led: readonly Id[]): Promise<void> {
  await tx.query(
    `UPDATE company SET merged_into = CASE WHEN id = $2 THEN NULL ELSE $2::uuid END
     WHERE program_id = $1 AND (id = $2 OR id = ANY ($3::uuid[]))`,
    [tx.programId, id, led],
  );
}

/** Returns the domains that are the survivor's now. */
export async function moveDomains(tx: Tx, { merged, survivor }: Pair): Promise<string[]> {
  const rows = await tx.query<{ domain: string }[]>(
    `WITH moved AS (
       UPDATE domain_of_company SET company_id = $3 WHERE program_id = $1 AND company_id = $2
       RETURNING domain
     ) SELECT domain FROM moved ORDER BY domain`,
    [tx.programId, merged.id, survivor.id],
  );
  return rows.map(({ domain }) => domain);
}

export async function giveBackDomains(
  tx: Tx,
  { merged, survivor }: Pair,
  domains: readonly string[],
): Promise<void> {
  await tx.query(
    `UPDATE domain_of_company SET company_id = $2
     WHERE program_id = $1 AND company_id = $3 AND domain = ANY ($4::text[])`,
    [tx.programId, merged.id, survivor.id, domains],
  );
}

/** The survivor has what nobody said of it from the merged company, which keeps its own row. */
export async function takeOverFacts(tx: Tx, { merged, survivor }: Pair): Promise<StatedField[]> {
  const fields = factsTakenOver(survivor, merged);
  if (fields.length === 0) return [];
  const byPerson = fields.filter((field) => merged.statedFields.includes(field));
  await writeFacts(tx, survivor, fields, merged, [...survivor.statedFields, ...byPerson]);
  return fields;
}

/** What was said of the survivor since stays with it. */
export async function giveBackFacts(
  tx: Tx,
  { merged, survivor }: Pair,
  taken: readonly string[],
): Promise<void> {
  const fields = factsStillTaken(
    survivor,
    merged,
    STATED_FIELDS.filter((field) => taken.includes(field)),
  );
  if (fields.length === 0) return;
  const byPerson = survivor.statedFields.filter((field) => !fields.includes(field));
  await writeFacts(tx, survivor, fields, null, byPerson);
}

const NOTHING: StatedInRow = {
  country: null,
  giftsAllowed: null,
  publicSector: null,
  ownerId: null,
  revenueMinor: null,
  revenueCurrency: null,
  customerSince: null,
  renewsOn: null,
  industry: null,
  employees: null,
};

/** Null: nobody says them of the survivor. */
async function writeFacts(
  tx: Tx,
  { id }: CompanyRow,
  fields: readonly StatedField[],
  from: CompanyRow | null,
  byPerson: readonly StatedField[],
): Promise<void> {
  const said = from ?? NOTHING;
  await tx.query(
    `UPDATE company SET
       country = CASE WHEN 'country' = ANY ($3::text[]) THEN $5::text ELSE country END,
       gifts_allowed = CASE WHEN 'giftsAllowed' = ANY ($3) THEN $6::boolean ELSE gifts_allowed END,
       public_sector = CASE WHEN 'publicSector' = ANY ($3) THEN $7::boolean ELSE public_sector END,
       owner_id = CASE WHEN 'ownerId' = ANY ($3) THEN $8::uuid ELSE owner_id END,
       revenue_minor = CASE WHEN 'revenue' = ANY ($3) THEN $9::bigint ELSE revenue_minor END,
       revenue_currency = CASE WHEN 'revenue' = ANY ($3) THEN $10::text ELSE revenue_currency END,
       customer_since = CASE WHEN 'customerSince' = ANY ($3) THEN $11::date ELSE customer_since END,
       renews_on = CASE WHEN 'renewsOn' = ANY ($3) THEN $12::date ELSE renews_on END,
       industry = CASE WHEN 'industry' = ANY ($3) THEN $13::text ELSE industry END,
       employees = CASE WHEN 'employees' = ANY ($3) THEN $14::integer ELSE employees END,
       stated_by_person = $4, facts_version = facts_version + 1
     WHERE program_id = $1 AND id = $2`,
    [
      tx.programId,
      id,
      fields,
      STATED_FIELDS.filter((field) => byPerson.includes(field)),
      said.country,
      said.giftsAllowed,
      said.publicSector,
      said.ownerId,
      said.revenueMinor,
      said.revenueCurrency,
      said.customerSince,
      said.renewsOn,
      said.industry,
      said.employees,
    ],
  );
}

/** A person's statement of the kind and the CRM's: each, where there is none of the survivor. */
export async function takeOverKinds(tx: Tx, { merged, survivor }: Pair): Promise<KindSource[]> {
  const rows = await tx.query<{ source: KindSource }[]>(
    `INSERT INTO company_kind AS known (program_id, company_id, source, kind, stated_at, stated_by, version)
     SELECT program_id, $3, source, kind, stated_at, stated_by, 1 FROM company_kind
      WHERE program_id = $1 AND company_id = $2 AND kind IS NOT NULL
     ON CONFLICT (program_id, company_id, source) DO UPDATE SET kind = excluded.kind,
       stated_at = excluded.stated_at, stated_by = excluded.stated_by, version = known.version + 1
       WHERE known.kind IS NULL
     RETURNING source`,
    [tx.programId, merged.id, survivor.id],
  );
  return rows.map(({ source }) => source);
}

/** What was said of the survivor's kind since stays with it. */
export async function giveBackKinds(
  tx: Tx,
  { merged, survivor }: Pair,
  sources: readonly string[],
): Promise<void> {
  await tx.query(
    `UPDATE company_kind k SET kind = NULL, version = k.version + 1 FROM company_kind m
     WHERE k.program_id = $1 AND k.company_id = $3 AND k.source = ANY ($4::text[])
       AND m.program_id = $1 AND m.company_id = $2 AND m.source = k.source
       AND m.kind = k.kind AND m.stated_at = k.stated_at`,
    [tx.programId, merged.id, survivor.id, sources],
  );
}
