import type { Actor } from '../../../kernel/actor.js';
import type { Tx } from '../../../platform/database/index.js';
import { DomainTaken } from '../known/index.js';
import type { KnownCompanies, ReportedState } from './reported-companies.js';

/** Writes companies as reports left them, in a few statements. Throws DomainTaken. */
export async function writeReported(tx: Tx, actor: Actor, { all }: KnownCompanies): Promise<void> {
  await insertCompanies(
    tx,
    all.filter(({ added }) => added !== null),
  );
  await updateCompanies(
    tx,
    all.filter(({ added, isChanged }) => added === null && isChanged),
  );
  await writeDomains(
    tx,
    all.filter(({ hasNewDomains }) => hasNewDomains),
  );
  await writeKinds(
    tx,
    actor,
    all.filter(({ hasNewKind }) => hasNewKind),
  );
}

const FACTS = `country text, gifts_allowed boolean, public_sector boolean, owner_id uuid,
  revenue_minor bigint, revenue_currency text, customer_since date, renews_on date, industry text,
  employees integer`;
const NAMES = `country, gifts_allowed, public_sector, owner_id, revenue_minor, revenue_currency,
  customer_since, renews_on, industry, employees`;

function rowOf({ id, added, externalId, stated }: ReportedState) {
  return {
    id,
    name: added?.name,
    name_key: added?.nameKey,
    external_id: externalId,
    country: stated.country,
    gifts_allowed: stated.giftsAllowed,
    public_sector: stated.publicSector,
    owner_id: stated.ownerId,
    revenue_minor: stated.revenue?.amountMinor ?? null,
    revenue_currency: stated.revenue?.currency ?? null,
    customer_since: stated.customerSince,
    renews_on: stated.renewsOn,
    industry: stated.industry,
    employees: stated.employees,
  };
}

/** In the order of their names, as everybody adds companies. */
async function insertCompanies(tx: Tx, states: readonly ReportedState[]): Promise<void> {
  if (states.length === 0) return;
  const rows = states
    .map(rowOf)
    .sort((one, other) => ((one.name_key ?? '') < (other.name_key ?? '') ? -1 : 1));
  await tx.query(
    `INSERT INTO company (program_id, id, name, name_key, external_id, created_at, facts_version,
       ${NAMES})
     SELECT $1, c.id, c.name, c.name_key, c.external_id, $2, 1, ${NAMES}
       FROM jsonb_to_recordset($3::jsonb) AS c (id uuid, name text, name_key text,
         external_id text, ${FACTS})`,
    [tx.programId, tx.now, JSON.stringify(rows)],
  );
}

async function updateCompanies(tx: Tx, states: readonly ReportedState[]): Promise<void> {
  if (states.length === 0) return;
  await tx.query(
    `UPDATE company c SET external_id = n.external_id, country = n.country,
       gifts_allowed = n.gifts_allowed, public_sector = n.public_sector, owner_id = n.owner_id,
       revenue_minor = n.revenue_minor, revenue_currency = n.revenue_currency,
       customer_since = n.customer_since, renews_on = n.renews_on, industry = n.industry,
       employees = n.employees, facts_version = facts_version + 1
     FROM jsonb_to_recordset($2::jsonb) AS n (id uuid, external_id text, ${FACTS})
     WHERE c.program_id = $1 AND c.id = n.id`,
    [tx.programId, JSON.stringify(states.map(rowOf))],
  );
}

/**
 * In their order, as everybody writes domains. Throws DomainTaken where another company was given
 * one this very moment.
 */
async function writeDomains(tx: Tx, states: readonly ReportedState[]): Promise<void> {
  if (states.length === 0) return;
  const domains = states.flatMap(({ id, stated }) =>
    (stated.domains ?? []).map((domain) => ({ id, domain })),
  );
  const values = [domains.map(({ id }) => id), domains.map(({ domain }) => domain)];
  await tx.query(
    `DELETE FROM domain_of_company o
      WHERE o.program_id = $1 AND o.company_id = ANY ($4::uuid[])
        AND NOT EXISTS (SELECT FROM unnest($2::uuid[], $3::text[]) AS d (id, domain)
                         WHERE d.id = o.company_id AND d.domain = o.domain)`,
    [tx.programId, ...values, states.map(({ id }) => id)],
  );
  await tx.query(
    `INSERT INTO domain_of_company (program_id, domain, company_id)
     SELECT $1, d.domain, d.id FROM unnest($2::uuid[], $3::text[]) AS d (id, domain)
      ORDER BY d.domain
     ON CONFLICT (program_id, domain) DO NOTHING`,
    [tx.programId, ...values],
  );
  const [taken] = await tx.query<{ domain: string; companyId: string }[]>(
    `SELECT o.domain, o.company_id AS "companyId"
       FROM unnest($2::uuid[], $3::text[]) AS d (id, domain)
       JOIN domain_of_company o ON o.program_id = $1 AND o.domain = d.domain
      WHERE o.company_id <> d.id LIMIT 1`,
    [tx.programId, ...values],
  );
  if (taken) throw new DomainTaken(taken.domain, taken.companyId);
}

async function writeKinds(tx: Tx, actor: Actor, states: readonly ReportedState[]): Promise<void> {
  if (states.length === 0) return;
  await tx.query(
    `INSERT INTO company_kind (program_id, company_id, source, kind, stated_at, stated_by, version)
     SELECT $1, k.id, 'CRM', k.kind, $4, $5, 1
       FROM unnest($2::uuid[], $3::text[]) AS k (id, kind) ORDER BY k.id
     ON CONFLICT (program_id, company_id, source) DO UPDATE SET kind = excluded.kind,
       stated_at = excluded.stated_at, stated_by = excluded.stated_by, version = company_kind.version + 1`,
    [
      tx.programId,
      states.map(({ id }) => id),
      states.map(({ kindByCrm }) => kindByCrm),
      tx.now,
      actor.id,
    ],
  );
}
