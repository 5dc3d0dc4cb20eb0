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
import {
  IMPORT_SOURCE,
  type ImportTrace,
  type RowTraceKind,
  type TraceKind,
} from '../take-in/index.js';
import type { Became } from './became.rules.js';
import { TakeBackRows } from './take-back-rows.js';
import type { Lean } from './undo.rules.js';

/** How one kind of what runs leave is taken back. Both lists have only traces of this kind. */
export interface TakesBack {
  /** On which of them something leans, by id, and what. */
  leans(tx: Tx, traces: readonly ImportTrace[]): Promise<ReadonlyMap<Id, Lean>>;
  /** Again it changes nothing. */
  takeBack(
    tx: Tx,
    actor: Actor,
    traces: readonly ImportTrace[],
    taking: Taking,
  ): Promise<TakenBack>;
}

export interface Taking {
  readonly runId: Id;
  /** called when nobody else can act on them any more */
  readonly onceLocked: () => Promise<void>;
  /** it will be rolled back; of what was tried before, these stayed */
  readonly trial?: { readonly kept: readonly Id[] } | undefined;
}

export interface TakenBack {
  /** whose points moved */
  readonly moved: readonly PointsMoved[];
  /** of advocates, companies and tags, what each is now */
  readonly became: ReadonlyMap<Id, Became>;
}

/** Another kind of traces is a line here. A kind of file that leaves none cannot be undone. */
@Injectable()
export class KindsTakenBack {
  private readonly byKind: Readonly<Record<TraceKind, TakesBack>>;

  constructor(
    referrals: TakeBackReferrals,
    deals: TakeBackDeals,
    awards: TakeBackAwards,
    rows: TakeBackRows,
  ) {
    const ofRows = (kind: RowTraceKind): TakesBack => ({
      // It is judged one by one: what something leans on stays, and the others go.
      leans: () => Promise.resolve(new Map()),
      takeBack: async (tx, actor, traces, { runId, trial }) => {
        const became = await rows.takeBackRows(tx, actor, {
          ...{ runId, kind, ids: idsOf(traces), trial },
        });
        return { moved: [], became };
      },
    });
    this.byKind = {
      REFERRAL: {
        leans: (tx, traces) => leansOnReferrals(tx, idsOf(traces)),
        takeBack: async (tx, actor, traces, { onceLocked }) =>
          moved(await referrals.takeBackReferrals(tx, actor, idsOf(traces), onceLocked)),
      },
      DEAL: {
        leans: (tx, traces) => leansOnDeals(tx, traces.map(reportOf)),
        takeBack: async (tx, actor, traces, { onceLocked }) =>
          moved(await deals.takeBackDeals(tx, actor, traces.map(reportOf), onceLocked)),
      },
      AWARD: {
        // Points that were earned by it and are spent follow the programme's policy (R-P3).
        leans: () => Promise.resolve(new Map()),
        takeBack: async (tx, actor, traces) =>
          moved(await awards.takeBackAwards(tx, actor, idsOf(traces))),
      },
      ADVOCATE: ofRows('ADVOCATE'),
      COMPANY: ofRows('COMPANY'),
      TAG: ofRows('TAG'),
    };
  }

  of(kind: TraceKind): TakesBack {
    return this.byKind[kind];
  }
}

function moved(points: readonly PointsMoved[]): TakenBack {
  return { moved: points, became: new Map() };
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
