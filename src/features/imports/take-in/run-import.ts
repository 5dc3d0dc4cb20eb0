import { Injectable } from '@nestjs/common';
import { Database } from '../../../platform/database/index.js';
import { PlaceKeys, RowOrder } from '../order/index.js';
import { surveyFile } from '../read/index.js';
import type { ImportRequest, ImportResult } from './import-request.js';
import { ImportRun } from './import-run.js';
import type { ImportTarget } from './import-target.js';
import { ImportTurn } from './import-turn.js';
import { OwnRow } from './database-refusal.rules.js';

/** Takes a file in, when no other import of the programme is under way. */
@Injectable()
export class RunImport {
  constructor(
    private readonly database: Database,
    private readonly turn: ImportTurn,
    private readonly keys: PlaceKeys,
  ) {}

  /**
   * Throws ImportRefused before anything is written, and ImportStopped where it ended before the
   * file did.
   */
  async runImport<Column extends string, Row>(
    target: ImportTarget<Column, Row>,
    request: ImportRequest,
  ): Promise<ImportResult> {
    const { shape, mapping } = target;
    // Who would be refused need not wait for it.
    const survey = await surveyFile(request.file, shape, mapping, target.survey);
    const { what } = shape;
    const order =
      survey.order && new RowOrder(this.database, this.keys, request.actor, what, survey.order);
    const run = new ImportRun(this.database, withoutOwn(target, request), request, survey, order);
    if (request.hasTurn) return run.run();
    const { actor, onWait, stop } = request;
    const turn = { actor, kind: shape.what, onWait, stop };
    // A dry run, too: to find out about points it writes as an import does, and undoes it.
    return run.orStopped(() => this.turn.takeTurn(turn, () => run.run()));
  }
}

/** R-C5: `write` throws OwnRow where rows decide for the person who requested the import. */
function withoutOwn<Column extends string, Row>(
  target: ImportTarget<Column, Row>,
  { requester }: ImportRequest,
): ImportTarget<Column, Row> {
  if (requester === undefined) return target;
  return {
    ...target,
    async write(tx, rows) {
      const written = await target.write(tx, rows);
      const own = await requester.ownAmong(tx, [...new Set(written.decidedFor)]);
      if (own.length > 0) throw new OwnRow();
      return written;
    },
  };
}
