import { databaseFailureOf } from '../../../platform/database/index.js';
import { ErrorsFileFailed, ImportRefused } from '../read/index.js';
import type { PointsAhead } from './import-request.js';
import type { StopReason } from './import-stopped.js';

/** Somebody asked to stop. */
export class StopRequested extends Error {
  override readonly name = 'StopRequested';
}

/** Points would be taken back, and nobody said that they may. */
export class TakesPointsBack extends Error {
  override readonly name = 'TakesPointsBack';

  constructor(readonly ahead: PointsAhead) {
    super(`It would take back ${pointsAhead(ahead)}.`);
  }
}

/** "500 points of 1 referral, from row 2 on" */
export function pointsAhead({ points, referrals, fromRow }: PointsAhead): string {
  const of = referrals === 1 ? '1 referral' : `${referrals.toLocaleString('en')} referrals`;
  return `${points.toLocaleString('en')} points of ${of}, from row ${fromRow.toLocaleString('en')} on`;
}

/** What an error means for an import under way, in our words and never in a library's. */
export function stopReasonOf(error: unknown): { reason: StopReason; because: string } {
  if (error instanceof StopRequested) return { reason: 'ASKED', because: 'It was asked to.' };
  if (error instanceof TakesPointsBack) {
    const because = `It would take back ${pointsAhead(error.ahead)}, and nobody said that it may.`;
    return { reason: 'TAKES_POINTS_BACK', because };
  }
  if (error instanceof ErrorsFileFailed) return { reason: 'ERRORS_FILE', because: error.message };
  if (error instanceof ImportRefused) {
    return { reason: 'FILE_UNREADABLE', because: `${error.problems.join('. ')}.` };
  }
  const failure = databaseFailureOf(error);
  if (failure !== null) return { reason: failure.kind, because: failure.says };
  const name = error instanceof Error ? error.constructor.name : typeof error;
  return { reason: 'UNEXPECTED', because: `Something failed that nobody foresaw (${name}).` };
}
