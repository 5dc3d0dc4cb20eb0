import type { Actor } from '../../../kernel/actor.js';
import type { Id } from '../../../kernel/ids.js';
import type { Points } from '../../../kernel/points.js';
import type { Tx } from '../../../platform/database/index.js';
import type { ReadAs } from '../read/index.js';
import type { ImportJournal } from './import-journal.js';
import type { ImportUnderWay } from './import-turn.js';
import type { TakenBack } from './points-moved.js';

/** R-C5: the person for whom rows are taken in. */
export interface Requester {
  /** Of these advocates, those who are this person. */
  ownAmong(tx: Tx, advocateIds: readonly Id[]): Promise<readonly Id[]>;
  /** As `mailboxOf` makes them. */
  mailboxes(tx: Tx): Promise<readonly string[]>;
}

export interface ImportRequest {
  readonly actor: Actor;
  /** rows that decide for them are refused; absent: nobody in particular, as on the command line */
  readonly requester?: Requester;
  readonly file: string;
  /** as `parseMapping` reads it: `{ columns, constants, values }` */
  readonly mapping: unknown;
  /** how this file writes numbers and days, whatever the mapping says */
  readonly readAs?: ReadAs;
  /** checks everything, writes no row */
  readonly dryRun: boolean;
  /** whether conversions earn points */
  readonly awardsPoints: boolean;
  /**
   * null: the file's own name with `.referrals.errors.csv` or `.deals.errors.csv`, since one export
   * of a CRM is often both
   */
  readonly errorsFile: string | null;
  readonly onProgress?: (progress: ImportProgress) => void;
  /** called while it waits for another import of the programme; null: it is not known which */
  readonly onWait?: (other: ImportUnderWay | null) => void;
  /**
   * Called before the first points are taken back, with all that the rest of the file takes back:
   * whether it may. Absent: it may not, and the import stops there.
   */
  readonly onTakingBack?: (ahead: PointsAhead) => Promise<boolean>;
  /** stops between two batches */
  readonly stop?: AbortSignal;
  /** absent: nobody keeps what becomes of it */
  readonly journal?: ImportJournal;
  /** the caller has the programme's turn (`ImportTurn`) */
  readonly hasTurn?: boolean;
  /** rows up to this one were done by an earlier run over the same file */
  readonly afterRow?: number;
}

/** What the file takes back from a row on. */
export interface PointsAhead extends TakenBack {
  readonly fromRow: number;
}

export interface ImportProgress {
  readonly rows: number;
  /** 0 to 1 */
  readonly share: number;
}

export interface ImportResult {
  readonly rows: number;
  readonly imported: number;
  /** R-D4: imported before, with another content */
  readonly corrected: number;
  /** imported before, with the same content */
  readonly unchanged: number;
  /** R-D4: a later row of the same says otherwise, in this file or one before */
  readonly superseded: number;
  readonly refused: number;
  /** where the refused rows are; null where none was */
  readonly errorsFile: string | null;
  /** sentences: how the file was read, and which values were left out */
  readonly says: readonly string[];
  /** what was corrected, old → new, as far as it is kept: the first hundred rows */
  readonly corrections: readonly CorrectedRow[];
  /** that it moved, or would move */
  readonly points: PointsOfRun;
}

export interface PointsOfRun {
  readonly awarded: Points;
  readonly takenBack: Points;
  /** whose, as far as it is kept: the first thousand */
  readonly advocates: readonly {
    readonly advocateId: Id;
    readonly awarded: Points;
    readonly takenBack: Points;
  }[];
}

/** R-D4: what one row says otherwise than an earlier file. */
export interface CorrectedRow {
  readonly row: number;
  readonly externalId: string;
  readonly changes: readonly {
    /** as people find it in their file */
    readonly column: string;
    /** null: none; both null: another one, which is a person's and not repeated (R-A5) */
    readonly before: string | null;
    readonly after: string | null;
  }[];
}
