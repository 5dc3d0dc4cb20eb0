import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  EndPointsOfLeaver,
  FindOrAddAdvocates,
  ReportAdvocates,
  ReportInterests,
  ReportWilling,
} from '../../../src/features/advocates/index.js';
import { ReportAttributes } from '../../../src/features/attributes/index.js';
import { FindOrAddCompanies, ReportCompanies } from '../../../src/features/companies/index.js';
import {
  AdvocateVerbs,
  ImportAdvocates,
  ImportCompanies,
  ImportDeals,
  ImportReferrals,
  ImportTurn,
  RunImport,
  TakeOffers,
  TakeOwnFacts,
} from '../../../src/features/imports/index.js';
import type { ImportRequest } from '../../../src/features/imports/index.js';
import { EndPoints } from '../../../src/features/ledger/index.js';
import { AwardImported } from '../../../src/features/referrals/index.js';
import { ReportTags } from '../../../src/features/tags/index.js';
import { RecordTimeline } from '../../../src/features/timeline/index.js';
import type { Actor } from '../../../src/kernel/actor.js';
import { PlaceKeys } from '../../../src/features/imports/order/index.js';
import { Outbox } from '../../../src/platform/outbox/index.js';
import { referralVerbs } from './referrals.js';
import type { TestDatabase } from '../database/test-database.js';

/** The verbs of imports, wired as Nest wires them. */
export function importVerbs(test: TestDatabase) {
  const referrals = referralVerbs(test);
  const companies = new FindOrAddCompanies();
  const turn = new ImportTurn(test.database, test.crossProgram);
  const run = new RunImport(test.database, turn, new PlaceKeys({ hash: 'h'.repeat(40) }));
  const timeline = new RecordTimeline();
  const ownFacts = new TakeOwnFacts(new ReportAttributes(timeline), new ReportTags(timeline));
  return {
    ...referrals,
    importAdvocates: new ImportAdvocates(
      test.database,
      run,
      new AdvocateVerbs(
        new ReportAdvocates(
          new FindOrAddAdvocates(),
          timeline,
          new EndPointsOfLeaver(new EndPoints(), timeline, new Outbox()),
        ),
        new ReportCompanies(timeline),
        new TakeOffers(new ReportInterests(timeline), new ReportWilling(timeline)),
        ownFacts,
      ),
    ),
    importCompanies: new ImportCompanies(
      test.database,
      run,
      new ReportCompanies(timeline),
      ownFacts,
    ),
    importReferrals: new ImportReferrals(
      test.database,
      run,
      new FindOrAddAdvocates(),
      companies,
      referrals.addReferrals,
    ),
    importDeals: new ImportDeals(
      test.database,
      run,
      companies,
      referrals.recordDeals,
      new AwardImported(referrals.settle),
    ),
  };
}

export type ImportVerbs = ReturnType<typeof importVerbs>;

/** Files of one spec, in a folder that goes away with it. */
export class TestFiles {
  private readonly folder = mkdtempSync(join(tmpdir(), 'goodturn-import-'));

  write(name: string, text: string | Buffer): string {
    const file = join(this.folder, name);
    writeFileSync(file, text);
    return file;
  }

  path(name: string): string {
    return join(this.folder, name);
  }

  read(file: string): string {
    return readFileSync(file, 'utf8');
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

export function importOf(
  actor: Actor,
  file: string,
  mapping: unknown,
  options: Partial<ImportRequest> = {},
): ImportRequest {
  return {
    ...{ actor, file, mapping, dryRun: false, awardsPoints: false, errorsFile: null },
    onTakingBack: () => Promise.resolve(true),
    ...options,
  };
}
