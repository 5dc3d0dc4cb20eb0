import type { Actor } from '../../../kernel/actor.js';
import type { Id } from '../../../kernel/ids.js';
import type { Database } from '../../../platform/database/index.js';
import { FileMissing, FilesUnavailable } from '../../../platform/files/index.js';
import { Outbox } from '../../../platform/outbox/index.js';
import { ImportRefused } from '../read/index.js';
import { ImportStopped, TakesPointsBack, type ImportResult } from '../take-in/index.js';
import { ImportRunEntity } from './import-run.entity.js';
import { importEnded } from './import-run.events.js';
import {
  endOfStop,
  type FindingsOfRun,
  type ImportState,
  type RunStopReason,
} from './import-run.rules.js';

/** How a run ended, or a dry run. */
export interface EndOfRun {
  readonly state: ImportState;
  readonly stopReason?: RunStopReason | null;
  readonly stopPoints?: number;
  readonly stopReferrals?: number;
  readonly findings?: FindingsOfRun;
}

type RunOfTask = Pick<ImportRunEntity, 'task'>;

export function endOfResult({ task }: RunOfTask, { says }: ImportResult): EndOfRun {
  const findings = { says, problems: [], questions: [] };
  return { state: task === 'PREVIEW' ? 'READY' : 'DONE', findings };
}

/**
 * `GOES_ON`: it was asked to stop; null: nobody foresaw the error. `named`: puts the file's own name
 * in the place of where it lies here.
 */
export function endOfError(
  run: RunOfTask,
  error: unknown,
  named: (text: string) => string,
): EndOfRun | 'GOES_ON' | null {
  if (error instanceof ImportRefused) return endOfRefusal(run, error, named);
  if (error instanceof FileMissing || error instanceof FilesUnavailable) {
    return { state: 'STOPPED', stopReason: 'FILE_UNREADABLE' };
  }
  if (!(error instanceof ImportStopped)) return null;
  const { reason, because, says } = error.stop;
  if (reason === 'ASKED') return 'GOES_ON';
  const problems = reason === 'FILE_UNREADABLE' ? [named(because)] : [];
  const findings = { says, problems, questions: [] };
  const { cause } = error;
  if (!(cause instanceof TakesPointsBack))
    return { state: 'STOPPED', stopReason: reason, findings };
  const { points, referrals } = cause.ahead;
  return {
    ...{ state: 'STOPPED', stopReason: reason, findings },
    ...{ stopPoints: points, stopReferrals: referrals },
  };
}

/** A dry run leads back to the mapping; an import whose file was read before cannot go on. */
function endOfRefusal(
  { task }: RunOfTask,
  { problems, questions }: ImportRefused,
  named: (text: string) => string,
): EndOfRun {
  const told = questions.length > 0 ? [] : problems.map(named);
  const findings = { says: [], problems: told, questions };
  if (task === 'PREVIEW') return { state: 'UPLOADED', findings };
  return { state: 'STOPPED', stopReason: 'FILE_UNREADABLE', findings };
}

/** Somebody stopped it, and nobody was at work any more. */
export async function endAsked(
  database: Database,
  actor: Actor,
  run: Pick<ImportRunEntity, 'id' | 'task' | 'stopReason'>,
): Promise<void> {
  await database.write(actor, 'endImport', (tx) =>
    tx.update(
      ImportRunEntity,
      { programId: tx.programId, id: run.id },
      { ...endOfStop(run), endedAt: tx.realNow, stopRequested: false },
    ),
  );
}

export async function endRun(
  database: Database,
  actor: Actor,
  id: Id,
  end: EndOfRun,
): Promise<void> {
  await database.write(actor, 'endImport', async (tx) => {
    const { stopReason = null, stopPoints = null, stopReferrals = null, findings = null } = end;
    await tx.update(
      ImportRunEntity,
      { programId: tx.programId, id },
      {
        state: end.state,
        endedAt: tx.realNow,
        ...{ stopReason, stopPoints, stopReferrals, findings, stopRequested: false },
      },
    );
    if (end.state === 'DONE' || end.state === 'STOPPED') {
      await new Outbox().append(tx, [importEnded.of({ runId: id })]);
    }
  });
}
