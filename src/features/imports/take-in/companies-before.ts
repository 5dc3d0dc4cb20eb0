import { companyNameKey } from '../../companies/index.js';
import type { CompanyColumn, ImportedCompany } from '../read/index.js';
import type { RowOutcome } from './import-target.js';
import { SeenKeys } from './seen-keys.js';

type CompanyOutcome = RowOutcome<CompanyColumn>;

/** What the rows of a dry run would have added, so that the rows behind them meet it. */
export class CompaniesBefore {
  private readonly rows = new SeenKeys();
  /** by what a company is known by */
  private readonly added = new SeenKeys();
  private readonly addedWithId = new SeenKeys();

  /** The rows are those of one batch, which know of each other already. */
  asIfKept(
    rows: readonly ImportedCompany[],
    outcomes: readonly CompanyOutcome[],
  ): readonly CompanyOutcome[] {
    const told = rows.map((row, place) => this.asIfRowKept(row, outcomes[place] ?? 'UNCHANGED'));
    for (const [place, row] of rows.entries()) if (isNew(told[place])) this.remember(row);
    return told;
  }

  private asIfRowKept(row: ImportedCompany, outcome: CompanyOutcome): CompanyOutcome {
    const isRefused = typeof outcome === 'object' && 'refused' in outcome;
    if (!this.rows.add(contentOf(row)) && !isRefused) return 'UNCHANGED';
    if (!isNew(outcome)) return outcome;
    const keys = keysOf(row);
    const { externalId } = row;
    if (externalId !== null && keys.some((key) => this.addedWithId.has(key))) {
      return {
        refused: 'the id of the company of this name or domain, which another row has',
        column: 'externalId',
      };
    }
    return keys.some((key) => this.added.has(key))
      ? { corrected: { externalId: externalId ?? keys[0] ?? '', changes: [] } }
      : outcome;
  }

  private remember(row: ImportedCompany): void {
    for (const key of keysOf(row)) {
      this.added.add(key);
      if (row.externalId !== null) this.addedWithId.add(key);
    }
  }
}

function isNew(outcome: CompanyOutcome | undefined): boolean {
  const told = typeof outcome === 'object' && 'told' in outcome ? outcome.told : outcome;
  return told === 'IMPORTED';
}

function keysOf({ name, domains }: ImportedCompany): string[] {
  const named = name === null ? [] : [`name ${companyNameKey(name)}`];
  return [...(domains ?? []).map((domain) => `domain ${domain}`), ...named];
}

function contentOf({ attributes, ...row }: ImportedCompany): string {
  const own = attributes.map(({ attribute, value }) => [attribute.id, value]);
  return JSON.stringify([row, own], (_key, value: unknown) =>
    value === undefined ? 'nothing' : value,
  );
}
