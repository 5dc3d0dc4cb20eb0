import type { Actor } from '../../../kernel/actor.js';
import type { Database } from '../../../platform/database/index.js';
import type { ImportTarget, WrittenRows } from './import-target.js';
import type { MovedPoints } from './points-moved.js';
import { refusalOf, type Refusal } from './row-checker.js';

/** Thrown to undo what was written to find out what it would do. */
class Undone extends Error {
  override readonly name = 'Undone';

  constructor() {
    super('Written to find out, and undone.');
  }
}

export interface PreviewedRows {
  readonly moved: readonly MovedPoints[];
  readonly refused: ReadonlyMap<number, Refusal>;
}

/**
 * What rows would do to points, by the only way that is exact: they are written, settled and undone
 * in one transaction. Each call stands alone: of rows that touch one referral, those of another call
 * are not there.
 */
export class PreviewPoints<Column extends string, Row> {
  constructor(
    private readonly database: Database,
    private readonly target: ImportTarget<Column, Row>,
    private readonly actor: Actor,
  ) {}

  /** What becomes of rows that are all taken. */
  async ofRows(rows: readonly Row[]): Promise<WrittenRows<Column>> {
    let written: WrittenRows<Column> = { outcomes: [], moved: [] };
    try {
      await this.database.write(this.actor, 'previewPointsOfImport', async (tx) => {
        written = await this.target.write(tx, rows);
        throw new Undone();
      });
    } catch (error) {
      if (!(error instanceof Undone)) throw error;
    }
    return written;
  }

  /** Of those rows that are taken, and why the others are not, by their place. */
  async ofTakenRows(rows: readonly Row[]): Promise<PreviewedRows> {
    if (rows.length === 0) return { moved: [], refused: new Map() };
    try {
      return { moved: (await this.ofRows(rows)).moved, refused: new Map() };
    } catch (error) {
      const refusal = refusalOf(error);
      if (refusal === null) throw error;
      if (rows.length === 1) return { moved: [], refused: new Map([[0, refusal]]) };
      const half = rows.length >> 1;
      const first = await this.ofTakenRows(rows.slice(0, half));
      const second = await this.ofTakenRows(rows.slice(half));
      const behind = [...second.refused].map(([place, why]) => [half + place, why] as const);
      return {
        moved: [...first.moved, ...second.moved],
        refused: new Map([...first.refused, ...behind]),
      };
    }
  }
}
