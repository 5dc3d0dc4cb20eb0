import type { Tx } from '../../platform/database/index.js';
import type { FileRow } from './file.queries.js';

/**
 * What advocates hand in with files. Its feature decides who reads it, and so who reads its files:
 * whether one of the advocate's things shows this file to the staff of the programme.
 */
export interface FileHolder {
  readonly name: string;
  readonly showsToStaff: (tx: Tx, file: Pick<FileRow, 'id' | 'advocateId'>) => Promise<boolean>;
}

const byName = new Map<string, FileHolder>();

/** Registers what files are handed in with. Throws Error for a second one of the same name. */
export function defineFileHolder(holder: FileHolder): void {
  if (byName.has(holder.name)) throw new Error(`Two file holders are named ${holder.name}.`);
  byName.set(holder.name, holder);
}

/** A file that nothing shows is its advocate's alone: uploaded only, or taken back (R-A2). */
export async function isShownToStaff(tx: Tx, file: FileRow): Promise<boolean> {
  for (const { showsToStaff } of byName.values()) {
    if (await showsToStaff(tx, file)) return true;
  }
  return false;
}
