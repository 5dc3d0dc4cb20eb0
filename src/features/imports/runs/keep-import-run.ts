import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/actor.js';
import { newId, type Id } from '../../../kernel/ids.js';
import type { Tx } from '../../../platform/database/index.js';
import type { ImportKind } from '../read/index.js';
import { ImportRunEntity } from './import-run.entity.js';
import { headerText, type ImportOrigin, type ImportState } from './import-run.rules.js';

export interface NewImportRun {
  readonly kind: ImportKind;
  readonly origin: ImportOrigin;
  readonly fileName: string;
  readonly sizeBytes: number;
  readonly sha256: Buffer;
  readonly partIds: readonly Id[];
  readonly columns: readonly string[] | null;
}

/** Makes the row of a run. */
@Injectable()
export class KeepImportRun {
  async keepImportRun(
    tx: Tx,
    actor: Actor,
    run: NewImportRun,
    as: Partial<ImportRunEntity> & { readonly state: ImportState } = { state: 'UPLOADED' },
  ): Promise<Id> {
    const id = newId();
    const { columns, partIds, ...told } = run;
    await tx.insert(ImportRunEntity, {
      ...told,
      programId: tx.programId,
      id,
      task: null,
      byId: actor.id,
      createdAt: tx.realNow,
      begunAt: null,
      endedAt: null,
      partIds: [...partIds],
      delimiter: null,
      header: null,
      headerKey: columns === null ? null : headerKeyOf(columns),
      mapping: null,
      awardsPoints: false,
      takesBack: false,
      ...NOTHING_YET,
      stopReason: null,
      stopPoints: null,
      stopReferrals: null,
      stopRequested: false,
      undoneAt: null,
      undoneBy: null,
      undoAhead: null,
      findings: null,
      ...as,
    });
    return id;
  }
}

/** The counts of a run that begins. */
export const NOTHING_YET = {
  upToRow: 1,
  permille: 0,
  rowsRead: 0,
  imported: 0,
  corrected: 0,
  unchanged: 0,
  superseded: 0,
  refused: 0,
  pointsAwarded: 0,
  pointsTakenBack: 0,
  traces: 0,
  undone: 0,
} as const;

export function headerKeyOf(columns: readonly string[]): Buffer {
  return createHash('sha256').update(headerText(columns)).digest();
}
