import { newId, type Id } from '../../../kernel/ids.js';
import type { Tx } from '../../../platform/database/index.js';
import {
  CompanyNames,
  type NamedCompany,
  companiesOfDomains,
  findCompaniesByNames,
  findOwnCompanies,
  findReportedIds,
  type ReportedId,
  lockNewNames,
  lockExternalIds,
} from '../known/index.js';

/** What a company is known by, as a file names it; one of the three at least. */
export interface ReportedReference {
  readonly externalId: string | null;
  readonly domains?: readonly string[] | null | undefined;
  readonly name: string | null;
}

/** A company that nobody knew. */
export interface NewCompany {
  readonly id: Id;
  readonly name: string;
  readonly nameKey: string;
  readonly externalId: string | null;
}

/** Which company is meant. */
export interface Identified {
  readonly id: Id;
  readonly isNew: boolean;
  /** it was known by its external id */
  readonly isById: boolean;
  /** the id is of a company that was merged into this one */
  readonly isMerged: boolean;
  /** it has this id from now on */
  readonly getsExternalId: boolean;
}

/** Why it is not clear which is meant; `field`: of what was said, which is wrong. */
export interface NotIdentified {
  readonly field: 'externalId' | 'domains' | 'name';
  readonly wanted: string;
}

export interface IdentifiedCompanies {
  /** in the order of what was asked */
  readonly each: readonly (Identified | NotIdentified)[];
  readonly added: readonly NewCompany[];
}

/**
 * The companies that a file names (R-O1), by what `IdentifyCompany` knows one by, thousands at once
 * and in their order: what a row is the first to name, the next one means, too. Adds none; until the
 * end of the transaction nobody else does.
 */
export async function identifyReported(
  tx: Tx,
  reports: readonly ReportedReference[],
): Promise<IdentifiedCompanies> {
  const ids = reports.flatMap(({ externalId }) => externalId ?? []);
  await lockExternalIds(tx, ids);
  const byExternalId = new Map(
    (await findReportedIds(tx, ids)).map((known) => [known.externalId, known]),
  );
  const unknown = reports.filter(({ externalId }) => !byExternalId.has(externalId ?? ''));
  const named = unknown.flatMap(({ name }) => name ?? []);
  if (named.length > 0) await lockNewNames(tx, named);
  const names = new CompanyNames<Bearer>((await findCompaniesByNames(tx, named)).all);
  const byDomain = await companiesOfDomains(
    tx,
    unknown.flatMap(({ domains }) => domains ?? []),
  );
  const owners = await findOwnCompanies(tx, [...new Set(byDomain.values())]);
  const known = new KnownReferences(names, byExternalId, byDomain);
  for (const { id, externalId } of owners) known.keepId(id, externalId);
  return { each: reports.map((report) => known.find(report)), added: known.added };
}

interface Bearer extends NamedCompany {
  readonly id: Id;
  readonly externalId: string | null;
}

const MET = { isNew: false, isById: false, isMerged: false, getsExternalId: false };

/** What each name, domain and id means, and what rows add to it. */
class KnownReferences {
  readonly added: NewCompany[] = [];
  private readonly externalIds = new Map<Id, string | null>();

  constructor(
    private readonly names: CompanyNames<Bearer>,
    private readonly byExternalId: Map<string, ReportedId>,
    private readonly byDomain: Map<string, Id>,
  ) {}

  keepId(id: Id, externalId: string | null): void {
    this.externalIds.set(id, externalId);
  }

  find(report: ReportedReference): Identified | NotIdentified {
    const { externalId, name } = report;
    const known = externalId === null ? undefined : this.byExternalId.get(externalId);
    if (known) {
      return { ...MET, id: known.id, isById: true, isMerged: known.isMerged };
    }
    const domains = report.domains ?? [];
    const [owner, another] = new Set(domains.flatMap((domain) => this.byDomain.get(domain) ?? []));
    if (another !== undefined) return { field: 'domains', wanted: 'domains of one company' };
    if (owner !== undefined) return this.met(owner, externalId, null);
    if (name === null) return { field: 'name', wanted: 'a name: nobody knows this company yet' };
    const bearer = this.names.find(name);
    return bearer === null
      ? this.add(name, externalId, domains)
      : this.met(bearer.id, externalId, bearer);
  }

  private met(
    id: Id,
    externalId: string | null,
    bearer: Bearer | null,
  ): Identified | NotIdentified {
    const before = this.externalIds.get(id) ?? bearer?.externalId ?? null;
    if (externalId !== null && before !== null) {
      const wanted = `the id of the company of this name or domain, which is ${JSON.stringify(before)} here`;
      return { field: 'externalId', wanted };
    }
    const getsExternalId = externalId !== null;
    if (getsExternalId) this.learnId(id, externalId);
    return { ...MET, id, getsExternalId };
  }

  private add(name: string, externalId: string | null, domains: readonly string[]): Identified {
    const company = { id: newId(), name, nameKey: this.names.keyFor(name), externalId };
    this.added.push(company);
    this.names.learn([company]);
    for (const domain of domains) this.byDomain.set(domain, company.id);
    if (externalId !== null) this.learnId(company.id, externalId);
    return { ...MET, id: company.id, isNew: true };
  }

  private learnId(id: Id, externalId: string): void {
    this.externalIds.set(id, externalId);
    this.byExternalId.set(externalId, { id, externalId, isMerged: false });
  }
}
