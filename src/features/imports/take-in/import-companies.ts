import { Injectable } from '@nestjs/common';
import { Database, type Tx } from '../../../platform/database/index.js';
import {
  companyNameKey,
  hasMoreCompaniesThan,
  ReportCompanies,
  type CompanyReport,
} from '../../companies/index.js';
import { staffByAddress } from '../../identity/index.js';
import { readProgram } from '../../programs/index.js';
import {
  companyRow,
  companyShape,
  MomentReader,
  parseMapping,
  type CompanyColumn,
  type CompanyRowContext,
  type ImportedCompany,
} from '../read/index.js';
import { columnOfField, differenceOf, KEPT_REASONS } from './company-outcomes.js';
import type { ImportRequest, ImportResult } from './import-request.js';
import type { ImportTarget, LeftOutOf, RowOutcome, WrittenRows } from './import-target.js';
import { outcomeOf } from './outcome-of.js';
import { contentOf, RowsBefore, type KnownRow } from './rows-before.js';
import { RunImport } from './run-import.js';
import { ownAttributes, TakeOwnFacts, type TakenOwnFacts } from './take-own-facts.js';

type CompanyOutcome = RowOutcome<CompanyColumn>;

/**
 * Imports a file of companies with what is known of them: one that nobody knows is added, and what a
 * row says otherwise than it is here is a correction (R-D4). A file is the CRM's word, which does not
 * overrule a person. Throws ImportRefused, ImportStopped.
 */
@Injectable()
export class ImportCompanies {
  constructor(
    private readonly database: Database,
    private readonly runImport: RunImport,
    private readonly reportCompanies: ReportCompanies,
    private readonly ownFacts: TakeOwnFacts,
  ) {}

  async importCompanies(request: ImportRequest): Promise<ImportResult> {
    const context = await this.database.read(request.actor, contextOf);
    const shape = companyShape(context.attributes);
    const memory = new RowsBefore(knownRow);
    const target: ImportTarget<CompanyColumn, ImportedCompany> = {
      shape,
      mapping: parseMapping(shape, request.mapping, request.readAs),
      survey: {
        moments: context.moments,
        currencyOf: (reader, record, column) => {
          if (column === 'employees') return WITHOUT_DECIMALS;
          if (column !== 'revenue') return WITH_DECIMALS;
          return reader.text(record, 'currency').toUpperCase() || context.currency;
        },
      },
      check: (reader, record) => companyRow(reader, record, context),
      write: (tx, rows) => this.write(tx, request, rows),
      rehearsal: { asIfKept: (rows, outcomes) => memory.asIfKept(rows, outcomes) },
      hasMoreThan: hasMoreCompaniesThan,
    };
    return this.runImport.runImport(target, request);
  }

  private async write(
    tx: Tx,
    { actor, dryRun, journal }: ImportRequest,
    rows: readonly ImportedCompany[],
  ): Promise<WrittenRows<CompanyColumn>> {
    if (!dryRun) await journal?.watchChanges(tx);
    const reported = await this.reportCompanies.reportCompanies(tx, actor, rows.map(reportOf));
    const own = await this.ownFacts.takeOwnFacts(
      tx,
      actor,
      'COMPANY',
      rows.map((row, place) => {
        const company = reported[place];
        return company && 'id' in company ? { ...row, id: company.id } : null;
      }),
    );
    const outcomes = rows.map((row, place): CompanyOutcome => {
      const company = reported[place];
      if (company === undefined) throw new Error('A row has no outcome.');
      if ('wanted' in company) return { refused: company.wanted, column: company.field };
      const { changes, leftOut }: TakenOwnFacts = own[place] ?? { changes: [], leftOut: [] };
      const kept = company.kept.map(({ field, why }): LeftOutOf<CompanyColumn> => ({
        column: columnOfField(field),
        reason: KEPT_REASONS[why],
      }));
      return outcomeOf({
        isNew: company.isNew,
        externalId: keyOf(row),
        changes: [...company.changes.map(differenceOf), ...changes],
        leftOut: [...kept, ...leftOut],
      });
    });
    return { outcomes, moved: [] };
  }
}

/** Currencies that say whether a number can have decimals, where it is no amount. */
const WITHOUT_DECIMALS = 'JPY';
const WITH_DECIMALS = 'USD';

async function contextOf(tx: Tx): Promise<CompanyRowContext> {
  const { timeZone, currency } = await readProgram(tx);
  return {
    moments: new MomentReader(timeZone, tx.now),
    currency,
    owners: await staffByAddress(tx),
    attributes: await ownAttributes(tx, 'COMPANY'),
  };
}

function reportOf({ externalId, name, domains, kind, facts }: ImportedCompany): CompanyReport {
  return { externalId, name, said: { ...facts, domains, kind } };
}

function keyOf({ externalId, domains, name }: ImportedCompany): string {
  return externalId ?? domains?.[0] ?? name ?? '';
}

function knownRow(row: ImportedCompany): KnownRow<CompanyColumn> {
  const { externalId, name, domains } = row;
  const named = name === null ? [] : [`name ${companyNameKey(name)}`];
  return {
    externalId,
    keys: [...(domains ?? []).map((domain) => `domain ${domain}`), ...named],
    content: contentOf(row),
    conflict: {
      refused: 'the id of the company of this name or domain, which another row has',
      column: 'externalId',
    },
  };
}
