import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/actor.js';
import type { Id } from '../../../kernel/ids.js';
import { Database, type Tx } from '../../../platform/database/index.js';
import {
  companyNameKey,
  FindOrAddCompanies,
  findCompaniesByIds,
  findRequestedCompanies,
  type RequestedCompany,
} from '../../companies/index.js';
import {
  findDealsByExternalIds,
  hasMoreDealsThan,
  importedDeals,
  type RecordedDeal,
} from '../../deals/index.js';
import { readProgram } from '../../programs/index.js';
import { dealsBefore, RecordDeals, type DealBefore } from '../../conversions/index.js';
import { AwardImported, lockMatching, type OpenedAwards } from '../../referrals/index.js';
import {
  DEAL_SHAPE,
  dealRow,
  type DealColumn,
  type ImportedDeal,
  KeySlots,
  parseMapping,
  MomentReader,
} from '../read/index.js';
import { COMPANY } from './deal-changes.rules.js';
import { dealWord, type DealWord } from './deal-word.rules.js';
import type { ImportRequest, ImportResult } from './import-request.js';
import type { ImportTarget, RehearsedRows, RowOutcome, WrittenRows } from './import-target.js';
import { tracesOf, type ImportTrace } from './import-trace.js';
import { decidedFor, movedPoints } from './points-moved.js';
import { RunImport } from './run-import.js';
import { withKnownDays, withStanding, type KnownDeal } from './known-day.rules.js';

/**
 * Imports a file of deals. What it reports about a deal that the last file did not is recorded, and
 * the deal's referrals are settled; the same report again changes nothing. A deal may come before
 * the referral that it names. Throws ImportRefused, ImportStopped.
 */
@Injectable()
export class ImportDeals {
  constructor(
    private readonly database: Database,
    private readonly runImport: RunImport,
    private readonly companies: FindOrAddCompanies,
    private readonly recordDeals: RecordDeals,
    private readonly award: AwardImported,
  ) {}

  async importDeals(request: ImportRequest): Promise<ImportResult> {
    const { actor } = request;
    const mapping = parseMapping(DEAL_SHAPE, request.mapping, request.readAs);
    const { context, reportedAt } = await this.database.read(actor, async (tx) => {
      const { timeZone, currency } = await readProgram(tx);
      return {
        context: { moments: new MomentReader(timeZone, tx.now), currency },
        reportedAt: tx.now,
      };
    });
    const seen = new KeySlots();
    const target: ImportTarget<DealColumn, ImportedDeal> = {
      shape: DEAL_SHAPE,
      mapping,
      survey: {
        moments: context.moments,
        currencyOf: (reader, record) =>
          reader.text(record, 'currency').toUpperCase() || context.currency,
      },
      check: (reader, record) => dealRow(reader, record, context),
      write: (tx, rows) => this.write(tx, request, rows, reportedAt),
      rehearsal: {
        rehearse: (tx, rows) => this.rehearse(tx, rows, request, { reportedAt, seen }),
      },
      hasMoreThan: hasMoreDealsThan,
    };
    return this.runImport.runImport(target, request);
  }

  private async write(
    tx: Tx,
    { actor, awardsPoints }: ImportRequest,
    rows: readonly ImportedDeal[],
    reportedAt: Date,
  ): Promise<WrittenRows<DealColumn>> {
    const companyIds = await this.companiesOf(tx, { actor }, rows);
    // Without the lock, two files with the same report could both record it as new.
    await lockMatching(tx, 'EVERYTHING');
    const words = await wordsOf(tx, rows, companyIds, reportedAt);
    const news = words.flatMap((word, place) =>
      isNews(word) ? [{ word, isPlaceholder: rows[place]?.isPlaceholder ?? false }] : [],
    );
    const before = await dealsBefore(
      tx,
      news.map(({ word }) => word.externalId),
    );
    const { deals, settled } = await this.recordDeals.recordDeals(
      tx,
      actor,
      news.map(({ word, isPlaceholder }) => ({
        ...word,
        dealId: null,
        source: IMPORT_SOURCE,
        sourceVersion: null,
        referralIds: [],
        isPlaceholder,
      })),
    );
    const awards = awardsPoints ? await this.awardAll(tx, actor, rows) : NO_AWARDS;
    return {
      outcomes: await outcomesOf(tx, words, rows),
      moved: movedPoints([...settled, ...awards.settled]),
      decidedFor: [...decidedFor(settled), ...awards.settled.map(({ advocateId }) => advocateId)],
      traces: [
        ...news.flatMap(({ word }, place) => tracesOfWord(word, deals[place], before)),
        ...tracesOf('AWARD', awards.opened),
      ],
    };
  }

  /** Also of deals that are as they were: an earlier run may have left the points out. */
  private async awardAll(
    tx: Tx,
    actor: Actor,
    rows: readonly ImportedDeal[],
  ): Promise<OpenedAwards> {
    const ids = rows.map(({ externalId }) => externalId);
    const deals = await findDealsByExternalIds(tx, [...new Set(ids)]);
    return this.award.awardImported(
      tx,
      actor,
      deals.map(({ id }) => id),
    );
  }

  private async companiesOf(
    tx: Tx,
    { actor }: Pick<ImportRequest, 'actor'>,
    rows: readonly ImportedDeal[],
  ): Promise<(Id | null)[]> {
    const wanted = await requested(tx, rows);
    const found =
      wanted.length === 0 ? [] : await this.companies.findOrAddCompanies(tx, actor, wanted);
    let next = 0;
    return rows.map(({ company }) => (company === null ? null : (found[next++]?.id ?? null)));
  }

