import type { Id } from '../../../kernel/ids.js';
import type { Tx } from '../../../platform/database/index.js';
import {
  type CompanyFacts,
  type CompanyKind,
  statedIn,
  type StatedField,
  type StatedOfCompany,
  companiesMeant,
  companiesOfDomains,
  domainsOf,
  findCompaniesByIds,
  type CompanyRow,
  lockCompanies,
} from '../known/index.js';
import type { Identified, NewCompany, NotIdentified } from './identify-reported.js';
import type { AppliedReport } from './reported-company.rules.js';

/** A company while a file's reports of it are taken in, one after the other. */
export interface ReportedState {
  readonly id: Id;
  readonly name: string;
  readonly added: NewCompany | null;
  readonly standing: CompanyFacts;
  readonly statedByPerson: readonly StatedField[];
  externalId: string | null;
  stated: StatedOfCompany;
  kindByCrm: CompanyKind | null;
  isChanged: boolean;
  hasNewKind: boolean;
  hasNewDomains: boolean;
}

/** The companies that reports mean, as they are by those before. */
export class KnownCompanies {
  constructor(
    private readonly states: ReadonlyMap<Id, ReportedState>,
    private readonly meant: ReadonlyMap<Id, Id>,
    private readonly ownerOf: Map<string, Id>,
  ) {}

  stateOf(id: Id): ReportedState {
    const state = this.states.get(this.meant.get(id) ?? id);
    if (state === undefined) throw new Error('A company that was identified is not there.');
    return state;
  }

  /** R-O1: a domain is of one company. */
  isOfAnother(domain: string, id: Id): boolean {
    const owner = this.ownerOf.get(domain);
    return owner !== undefined && owner !== id;
  }

  take(state: ReportedState, { result, kindByCrm }: AppliedReport): void {
    state.isChanged ||= result.changed.length > 0;
    state.hasNewKind ||= kindByCrm !== state.kindByCrm;
    state.kindByCrm = kindByCrm;
    state.stated = result.after;
    if (!result.changed.includes('domains')) return;
    state.hasNewDomains = true;
    for (const domain of result.before.domains ?? []) this.ownerOf.delete(domain);
    for (const domain of result.after.domains ?? []) this.ownerOf.set(domain, state.id);
  }

  get all(): readonly ReportedState[] {
    return [...this.states.values()];
  }
}

/** Locks the companies that are meant, and reads what is known of them. */
export async function readReported(
  tx: Tx,
  each: readonly (Identified | NotIdentified)[],
  added: readonly NewCompany[],
  reports: readonly {
    readonly said: { readonly domains?: readonly string[] | null | undefined };
  }[],
): Promise<KnownCompanies> {
  const ids = each.flatMap((one) => ('wanted' in one || one.isNew ? [] : one.id));
  const isNew = new Set(added.map(({ id }) => id));
  const known = [...new Set(ids)].filter((id) => !isNew.has(id));
  const meant = await lockMeant(tx, known);
  const rows = await findCompaniesByIds(tx, known);
  const domains = await domainsOf(
    tx,
    rows.map(({ id }) => id),
  );
  const states = new Map<Id, ReportedState>();
  for (const row of rows) states.set(row.id, stateOf(row, domains.get(row.id) ?? null));
  for (const company of added) states.set(company.id, newState(company));
  const named = reports.flatMap(({ said }) => said.domains ?? []);
  return new KnownCompanies(states, meant, await companiesOfDomains(tx, named));
}

/** Waits for merges that are under way, and follows them. */
async function lockMeant(tx: Tx, ids: readonly Id[]): Promise<ReadonlyMap<Id, Id>> {
  await lockCompanies(tx, ids);
  const meant = await companiesMeant(tx, ids);
  const others = [...meant.values()].filter((id) => !meant.has(id));
  if (others.length > 0) await lockCompanies(tx, others);
  return meant;
}

function stateOf(row: CompanyRow, domains: readonly string[] | null): ReportedState {
  const { id, name, externalId, statedByPerson, statedByCrm, wonSince, statedFields } = row;
  return {
    id,
    name,
    added: null,
    externalId,
    standing: { statedByPerson, statedByCrm, wonSince },
    statedByPerson: statedFields,
    stated: statedIn(row, domains),
    kindByCrm: statedByCrm,
    ...UNCHANGED,
  };
}

const UNCHANGED = { isChanged: false, hasNewKind: false, hasNewDomains: false };

const NOTHING_STATED: StatedOfCompany = {
  country: null,
  giftsAllowed: null,
  publicSector: null,
  ownerId: null,
  revenue: null,
  customerSince: null,
  renewsOn: null,
  industry: null,
  employees: null,
  domains: null,
};

function newState(added: NewCompany): ReportedState {
  return {
    id: added.id,
    name: added.name,
    added,
    externalId: added.externalId,
    standing: { statedByPerson: null, statedByCrm: null, wonSince: null },
    statedByPerson: [],
    stated: NOTHING_STATED,
    kindByCrm: null,
    ...UNCHANGED,
  };
}
