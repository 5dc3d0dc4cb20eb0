import type { Id } from '../../../kernel/ids.js';
import type { Tx } from '../../../platform/database/index.js';
import { AdvocateMatch, type FindOrAddAdvocates } from '../../advocates/index.js';
import { findRequestedCompanies } from '../../companies/index.js';
import { findToldReferrals, type ToldReferral } from '../../referrals/index.js';
import type { ImportedReferral, ReferralColumn } from '../read/index.js';
import type { Difference, RowOutcome } from './import-target.js';

type ReferralDifference = Difference<ReferralColumn>;

interface Known {
  readonly row: ImportedReferral;
  readonly told: ToldReferral;
}

/** Rows of known referrals apart from those that say something else of them. */
export interface SortedRows {
  /** that are new, or say the same */
  readonly rows: readonly ImportedReferral[];
  /** of the referral with this external id; null for one that is new */
  readonly companyOf: (externalId: string) => Id | null;
  /** Outcomes for all rows, in their order, from those of `rows`. */
  readonly outcomes: (
    of: readonly RowOutcome<ReferralColumn>[],
  ) => readonly RowOutcome<ReferralColumn>[];
}

/**
 * R-D4: sorts out the rows that say something else of a referral than what it came in with, which is
 * not taken (ADR 0039): before an advocate or a company is added for them.
 */
export async function sortToldOtherwise(
  tx: Tx,
  advocates: FindOrAddAdvocates,
  all: readonly ImportedReferral[],
): Promise<SortedRows> {
  const told = await findToldReferrals(
    tx,
    all.map(({ externalId }) => externalId),
  );
  const otherwise = await toldOtherwise(tx, advocates, all, told);
  return {
    rows: all.filter(({ externalId }) => !otherwise.has(externalId)),
    companyOf: (externalId) => told.get(externalId)?.companyId ?? null,
    outcomes: (of) => {
      let next = 0;
      return all.map(({ externalId }) => {
        const notTaken = otherwise.get(externalId);
        return notTaken ? { notTaken } : (of[next++] ?? 'UNCHANGED');
      });
    },
  };
}

/** By external id; none for rows that are new, or say the same. */
async function toldOtherwise(
  tx: Tx,
  advocates: FindOrAddAdvocates,
  rows: readonly ImportedReferral[],
  told: ReadonlyMap<string, ToldReferral>,
): Promise<ReadonlyMap<string, readonly ReferralDifference[]>> {
  const known = rows.flatMap((row): Known[] => {
    const before = told.get(row.externalId);
    return before ? [{ row, told: before }] : [];
  });
  if (known.length === 0) return new Map();
  const wanted = known.map(({ row }) => row.advocate);
  const matched = await advocates.find(tx, wanted, new AdvocateMatch());
  const companyIds = await companies(tx, known);
  const found = new Map<string, readonly ReferralDifference[]>();
  known.forEach(({ row, told: before }, place) => {
    const { id = null } = matched[place] ?? {};
    const { refereeCompany: name } = row;
    const differences = [
      // Where it is unclear who is meant, the row is refused for that reason.
      ...(id === null || id === before.advocateId ? [] : [hidden(advocateColumn(row))]),
      ...differencesOf(row, before),
      ...(name === null || companyIds[place] === before.companyId
        ? []
        : [hidden('refereeCompany')]),
    ];
    if (differences.length > 0) found.set(row.externalId, differences);
  });
  return found;
}

/** R-D5: what the row does not say differs from nothing. */
function differencesOf(row: ImportedReferral, before: ToldReferral): ReferralDifference[] {
  const differs = (told: string | null, known: string | null): boolean =>
    told !== null && told !== known;
  const person: ReferralDifference[] = before.isErased
    ? []
    : [
        ...(differs(row.refereeName, before.refereeName) ? [hidden('refereeName')] : []),
        ...(differs(row.refereeEmail, before.refereeEmail) ? [hidden('refereeEmail')] : []),
      ];
  const label: ReferralDifference[] = differs(row.sourceLabel, before.sourceLabel)
    ? [{ column: 'source', before: before.sourceLabel, after: row.sourceLabel ?? '' }]
    : [];
  return [...person, ...label, ...momentDiffers(row, before)];
}

/** A day without a time is the day in the zone that the referral was recorded with. */
function momentDiffers(
  { submittedOn, submittedAt }: ImportedReferral,
  before: ToldReferral,
): ReferralDifference[] {
  if (submittedOn !== null) {
    if (submittedOn === before.submittedOn) return [];
    return [{ column: 'submittedOn', before: before.submittedOn, after: submittedOn }];
  }
  if (submittedAt.getTime() === before.submittedAt.getTime()) return [];
  const [was, is] = [before.submittedAt.toISOString(), submittedAt.toISOString()];
  return [{ column: 'submittedAt', before: was, after: is }];
}

function advocateColumn({ advocate }: ImportedReferral): ReferralColumn {
  if (advocate.externalId !== null) return 'advocateExternalId';
  return advocate.email === null ? 'advocateName' : 'advocateEmail';
}

/** R-A5: what was told before of a person is not repeated. */
function hidden(column: ReferralColumn): ReferralDifference {
  return { column, before: null, after: null };
}

/** The company that each row's name means here; null where none does. */
async function companies(tx: Tx, known: readonly Known[]): Promise<(Id | null)[]> {
  const wanted = known.flatMap(({ row: { refereeCompany: name }, told: { companyId } }) =>
    name === null ? [] : [{ name, knownId: companyId }],
  );
  const found = await findRequestedCompanies(tx, wanted);
  let next = 0;
  return known.map(({ row }) => (row.refereeCompany === null ? null : (found[next++]?.id ?? null)));
}
