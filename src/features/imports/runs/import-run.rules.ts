import type { CorrectedRow, KeptOutcome, StopReason } from '../take-in/index.js';
import type { FormatQuestion } from '../read/index.js';

export const IMPORT_STATES = [
  /** its file is here: it can be mapped and looked at */
  'UPLOADED',
  /** a dry run or the import was requested, and has not begun */
  'WAITING',
  'RUNNING',
  /** a dry run found what would become of each row */
  'READY',
  'DONE',
  /** it ended before its file did, or its undo before all was taken back; it goes on there */
  'STOPPED',
  /** what it left was taken back */
  'UNDONE',
] as const;
export type ImportState = (typeof IMPORT_STATES)[number];

export const IMPORT_TASKS = ['PREVIEW', 'IMPORT', 'PREVIEW_UNDO', 'UNDO'] as const;
export type ImportTask = (typeof IMPORT_TASKS)[number];

export const IMPORT_ORIGINS = ['PORTAL', 'CLI'] as const;
export type ImportOrigin = (typeof IMPORT_ORIGINS)[number];

/**
 * Beside the reasons of the engine: its process ended without a word; something leans on what it
 * left; its undo would bring points to the person who requested it (R-C5).
 */
export const RUN_STOP_REASONS = [
  'ASKED',
  'BUSY',
  'CONNECTION_LOST',
  'ERRORS_FILE',
  'FILE_UNREADABLE',
  'FULL',
  'LEANED_ON',
  'LOGIN_REFUSED',
  'OWN_POINTS',
  'PROCESS_ENDED',
  'READ_ONLY',
  'REFUSED',
  'TAKES_POINTS_BACK',
  'TIME_OUT',
  'UNEXPECTED',
  'UNREACHABLE',
] as const satisfies readonly (StopReason | 'PROCESS_ENDED' | 'LEANED_ON' | 'OWN_POINTS')[];
export type RunStopReason = (typeof RUN_STOP_REASONS)[number];

/** Whether rows of its file went in, all or the first of them. */
export function hasRows({
  state,
  task,
}: {
  readonly state: ImportState;
  readonly task: ImportTask | null;
}): boolean {
  return state === 'DONE' || (state === 'STOPPED' && task !== 'PREVIEW');
}

/** Whether what is requested is about an undo: the run itself is over. */
export function isUndoing(task: ImportTask | null): boolean {
  return task === 'UNDO' || task === 'PREVIEW_UNDO';
}

/** The task and state of a run at which somebody only looked: as it was before. */
export function afterLook({ stopReason }: { readonly stopReason: RunStopReason | null }): {
  readonly task: ImportTask;
  readonly state: ImportState;
} {
  return { task: 'IMPORT', state: stopReason === null ? 'DONE' : 'STOPPED' };
}

/**
 * Where a run is left that somebody stopped: a dry run began with nothing, and is tried again; a
 * look at an undo leaves everything as it was.
 */
export function endOfStop(run: {
  readonly task: ImportTask | null;
  readonly stopReason: RunStopReason | null;
}): {
  readonly task?: ImportTask;
  readonly state: ImportState;
  readonly stopReason?: RunStopReason | null;
} {
  if (run.task === 'PREVIEW') return { state: 'UPLOADED' };
  if (run.task === 'PREVIEW_UNDO') return { ...afterLook(run), stopReason: run.stopReason };
  return { state: 'STOPPED', stopReason: 'ASKED' };
}

/** What was found out about the file by the last dry run or import. Emptied with the file (R-A5). */
export interface FindingsOfRun {
  /** sentences: how the file was read, and which values were left out */
  readonly says: readonly string[];
  /** sentences: why it cannot be read as it is mapped */
  readonly problems: readonly string[];
  /** of these, what somebody can answer */
  readonly questions: readonly FormatQuestion[];
}

/** A mapping as it is kept: what `parseMapping` reads. */
export interface KeptMapping {
  readonly columns: Readonly<Record<string, string>>;
  readonly constants: Readonly<Record<string, string>>;
  readonly values: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly formats: Readonly<Record<string, string>>;
  readonly clearingWord?: string;
  readonly file: { readonly encoding?: string; readonly delimiter?: string };
}

/** One row that is kept to be looked at. */
export interface KeptRow {
  readonly rowNo: number;
  readonly outcome: KeptOutcome;
  readonly reason: string | null;
  readonly fields: readonly string[];
  readonly changes: CorrectedRow['changes'] | null;
}

/** Of rows that are not refused, so many of each outcome are kept; of refused ones, all. */
export const KEPT_OF_OUTCOME = 5;

/** An export of a CRM with a million rows has some 200 MB. */
export const MOST_FILE_BYTES = 500_000_000;
/** Files of a programme that are kept at the same time. */
export const MOST_KEPT_BYTES = 2_000_000_000;
/** R-A5: for so long its file and its rows can be looked at and corrected. */
export const KEPT_DAYS = 30;

/** The name that a person gave the file, as it is shown: without folders and control characters. */
export function shownFileName(name: string): string {
  const last = name.normalize('NFC').split(/[/\\]/).at(-1) ?? '';
  const plain = last.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '').trim();
  return Array.from(plain === '' ? 'import.csv' : plain)
    .slice(0, 200)
    .join('');
}

/** The columns in any order, without those of an errors file: files with the same have one mapping. */
export function headerText(columns: readonly string[]): string {
  return JSON.stringify([...new Set(columns)].sort());
}
