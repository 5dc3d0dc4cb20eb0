import { databaseFailureOf } from '../../../platform/database/index.js';
import { ErrorsFileFailed, ImportRefused } from '../read/index.js';
import type { StopReason } from './import-stopped.js';

/** Somebody asked to stop. */
export class StopRequested extends Error {
  override readonly name = 'StopRequested';
}

/** What an error means for an import under way, in our words and never in a library's. */
export function stopReasonOf(error: unknown): { reason: StopReason; because: string } {
  if (error instanceof StopRequested) return { reason: 'ASKED', because: 'It was asked to.' };
  if (error instanceof ErrorsFileFailed) return { reason: 'ERRORS_FILE', because: error.message };
  if (error instanceof ImportRefused) {
    return { reason: 'FILE_UNREADABLE', because: `${error.problems.join('. ')}.` };
  }
  const failure = databaseFailureOf(error);
  if (failure !== null) return { reason: failure.kind, because: failure.says };
  const name = error instanceof Error ? error.constructor.name : typeof error;
  return { reason: 'UNEXPECTED', because: `Something failed that nobody foresaw (${name}).` };
}
