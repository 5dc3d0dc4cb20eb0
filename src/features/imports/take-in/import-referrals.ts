import { Injectable } from '@nestjs/common';
import type { Id } from '../../../kernel/ids.js';
import { mailboxOf } from '../../../kernel/mailbox.js';
import { Database, type Tx } from '../../../platform/database/index.js';
import {
  AdvocateMatch,
  FindOrAddAdvocates,
  mailboxesOfAdvocates,
  type MatchedAdvocate,
} from '../../advocates/index.js';
import { FindOrAddCompanies } from '../../companies/index.js';
import { readProgram } from '../../programs/index.js';
import { hasWonDeals } from '../../deals/index.js';
import {
  AddReferrals,
  findReferralIdsByExternalIds,
  hasMoreReferralsThan,
} from '../../referrals/index.js';
import {
  parseMapping,
  REFERRAL_SHAPE,
  referralRow,
  type ImportedReferral,
  KeySlots,
  type ReferralColumn,
  MomentReader,
} from '../read/index.js';
import type { ImportRequest, ImportResult, Requester } from './import-request.js';
import type { ImportTarget, RowOutcome, WrittenRows } from './import-target.js';
import { tracesOf } from './import-trace.js';
import { decidedFor, movedPoints } from './points-moved.js';
import { RunImport } from './run-import.js';
import { sortToldOtherwise } from './told-otherwise.js';

/** A row whose advocate is known, or will be. */
interface Placed {
  readonly row: ImportedReferral;
  readonly advocateId: Id;
}

/**
 * Imports a file of referrals. They count as accepted. The first row with an `externalId` counts:
 * the same one again changes nothing, and another one is refused. Throws ImportRefused, ImportStopped.
 */
@Injectable()
export class ImportReferrals {
  constructor(
    private readonly database: Database,
    private readonly runImport: RunImport,
    private readonly advocates: FindOrAddAdvocates,
    private readonly companies: FindOrAddCompanies,
    private readonly addReferrals: AddReferrals,
  ) {}

  async importReferrals(request: ImportRequest): Promise<ImportResult> {
    const { actor } = request;
    const mapping = parseMapping(REFERRAL_SHAPE, request.mapping, request.readAs);
    const { moments, currency } = await this.database.read(actor, async (tx) => {
      const program = await readProgram(tx);
      return { moments: new MomentReader(program.timeZone, tx.now), currency: program.currency };
    });
    const rehearsal = new Rehearsal(this.advocates);
    const target: ImportTarget<ReferralColumn, ImportedReferral> = {
      shape: REFERRAL_SHAPE,
      mapping,
      survey: { moments, currencyOf: () => currency },
      check: (reader, record) => referralRow(reader, record, moments),
      write: (tx, rows) => this.write(tx, request, rows),
      rehearsal: {
        rehearse: async (tx, rows) => ({
          outcomes: await rehearsal.write(tx, rows),
          mayMovePoints:
            request.awardsPoints ||
            (await hasWonDeals(tx)) ||
            (await rehearsal.hasOwn(tx, rows, request.requester)),
        }),
      },
      hasMoreThan: hasMoreReferralsThan,
    };
    return this.runImport.runImport(target, request);
  }

  private async write(
    tx: Tx,
    { actor, awardsPoints }: ImportRequest,
    all: readonly ImportedReferral[],
  ): Promise<WrittenRows<ReferralColumn>> {
    const sorted = await sortToldOtherwise(tx, this.advocates, all);
    const { rows } = sorted;
    const wanted = rows.map(({ advocate }) => advocate);
    const advocates = await this.advocates.findOrAddAdvocates(tx, actor, wanted);
    const mailboxes = await mailboxesOfAdvocates(tx, idsOf(advocates));
    const { placed, outcomes } = place(rows, withoutSelf(rows, advocates, mailboxes));
    const companies = await this.companies.findOrAddCompanies(
      tx,
      actor,
      placed.flatMap(({ row: { externalId, refereeCompany: name } }) =>
        name === null ? [] : [{ name, knownId: sorted.companyOf(externalId) }],
      ),
    );
    let next = 0;
    const { added, settled, opened } = await this.addReferrals.addReferrals(
      tx,
      actor,
      placed.map(({ row, advocateId }) => ({
        advocateId,
        externalId: row.externalId,
        fileRow: row.fileRow,
        source: 'IMPORT' as const,
        sourceLabel: row.sourceLabel,
        refereeName: row.refereeName,
        refereeEmail: row.refereeEmail,
        submittedAt: row.submittedAt,
        companyId: row.refereeCompany === null ? null : (companies[next++]?.id ?? null),
        note: null,
        needsConfirmation: false,
        awardsPoints,
        decision: null,
      })),
    );
    const opens = new Set(opened);
    return {
      outcomes: sorted.outcomes(outcomes(added.map(({ isNew }) => isNew))),
      moved: movedPoints(settled),
      // Whoever imports a referral accepts it, and says that it may earn points.
      decidedFor: [
        ...decidedFor(settled),
        ...added.flatMap(({ id, isNew }, order) =>
          isNew || opens.has(id) ? (placed[order]?.advocateId ?? []) : [],
        ),
      ],
      traces: [
        ...tracesOf(
          'REFERRAL',
          added.flatMap(({ id, isNew }) => (isNew ? id : [])),
        ),
        ...tracesOf('AWARD', opened),
      ],
    };
  }
}

