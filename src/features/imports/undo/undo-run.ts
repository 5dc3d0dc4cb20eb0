import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/actor.js';
import type { Id } from '../../../kernel/ids.js';
import { Database, type Tx } from '../../../platform/database/index.js';
import { forgetPlaces } from '../order/index.js';
import {
  TRACE_KINDS,
  type ImportTrace,
  type MovedPoints,
  type Requester,
  type TraceKind,
} from '../take-in/index.js';
import { markTakenBack, nextTraces } from './import-trace.queries.js';
import { AheadTally, type Taken } from './ahead-tally.js';
import { KindsTakenBack, type Taking } from './takes-back.js';
import {
  NOTHING_LEANS,
  withLeans,
  type LeanedOn,
  type Leaning,
  type UndoAhead,
} from './undo.rules.js';

/** Of one transaction: each takes the whole programme's lock for matching. */
const PART = 500;

/** Thrown to roll back what was tried. */
class Tried extends Error {
  override readonly name = 'Tried';

  constructor(readonly taken: Taken) {
    super('Tried, and rolled back.');
  }
}

/** Since it was looked at, somebody did something that leans on it. */
export class LeansMeanwhile extends Error {
  override readonly name = 'LeansMeanwhile';

  constructor(readonly leaning: Leaning) {
    super('Something leans on what would be taken back.');
  }
}

/** R-C5: it would bring points to the person who undoes it. */
export class OwnPoints extends Error {
  override readonly name = 'OwnPoints';

  constructor() {
    super('Points would come to the person who undoes it.');
  }
}

interface RunToUndo {
  readonly actor: Actor;
  readonly runId: Id;
  readonly signal: AbortSignal;
  /** nothing is taken back that brings points to them; absent: nobody in particular */
  readonly requester?: Requester;
}

/**
 * R-D7: takes back what a run left, a part after the other, each in its own transaction: killed at
 * any moment it goes on with what is left. Call it with the programme's turn.
 */
@Injectable()
export class UndoRun {
  constructor(
    private readonly database: Database,
    private readonly kinds: KindsTakenBack,
  ) {}

  /**
   * What it would do, by the only way that is exact: each part is taken back and rolled back. Where
   * something leans on the run only that is found out. Null: it was asked to stop.
   */
  async previewUndo(run: RunToUndo): Promise<UndoAhead | null> {
    let leaning = await this.leaningOn(run);
    if (leaning === null) return null;
    const ahead = new AheadTally();
    for await (const part of this.parts(run)) {
      if (run.signal.aborted) return null;
      ahead.count(part.kind, part.traces.length);
      if (leaning.count > 0) continue;
      const tried = await this.tried(run, part, ahead.kept);
      if (tried instanceof LeansMeanwhile) leaning = tried.leaning;
      else ahead.add(part.kind, tried);
    }
    return ahead.result(leaning);
  }

  /**
   * `onPart` is called in each part's transaction. False: it was asked to stop, and is not done.
   * Throws LeansMeanwhile, OwnPoints.
   */
  async undoRun(
    run: RunToUndo,
    onPart: (tx: Tx, takenBack: number) => Promise<void>,
  ): Promise<boolean> {
    const { actor, runId, signal, requester } = run;
    const leaning = await this.leaningOn(run);
    if (leaning === null) return false;
    if (leaning.count > 0) throw new LeansMeanwhile(leaning);
    for (const kind of TRACE_KINDS) {
      for (let left = true; left;) {
        if (signal.aborted) return false;
        left = await this.database.write(actor, 'undoImport', async (tx) => {
          const traces = await nextTraces(tx, { runId, kind }, null, PART);
          if (traces.length === 0) return false;
          const { moved, became } = await this.takeBack(tx, actor, { kind, traces }, { runId });
          await refuseOwn(tx, requester, moved);
          const ids = traces.map(({ id }) => id);
          await markTakenBack(tx, { runId, kind }, ids, became);
          await onPart(tx, traces.length);
          return true;
        });
      }
    }
    await forgetPlaces(this.database, actor, runId);
    return true;
  }

  private async takeBack(
    tx: Tx,
    actor: Actor,
    { kind, traces }: Part,
    of: Omit<Taking, 'onceLocked'>,
  ): Promise<Taken> {
    const onceLocked = async (): Promise<void> => {
      const leaning = withLeans(NOTHING_LEANS, await this.leansOn(tx, { kind, traces }));
      if (leaning.count > 0) throw new LeansMeanwhile(leaning);
    };
    const { moved, became } = await this.kinds
      .of(kind)
      .takeBack(tx, actor, traces, { ...of, onceLocked });
    return {
      moved: moved.map(({ id, advocateId, points }) => ({ id, advocateId, points })),
      became,
    };
  }

  private async tried(
    { actor, runId }: RunToUndo,
    part: Part,
    kept: readonly Id[],
  ): Promise<Taken | LeansMeanwhile> {
    try {
      return await this.database.write(actor, 'previewUndoOfImport', async (tx) => {
        throw new Tried(await this.takeBack(tx, actor, part, { runId, trial: { kept } }));
      });
    } catch (error) {
      if (error instanceof Tried) return error.taken;
      if (error instanceof LeansMeanwhile) return error;
      throw error;
    }
  }

  /** Null: it was asked to stop. */
  private async leaningOn(run: RunToUndo): Promise<Leaning | null> {
    let leaning = NOTHING_LEANS;
    for await (const part of this.parts(run)) {
      if (run.signal.aborted) return null;
      const found = await this.database.read(run.actor, (tx) => this.leansOn(tx, part));
      leaning = withLeans(leaning, found);
    }
    return leaning;
  }

  private async leansOn(tx: Tx, { kind, traces }: Part): Promise<LeanedOn[]> {
    const found = await this.kinds.of(kind).leans(tx, traces);
    const subject: LeanedOn['kind'] = kind === 'DEAL' ? 'DEAL' : 'REFERRAL';
    return [...found].map(([id, lean]) => ({ kind: subject, id, lean }));
  }

  private async *parts({ actor, runId }: RunToUndo): AsyncGenerator<Part> {
    for (const kind of TRACE_KINDS) {
      let after: Id | null = null;
      for (;;) {
        const from: Id | null = after;
        const traces: ImportTrace[] = await this.database.read(actor, (tx) =>
          nextTraces(tx, { runId, kind }, from, PART),
        );
        const last = traces.at(-1);
        if (last === undefined) break;
        yield { kind, traces };
        after = last.id;
      }
    }
  }
}

async function refuseOwn(
  tx: Tx,
  requester: Requester | undefined,
  moved: readonly MovedPoints[],
): Promise<void> {
  if (requester === undefined) return;
  const gaining = moved.filter(({ points }) => points > 0).map(({ advocateId }) => advocateId);
  if ((await requester.ownAmong(tx, [...new Set(gaining)])).length > 0) throw new OwnPoints();
}

interface Part {
  readonly kind: TraceKind;
  readonly traces: readonly ImportTrace[];
}