  /** Returns what a real run would, and writes nothing: an unknown company counts as new. */
  private async rehearse(
    tx: Tx,
    rows: readonly ImportedDeal[],
    { awardsPoints }: ImportRequest,
    { reportedAt, seen }: { readonly reportedAt: Date; readonly seen: KeySlots },
  ): Promise<RehearsedRows<DealColumn>> {
    const found = await findRequestedCompanies(tx, await requested(tx, rows));
    let next = 0;
    const companyIds = rows.map(({ company }) =>
      company === null ? null : (found[next++]?.id ?? companyNameKey(company)),
    );
    const words = await wordsOf(tx, rows, companyIds, reportedAt);
    const firsts = words.map((word, place) => {
      const isFirst = seen.add(JSON.stringify([rows[place], companyIds[place]]));
      return isFirst || !isNews(word) ? word : null;
    });
    const mayMovePoints =
      awardsPoints ||
      firsts.some((word) => isNews(word) && (word.changes !== null || word.stage === 'WON'));
    return { outcomes: await outcomesOf(tx, firsts, rows), mayMovePoints };
  }
}

/** Of the facts that files report. */
export const IMPORT_SOURCE = 'import';

const NO_AWARDS: OpenedAwards = { opened: [], settled: [] };

/** R-D7: none where another import reported the very same at the same moment. */
function tracesOfWord(
  { externalId, factId }: DealWord,
  recorded: RecordedDeal | undefined,
  before: ReadonlyMap<string, DealBefore>,
): ImportTrace[] {
  if (!recorded?.isNews) return [];
  const { id } = recorded;
  return [{ kind: 'DEAL', id, factIds: [factId], before: before.get(externalId) ?? null }];
}

type DealOutcome = RowOutcome<DealColumn>;
type Refused = Extract<DealOutcome, { readonly refused: string }>;

function isNews(word: DealWord | Refused | null): word is DealWord {
  return word !== null && 'factId' in word;
}

async function outcomesOf(
  tx: Tx,
  words: readonly (DealWord | Refused | null)[],
  rows: readonly ImportedDeal[],
): Promise<DealOutcome[]> {
  const nameOf = await companyNames(tx, words);
  return words.map((word, place) => {
    if (!isNews(word)) return word ?? 'UNCHANGED';
    if (word.changes === null) return 'IMPORTED';
    const changes = word.changes.map((change) =>
      change.column === COMPANY
        ? { ...change, before: nameOf(change.before), after: rows[place]?.company ?? change.after }
        : change,
    );
    return { corrected: { externalId: word.externalId, changes } };
  });
}

/** Of the companies that rows replace. */
async function companyNames(
  tx: Tx,
  words: readonly (DealWord | Refused | null)[],
): Promise<(id: Id | null) => string | null> {
  const ids = words.flatMap((word) =>
    isNews(word)
      ? (word.changes ?? []).flatMap(({ column, before }) =>
          column === COMPANY && before !== null ? before : [],
        )
      : [],
  );
  const names = ids.length === 0 ? [] : await findCompaniesByIds(tx, [...new Set(ids)]);
  const byId = new Map(names.map(({ id, name }) => [id, name]));
  return (id) => (id === null ? null : (byId.get(id) ?? null));
}

/** The companies that rows name, in their order; of a deal that is known, with the one it has. */
async function requested(tx: Tx, rows: readonly ImportedDeal[]): Promise<RequestedCompany[]> {
  const naming = rows.filter(({ company }) => company !== null);
  if (naming.length === 0) return [];
  const ids = [...new Set(naming.map(({ externalId }) => externalId))];
  const deals = await findDealsByExternalIds(tx, ids);
  const companyOf = new Map(deals.map(({ externalId, companyId }) => [externalId, companyId]));
  return naming.map(({ externalId, company }) => ({
    name: company ?? '',
    knownId: companyOf.get(externalId),
  }));
}

/** What each row reports that was not reported before; null where it has nothing new. */
async function wordsOf(
  tx: Tx,
  rows: readonly ImportedDeal[],
  companyIds: readonly (Id | null)[],
  reportedAt: Date,
): Promise<(DealWord | Refused | null)[]> {
  const ids = [...new Set(rows.map(({ externalId }) => externalId))];
  const known = await importedDeals(tx, IMPORT_SOURCE, ids);
  const dated = withKnownDays(rows, await knownDeals(tx, rows));
  return dated.map((row, place) => {
    if (row === null) return { refused: rows[place]?.dayMissing ?? '' };
    const before = known.get(row.externalId) ?? null;
    const standing = withStanding(row, before);
    const word = dealWord(standing, companyIds[place] ?? null, before, reportedAt);
    if (word !== null) known.set(row.externalId, word.after);
    return word;
  });
}

/** As they are known; asked for only where a row leaves its day out. */
async function knownDeals(
  tx: Tx,
  rows: readonly ImportedDeal[],
): Promise<ReadonlyMap<string, KnownDeal>> {
  const ids = rows.flatMap(({ dayMissing, externalId }) => (dayMissing === null ? [] : externalId));
  if (ids.length === 0) return new Map();
  const deals = await findDealsByExternalIds(tx, [...new Set(ids)]);
  return new Map(deals.map((deal) => [deal.externalId ?? '', deal]));
}
