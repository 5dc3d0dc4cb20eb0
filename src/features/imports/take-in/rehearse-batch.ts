import type { Actor } from '../../../kernel/actor.js';
import type { Database } from '../../../platform/database/index.js';
import type { ImportTarget, RowOutcome } from './import-target.js';
import { ApartFromEachOther, type MovedPoints } from './points-moved.js';
import type { PreviewedRows, PreviewPoints } from './preview-points.js';
import { refusalOf, withSuperseded, type RowChecker, type Taken } from './row-checker.js';

interface Rehearsed<Column extends string, Row> {
  readonly database: Database;
  readonly target: ImportTarget<Column, Row>;
  readonly actor: Actor;
}

const NOTHING: PreviewedRows = { moved: [], refused: new Map() };

/** Finds out what rows would do; of what they would do to points, by writing and undoing them. */
export class RehearseBatch<Column extends string, Row> {
  private readonly apart = new ApartFromEachOther();

  constructor(
    private readonly of: Rehearsed<Column, Row>,
    private readonly preview: PreviewPoints<Column, Row>,
    private readonly checker: RowChecker<Column, Row>,
  ) {}

  /** Adds to `outcomes`, one for each row in their order, and to `moved`. */
  async rehearse(
    part: readonly Taken<Row>[],
    outcomes: RowOutcome<Column>[],
    moved: MovedPoints[],
  ): Promise<void> {
    const [first] = part;
    if (first === undefined) return;
    try {
      outcomes.push(...withSuperseded(part, await this.rehearseAtOnce(part, moved)));
    } catch (error) {
      const refusal = refusalOf(error);
      if (refusal === null) throw error;
      if (part.length === 1) {
        outcomes.push({ refused: this.checker.reasonOf(refusal, first.record) });
        return;
      }
      const half = part.length >> 1;
      await this.rehearse(part.slice(0, half), outcomes, moved);
      await this.rehearse(part.slice(half), outcomes, moved);
    }
  }

  private async rehearseAtOnce(
    part: readonly Taken<Row>[],
    moved: MovedPoints[],
  ): Promise<RowOutcome<Column>[]> {
    const { database, target, actor } = this.of;
    const rows = part.map(({ row }) => row);
    const { rehearsal } = target;
    if ('asIfKept' in rehearsal) {
      const { outcomes } = await this.preview.ofRows(rows);
      return [...rehearsal.asIfKept(rows, outcomes)];
    }
    const rehearsed = await database.read(actor, (tx) => rehearsal.rehearse(tx, rows));
    // What was rehearsed is known from then on, and would be unchanged the second time: where the
    // database refuses a row, only the preview is tried again.
    const preview = rehearsed.mayMovePoints ? await this.preview.ofTakenRows(rows) : NOTHING;
    moved.push(...this.apart.fresh(preview.moved));
    return part.map(({ record }, place) => {
      const refusal = preview.refused.get(place);
      if (refusal !== undefined) return { refused: this.checker.reasonOf(refusal, record) };
      return rehearsed.outcomes[place] ?? 'UNCHANGED';
    });
  }
}
