import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/actor.js';
import type { Id } from '../../../kernel/ids.js';
import { Database, type Tx } from '../../../platform/database/index.js';
import {
  hasMoreAdvocatesThan,
  interestKey,
  listInterests,
  ReportAdvocates,
  type ReportedAdvocate,
} from '../../advocates/index.js';
import { ReportCompanies } from '../../companies/index.js';
import { readProgram } from '../../programs/index.js';
import {
  advocateRow,
  advocateShape,
  MomentReader,
  parseMapping,
  type AdvocateColumn,
  type AdvocateRowContext,
  type ImportedAdvocate,
} from '../read/index.js';
import { columnOfProfile, HAS_LEFT, hidden, THEIRS } from './advocate-outcomes.js';
import type { ImportRequest, ImportResult } from './import-request.js';
import type {
  Difference,
  ImportTarget,
  LeftOutOf,
  RowOutcome,
  WrittenRows,
} from './import-target.js';
import { outcomeOf } from './outcome-of.js';
import { contentOf, RowsBefore, type KnownRow } from './rows-before.js';
import { RunImport } from './run-import.js';
import { TakeOffers } from './take-offers.js';
import { ownAttributes, TakeOwnFacts } from './take-own-facts.js';

type AdvocateOutcome = RowOutcome<AdvocateColumn>;

/** The company that each row names. */
interface Employers {
  readonly ids: readonly (Id | null | undefined)[];
  readonly leftOut: readonly (LeftOutOf<AdvocateColumn> | null)[];
}

interface TakenPart {
  readonly changes: readonly Difference<AdvocateColumn>[];
  readonly leftOut: readonly LeftOutOf<AdvocateColumn>[];
}

/** What takes in the parts of a row. */
@Injectable()
export class AdvocateVerbs {
  constructor(
    readonly advocates: ReportAdvocates,
    readonly companies: ReportCompanies,
    readonly offers: TakeOffers,
    readonly ownFacts: TakeOwnFacts,
  ) {}
}

/**
 * Imports a file of advocates: who is unknown gets a profile, and hears nothing until somebody
 * invites them (R-U4). Who has left stays so (R-U5). Throws ImportRefused, ImportStopped.
 */
@Injectable()
export class ImportAdvocates {
  constructor(
    private readonly database: Database,
    private readonly runImport: RunImport,
    private readonly verbs: AdvocateVerbs,
  ) {}

  async importAdvocates(request: ImportRequest): Promise<ImportResult> {
    const context = await this.database.read(request.actor, contextOf);
    const shape = advocateShape(context.attributes);
    const memory = new RowsBefore(knownRow);
    const target: ImportTarget<AdvocateColumn, ImportedAdvocate> = {
      shape,
      mapping: parseMapping(shape, request.mapping, request.readAs),
      // Numbers of attributes can have decimals, as amounts of this currency can.
      survey: { moments: context.moments, currencyOf: () => 'USD' },
      check: (reader, record) => advocateRow(reader, record, context),
      write: (tx, rows) => this.write(tx, request, rows),
      rehearsal: { asIfKept: (rows, outcomes) => memory.asIfKept(rows, outcomes) },
      hasMoreThan: hasMoreAdvocatesThan,
    };
    return this.runImport.runImport(target, request);
  }

