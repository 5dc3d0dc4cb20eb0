import type { Actor } from '../../../kernel/actor.js';
import { refusedValueOf, type Database } from '../../../platform/database/index.js';
import type { ImportTarget } from './import-target.js';
import type { MovedPoints } from './points-moved.js';

/** Thrown to undo what was written to find out what it would do. */
class Undone extends Error {
  override readonly name = 'Undone';

  constructor(readonly moved: readonly MovedPoints[]) {
    super('Written to find out, and undone.');
  }
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

  /** Throws what the database does not take. */
  async ofRows(rows: readonly Row[]): Promise<readonly MovedPoints[]> {
    try {
      return await this.database.write(this.actor, 'previewPointsOfImport', async (tx) => {
        const { moved } = await this.target.write(tx, rows);
        throw new Undone(moved);
      });
    } catch (error) {
      if (error instanceof Undone) return error.moved;
      throw error;
    }
  }

  /** Of those rows that the database takes. */
  async ofTakenRows(rows: readonly Row[]): Promise<readonly MovedPoints[]> {
    if (rows.length === 0) return [];
    try {
      return await this.ofRows(rows);
    } catch (error) {
      if (refusedValueOf(error) === null) throw error;
      if (rows.length === 1) return [];
      const half = rows.length >> 1;
      const first = await this.ofTakenRows(rows.slice(0, half));
      return [...first, ...(await this.ofTakenRows(rows.slice(half)))];
    }
  }
}
