import { EndPointsOfLeaver } from '../../../src/features/advocates/index.js';
import { TakeBackDeals } from '../../../src/features/conversions/index.js';
import { WriteWonSince } from '../../../src/features/companies/index.js';
import { TakeBackDealFacts } from '../../../src/features/deals/index.js';
import type { ImportRequest } from '../../../src/features/imports/index.js';
import { RunJournal } from '../../../src/features/imports/runs/run-journal.js';
import { KindsTakenBack, TakeBackRows, UndoRun } from '../../../src/features/imports/undo/index.js';
import { EndPoints, PostTransfers, SettlePoints } from '../../../src/features/ledger/index.js';
import { TakeBackAwards, TakeBackReferrals } from '../../../src/features/referrals/index.js';
import { MatchDeals } from '../../../src/features/referrals/match/match-deals.js';
import { RecordTimeline } from '../../../src/features/timeline/index.js';
import { Outbox } from '../../../src/platform/outbox/index.js';
import { newId, type Id } from '../../../src/kernel/ids.js';
import type { TestDatabase } from '../database/test-database.js';
import { importVerbs } from './imports.js';

/** Imports that are kept as runs, and their undo, wired as Nest wires them. */
export function undoVerbs(test: TestDatabase) {
  const verbs = importVerbs(test);
  const timeline = new RecordTimeline();
  const matchDeals = new MatchDeals(timeline, new Outbox());
  const takesBack = new KindsTakenBack(
    new TakeBackReferrals(
      new SettlePoints(new PostTransfers()),
      matchDeals,
      verbs.settle,
      timeline,
      new Outbox(),
    ),
    new TakeBackDeals(
      new TakeBackDealFacts(new WriteWonSince(timeline)),
      matchDeals,
      verbs.settle,
      timeline,
    ),
    new TakeBackAwards(verbs.settle, timeline),
    new TakeBackRows(timeline, new EndPointsOfLeaver(new EndPoints(), timeline, new Outbox())),
  );
  const importers = {
    referrals: (request: ImportRequest) => verbs.importReferrals.importReferrals(request),
    deals: (request: ImportRequest) => verbs.importDeals.importDeals(request),
    companies: (request: ImportRequest) => verbs.importCompanies.importCompanies(request),
    advocates: (request: ImportRequest) => verbs.importAdvocates.importAdvocates(request),
  };
  return {
    ...verbs,
    /** Takes a file in as a run, and returns the run. */
    async takeIn(kind: keyof typeof importers, request: ImportRequest): Promise<Id> {
      const runId = newId();
      const journal = new RunJournal(async () => {
        await test.superuser(
          `INSERT INTO import_run (program_id, id, kind, origin, state, task, created_at, file_name,
             size_bytes, sha256, part_ids, awards_points, takes_back, up_to_row, permille, rows_read,
             imported, corrected, unchanged, refused, points_awarded, points_taken_back)
           VALUES ($1, $2, $3, 'CLI', 'RUNNING', 'IMPORT', clock_timestamp(), 'told.csv', 0, '', '{}',
             $4, true, 1, 0, 0, 0, 0, 0, 0, 0, 0)`,
          [request.actor.programId, runId, kind, request.awardsPoints],
        );
        return runId;
      });
      const kept = { ...request, journal };
      await importers[kind](kept);
      return runId;
    },
    undoRun: new UndoRun(test.database, takesBack),
  };
}