  private async write(
    tx: Tx,
    { actor, dryRun, journal }: ImportRequest,
    rows: readonly ImportedAdvocate[],
  ): Promise<WrittenRows<AdvocateColumn>> {
    if (!dryRun) await journal?.watchChanges(tx);
    const { advocates, offers, ownFacts } = this.verbs;
    const employers = await this.employersOf(tx, actor, rows);
    const reported = await advocates.reportAdvocates(
      tx,
      actor,
      rows.map(({ externalId, email, name, ...said }, place) => ({
        wanted: { externalId, email, name },
        said: {
          name: name ?? undefined,
          email: email ?? undefined,
          language: said.language ?? undefined,
          timeZone: said.timeZone ?? undefined,
          companyId: employers.ids[place],
          employedSince: said.employedSince,
        },
      })),
    );
    const here = rows.map((row, place) => {
      const one = reported[place];
      return one && one.id !== null && !one.hasLeft ? { ...row, id: one.id } : null;
    });
    const offered = await offers.takeOffers(tx, actor, here);
    const own = await ownFacts.takeOwnFacts(tx, actor, 'ADVOCATE', here);
    const outcomes = rows.map((row, place) =>
      outcomeOfRow(row, reported[place], [
        { changes: [], leftOut: [employers.leftOut[place] ?? []].flat() },
        offered[place] ?? NOTHING,
        own[place] ?? NOTHING,
      ]),
    );
    return { outcomes, moved: [] };
  }

  /** What cannot be told which is left out: somebody is an advocate without a company, too. */
  private async employersOf(
    tx: Tx,
    actor: Actor,
    rows: readonly ImportedAdvocate[],
  ): Promise<Employers> {
    const named = rows.flatMap(({ employer }, place) => (employer ? [{ employer, place }] : []));
    const ids: (Id | null | undefined)[] = rows.map(({ employer }) =>
      employer === null ? null : undefined,
    );
    const leftOut: (LeftOutOf<AdvocateColumn> | null)[] = rows.map(() => null);
    if (named.length === 0) return { ids, leftOut };
    const companies = await this.verbs.companies.reportCompanies(
      tx,
      actor,
      named.map(({ employer: { externalId, name, domains } }) => ({
        ...{ externalId, name, said: { domains } },
      })),
    );
    named.forEach(({ place }, at) => {
      const company = companies[at];
      if (company === undefined) return;
      if ('id' in company) ids[place] = company.id;
      else
        leftOut[place] = {
          column: COMPANY_COLUMN[company.field],
          reason: `want ${company.wanted}`,
        };
    });
    return { ids, leftOut };
  }
}

const COMPANY_COLUMN = {
  externalId: 'companyExternalId',
  domains: 'companyDomain',
  name: 'company',
} as const;

const NOTHING: TakenPart = { changes: [], leftOut: [] };

async function contextOf(tx: Tx): Promise<AdvocateRowContext> {
  const { timeZone } = await readProgram(tx);
  const interests = (await listInterests(tx)).filter(({ offered }) => offered);
  return {
    moments: new MomentReader(timeZone, tx.now),
    attributes: await ownAttributes(tx, 'ADVOCATE'),
    interests: new Map(interests.map(({ id, name }) => [interestKey(name), id])),
  };
}

function outcomeOfRow(
  { externalId, email }: ImportedAdvocate,
  reported: ReportedAdvocate | undefined,
  parts: readonly TakenPart[],
): AdvocateOutcome {
  if (reported === undefined) throw new Error('A row has no outcome.');
  if (reported.id === null) return { refused: `advocate: ${reported.reason}` };
  const column = externalId === null ? 'email' : 'externalId';
  const profile = reported.hasLeft
    ? [{ column, reason: HAS_LEFT } as const]
    : reported.kept.map((field) => ({ column: columnOfProfile(field), reason: THEIRS[field] }));
  return outcomeOf({
    isNew: reported.isNew,
    externalId: externalId ?? email ?? '',
    changes: [
      ...reported.changed.map((field) => hidden(columnOfProfile(field))),
      ...parts.flatMap(({ changes }) => changes),
    ],
    leftOut: [...profile, ...parts.flatMap(({ leftOut }) => leftOut)],
  });
}

function knownRow(row: ImportedAdvocate): KnownRow<AdvocateColumn> {
  const { externalId, email } = row;
  return {
    externalId,
    keys: email === null ? [] : [`mail ${email}`],
    content: contentOf(row),
    conflict: { refused: 'advocate: the address belongs to another row’s advocate' },
  };
}
