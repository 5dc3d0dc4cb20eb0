import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ImportResult } from '../../../src/features/imports/index.js';
import { CliProcess, settingsOf, type EndedCli } from './product-process.js';
import type { TestDatabase, TestProgram } from '../database/test-database.js';

export const REFERRALS = {
  columns: {
    externalId: 'id',
    advocateEmail: 'advocate',
    advocateName: 'name',
    refereeName: 'referee',
    refereeEmail: 'email',
    refereeCompany: 'company',
    submittedOn: 'on',
  },
};
export const DEALS = {
  columns: {
    externalId: 'id',
    referralExternalId: 'referral',
    company: 'company',
    stage: 'stage',
    closedOn: 'closed',
  },
};

export const ADVOCATES = 300;
export const COMPANIES = 500;

/** `R-0` to `R-<rows - 1>`, of some advocates and companies. */
export function referralRows(rows: number): string[] {
  return Array.from({ length: rows }, (_, n) => {
    const [advocate, company] = [n % ADVOCATES, (n * 7) % COMPANIES].map(String);
    const person = `Referee ${String(n)},r${String(n)}@example.com`;
    return `R-${String(n)},a${advocate}@example.com,Advocate ${advocate},${person},Company ${company},2026-01-05`;
  });
}

/** A deal for each of these referrals, and all of them won. */
export function dealRows(referrals: readonly number[]): string[] {
  return referrals.map((n) => `D-${String(n)},R-${String(n)},,WON,2026-02-01`);
}

export interface ImportCommand {
  readonly kind: 'referrals' | 'deals';
  readonly program: TestProgram;
  readonly file: string;
  /** where this process puts what it refuses; its own */
  readonly errors?: string;
  readonly options?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
}

/** Imports by the command line, each in a process of its own, with files in a folder of their own. */
export class ImportProcesses {
  readonly folder = mkdtempSync(join(tmpdir(), 'goodturn-imports-'));

  constructor(private readonly test: TestDatabase) {}

  referralFile(name: string, rows: readonly string[]): string {
    return this.keep(name, ['id,advocate,name,referee,email,company,on', ...rows, ''].join('\n'));
  }

  dealFile(name: string, rows: readonly string[]): string {
    return this.keep(name, ['id,referral,company,stage,closed', ...rows, ''].join('\n'));
  }

  start({ kind, program, file, errors, options, environment }: ImportCommand): CliProcess {
    const mapping = kind === 'referrals' ? REFERRALS : DEALS;
    const map = this.keep(`${kind}.json`, JSON.stringify(mapping));
    return this.command(
      [
        ...['import', kind, file, '--program', program.slug, '--mapping', map],
        ...(errors === undefined ? [] : ['--errors', errors]),
        ...(options ?? []),
      ],
      environment,
    );
  }

  command(args: readonly string[], environment: ImportCommand['environment'] = {}): CliProcess {
    return CliProcess.start(args, {
      ...settingsOf(this.test.url, join(this.folder, 'home')),
      ...environment,
    });
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }

  private keep(name: string, text: string): string {
    const file = join(this.folder, name);
    writeFileSync(file, text);
    return file;
  }
}

/** What a command with `--json` printed for programs. */
export function resultOf({ out }: EndedCli): ImportResult {
  return JSON.parse(out) as ImportResult;
}
