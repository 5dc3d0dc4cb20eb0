import { Injectable } from '@nestjs/common';
import { setTimeout as pause } from 'node:timers/promises';
import type { Actor } from '../../../kernel/actor.js';
import { CrossProgramDatabase, Database, lastDone } from '../../../platform/database/index.js';
import { IMPORT_KINDS, type ImportKind } from '../read/index.js';
import { operationOf } from './operation-of.rules.js';

/** The import that another one waits for. */
export interface ImportUnderWay {
  readonly kind: ImportKind;
  /** by the database's clock */
  readonly since: Date;
}

export interface TurnRequest {
  readonly actor: Actor;
  readonly kind: ImportKind;
  /** called when the wait begins, and again at intervals */
  readonly onWait?: ((other: ImportUnderWay | null) => void) | undefined;
  readonly stop?: AbortSignal | undefined;
}

const LOOK_AGAIN_MS = 500;
const REPORT_EVERY_MS = 30_000;
/** An import records that it began just after it got its turn: so many looks are given to it. */
const MOST_LOOKS = 10;

/**
 * R-D7: imports of one programme come one after the other. Each of their batches takes the whole
 * programme's lock for matching: side by side they would wait for each other within statements, for
 * as long as the other's batch takes, and a statement that waits too long is given up.
 */
@Injectable()
export class ImportTurn {
  constructor(
    private readonly database: Database,
    private readonly crossProgram: CrossProgramDatabase,
  ) {}

  /** Null: it was asked to stop while it waited, and nothing was begun. */
  async takeTurn<T>(request: TurnRequest, work: () => Promise<T>): Promise<T | null> {
    const { actor, kind, onWait, stop } = request;
    let reportAtMs = 0;
    for (let looks = 0; !stop?.aborted; looks += 1) {
      const done = await this.tryTurn({ actor, kind }, work);
      if (done !== null) return done.result;
      // Not at the first look: the other may have got its turn this very moment, and the last import
      // that is recorded be another one.
      if (looks > 0 && performance.now() >= reportAtMs) {
        const other = await this.underWay(actor);
        if (other !== null || looks >= MOST_LOOKS) {
          onWait?.(other);
          reportAtMs = performance.now() + REPORT_EVERY_MS;
        }
      }
      await pause(LOOK_AGAIN_MS);
    }
    return null;
  }

  /** Null: another import of the programme has it. */
  async tryTurn<T>(
    { actor, kind }: Pick<TurnRequest, 'actor' | 'kind'>,
    work: () => Promise<T>,
  ): Promise<{ readonly result: T } | null> {
    return this.crossProgram.alone(`import ${actor.programId}`, async () => {
      // One that waits finds the other by it.
      await this.database.write(actor, operationOf('beginImportOf', kind), () => Promise.resolve());
      return { result: await work() };
    });
  }

  private async underWay(actor: Actor): Promise<ImportUnderWay | null> {
    const kinds = new Map(IMPORT_KINDS.map((kind) => [operationOf('beginImportOf', kind), kind]));
    const last = await this.database.read(actor, (tx) => lastDone(tx, [...kinds.keys()]));
    const kind = kinds.get(last?.operation ?? '');
    return last === null || kind === undefined ? null : { kind, since: last.recordedAt };
  }
}
