import type { Id } from '../../../kernel/ids.js';
import type { Tx } from '../../../platform/database/index.js';
import type { RowOrder } from '../order/index.js';
import type { ImportTarget, RowOutcome, WrittenRows } from './import-target.js';
import { withSuperseded, type Taken } from './row-checker.js';

/** Writes rows, and keeps where those that are in stand in their order (R-D4). */
export class WriteTaken<Column extends string, Row> {
  constructor(
    private readonly target: ImportTarget<Column, Row>,
    private readonly order: RowOrder | null,
    private readonly runId: () => Id | null,
  ) {}

  async writeTaken(tx: Tx, part: readonly Taken<Row>[]): Promise<WrittenRows<Column>> {
    const written = await this.target.write(
      tx,
      part.map(({ row }) => row),
    );
    const outcomes = withSuperseded(part, written.outcomes);
    const told = part.flatMap((taken, at) => (isIn(outcomes[at]) ? (taken.told ?? []) : []));
    await this.order?.keep(tx, this.runId(), told);
    return { ...written, outcomes };
  }
}

/** Whether the row is in, or was before. */
function isIn(outcome: RowOutcome | undefined): boolean {
  if (typeof outcome !== 'object') return outcome !== undefined;
  return !('refused' in outcome || 'notTaken' in outcome);
}
