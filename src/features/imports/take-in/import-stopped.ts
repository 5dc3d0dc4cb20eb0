import { DisplayableError } from '../../../kernel/displayable-error.js';
import type { DatabaseFailure } from '../../../platform/database/index.js';
import type { ImportKind } from '../read/index.js';
import type { ImportResult } from './import-request.js';

/** Why an import ended before its file did. */
export type StopReason =
  | DatabaseFailure['kind']
  /** somebody requested it */
  | 'ASKED'
  /** nobody said that it may */
  | 'TAKES_POINTS_BACK'
  | 'FILE_UNREADABLE'
  | 'ERRORS_FILE'
  | 'UNEXPECTED';

/** Rows of a file, as a spreadsheet counts: the header is row 1. */
export interface RowRange {
  readonly from: number;
  readonly to: number;
}

/** How far an import came that ended before its file did. */
export interface ImportStop extends ImportResult {
  readonly kind: ImportKind;
  readonly dryRun: boolean;
  readonly reason: StopReason;
  /** a sentence */
  readonly because: string;
  /** the last row that is done: everything up to it went in, was there before, or was refused */
  readonly upToRow: number;
  /** rows that were being saved when the database fell silent: all of them went in, or none */
  readonly unknown: RowRange | null;
  /** refused rows that are counted and are not in the errors file */
  readonly missingInErrorsFile: number;
}

export const HEADER_ROW = 1;

/** The import ended before its file did. What is in stays in, and the same command goes on. */
export class ImportStopped extends DisplayableError {
  override readonly name = 'ImportStopped';

  constructor(
    readonly stop: ImportStop,
    override readonly cause: unknown,
  ) {
    super(linesOf(stop).join('\n'));
  }

  /** For people: why, what went in, what did not, and how to go on. */
  override get lines(): readonly string[] {
    return linesOf(this.stop);
  }
}

function linesOf(stop: ImportStop): string[] {
  const { kind, because, unknown, dryRun, reason } = stop;
  return [
    `The import of ${kind} stopped. ${because}`,
    ...(dryRun ? [] : [`What went in: ${wentIn(stop)}`]),
    ...(unknown === null
      ? []
      : [
          `Not known: rows ${between(unknown)} were being saved; all of them went in, or none. ` +
            'The next run tells: what went in is unchanged there.',
        ]),
    `What did not: ${didNot(stop)}`,
    ...missingLines(stop),
    dryRun
      ? 'A dry run writes nothing. To go on, run the same command again: it begins anew.'
      : `To go on, run the same command again${reason === 'TAKES_POINTS_BACK' ? ' with --take-back' : ''}: what is in is met as unchanged and skipped.`,
  ];
}

function wentIn(stop: ImportStop): string {
  const { upToRow, imported, corrected, unchanged, superseded, refused, errorsFile } = stop;
  if (upToRow <= HEADER_ROW) return 'nothing.';
  const corrections = corrected === 0 ? '' : `${count(corrected)} corrected, `;
  const behind = superseded === 0 ? '' : `${count(superseded)} superseded, `;
  const place = errorsFile === null ? '' : `, see ${errorsFile}`;
  return (
    `the file up to row ${count(upToRow)} (${count(imported)} imported, ${corrections}` +
    `${count(unchanged)} unchanged, ${behind}${count(refused)} refused${place}).`
  );
}

function didNot({ upToRow, unknown, dryRun }: ImportStop): string {
  const from = Math.max(upToRow, unknown?.to ?? HEADER_ROW) + 1;
  return `${dryRun ? 'nothing was looked at' : 'everything'} from row ${count(from)} on.`;
}

function missingLines({ missingInErrorsFile: missing, refused }: ImportStop): string[] {
  if (missing === 0) return [];
  return [
    `The errors file lacks ${count(missing)} of the ${count(refused)} refused rows; the next run writes it anew.`,
  ];
}

function between({ from, to }: RowRange): string {
  return `${count(from)} to ${count(to)}`;
}

function count(number: number): string {
  return number.toLocaleString('en');
}
