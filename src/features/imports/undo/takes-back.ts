import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/actor.js';
import type { Id } from '../../../kernel/ids.js';
import type { Tx } from '../../../platform/database/index.js';
import { leansOnDeals, TakeBackDeals, type DealTakenBack } from '../../conversions/index.js';
import {
  leansOnReferrals,
  TakeBackAwards,
  TakeBackReferrals,
  type PointsMoved,
} from '../../referrals/index.js';
import { IMPORT_SOURCE, type ImportTrace, type TraceKind } from '../take-in/index.js';
import type { Lean } from './undo.rules.js';

/** How one kind of what runs leave is taken back. Both lists have only traces of this kind. */
export interface TakesBack {
  /** On which of them something leans, by id, and what. */
  leans(tx: Tx, traces: readonly ImportTrace[]): Promise<ReadonlyMap<Id, Lean>>;
  /**
   * Again it changes nothing. `onceLocked` is called when nobody else can act on them any more.
   * Returns whose points moved.
   */
  takeBack(
    tx: Tx,
    actor: Actor,
    traces: readonly ImportTrace[],
    onceLocked: () => Promise<void>,
  ): Promise<readonly PointsMoved[]>;
}

/** Another kind of traces is a line here. A kind of file that leaves none cannot be undone. */
@Injectable()
export class KindsTakenBack {
  private readonly byKind: Readonly<Record<TraceKind, TakesBack>>;

  constructor(referrals: TakeBackReferrals, deals: TakeBackDeals, awards: TakeBackAwards) {
    this.byKind = {
      REFERRAL: {
        leans: (tx, traces) => leansOnReferrals(tx, idsOf(traces)),
        takeBack: (tx, actor, traces, onceLocked) =>
          referrals.takeBackReferrals(tx, actor, idsOf(traces), onceLocked),
      },
      DEAL: {
        leans: (tx, traces) => leansOnDeals(tx, traces.map(reportOf)),
        takeBack: (tx, actor, traces, onceLocked) =>
          deals.takeBackDeals(tx, actor, traces.map(reportOf), onceLocked),
      },
      AWARD: {
        // Points that were earned by it and are spent follow the programme's policy (R-P3).
        leans: () => Promise.resolve(new Map()),
        takeBack: (tx, actor, traces) => awards.takeBackAwards(tx, actor, idsOf(traces)),
      },
    };
  }

  of(kind: TraceKind): TakesBack {
    return this.byKind[kind];
  }
}

function idsOf(traces: readonly ImportTrace[]): Id[] {
  return traces.map(({ id }) => id);
}

function reportOf({ id, factIds, before }: ImportTrace): DealTakenBack {
  return {
    ...{ dealId: id, source: IMPORT_SOURCE, factIds },
    before: before as DealTakenBack['before'],
  };
}