/** Returns what a real run would: remembers what the rows before would have added. */
class Rehearsal {
  private readonly match = new AdvocateMatch();
  private readonly seen = new KeySlots();

  constructor(private readonly advocates: FindOrAddAdvocates) {}

  async write(
    tx: Tx,
    all: readonly ImportedReferral[],
  ): Promise<readonly RowOutcome<ReferralColumn>[]> {
    const sorted = await sortToldOtherwise(tx, this.advocates, all);
    const { rows } = sorted;
    const wanted = rows.map(({ advocate }) => advocate);
    const advocates = await this.advocates.find(tx, wanted, this.match);
    const mailboxes = new Map(await mailboxesOfAdvocates(tx, idsOf(advocates)));
    for (const { id, email } of [...this.match.added.values(), ...this.match.completed.values()]) {
      if (email !== null) mailboxes.set(id, [...(mailboxes.get(id) ?? []), mailboxOf(email)]);
    }
    const { placed, outcomes } = place(rows, withoutSelf(rows, advocates, mailboxes));
    const ids = placed.map(({ row }) => row.externalId);
    const known = await findReferralIdsByExternalIds(tx, ids);
    return sorted.outcomes(outcomes(ids.map((id) => this.seen.add(id) && !known.has(id))));
  }

  /** R-C5: whether rows may be about referrals of the requester's own. */
  async hasOwn(
    tx: Tx,
    rows: readonly ImportedReferral[],
    requester: Requester | undefined,
  ): Promise<boolean> {
    if (requester === undefined) return false;
    const wanted = rows.map(({ advocate }) => advocate);
    const mailboxes = new Set(await requester.mailboxes(tx));
    if (wanted.some(({ email }) => email !== null && mailboxes.has(mailboxOf(email)))) return true;
    const ids = idsOf(await this.advocates.find(tx, wanted, this.match));
    return (await requester.ownAmong(tx, ids)).length > 0;
  }
}

function idsOf(advocates: readonly MatchedAdvocate[]): Id[] {
  return advocates.flatMap(({ id }) => id ?? []);
}

/** R-W6: nobody refers themselves, by whatever is known of the advocate from any row or door. */
function withoutSelf(
  rows: readonly ImportedReferral[],
  advocates: readonly MatchedAdvocate[],
  mailboxes: ReadonlyMap<Id, readonly string[]>,
): MatchedAdvocate[] {
  return advocates.map((advocate, order) => {
    const address = rows[order]?.refereeEmail ?? null;
    if (advocate.id === null || address === null) return advocate;
    const isSelf = mailboxes.get(advocate.id)?.includes(mailboxOf(address)) ?? false;
    return isSelf
      ? { id: null, reason: 'the person referred is the advocate themselves' }
      : advocate;
  });
}

/** Separates the rows whose advocate is clear from the others; puts the outcomes in order again. */
function place(
  rows: readonly ImportedReferral[],
  advocates: readonly MatchedAdvocate[],
): { placed: Placed[]; outcomes: (areNew: readonly boolean[]) => RowOutcome<ReferralColumn>[] } {
  const placed = rows.flatMap((row, order) => {
    const advocateId = advocates[order]?.id ?? null;
    return advocateId === null ? [] : [{ row, advocateId }];
  });
  return {
    placed,
    outcomes: (areNew) => {
      let next = 0;
      return advocates.map((advocate) => {
        if (advocate.id === null) return { refused: `advocate: ${advocate.reason}` };
        return areNew[next++] ? 'IMPORTED' : 'UNCHANGED';
      });
    },
  };
}
