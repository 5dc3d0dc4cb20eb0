import type { Role } from '../../kernel/actor.js';
import type { Tx } from '../../platform/database/index.js';
import { rightOf } from '../../platform/graphql/index.js';
import type { FigureRequest } from '../measures/index.js';
import { definedWaiting, type Waiting, type WaitingCount } from './waiting-registry.js';

export interface WaitingRow extends Required<WaitingCount> {
  readonly kind: string;
}

/** What may wait for a person with these roles, of every feature. */
export class WhatWaits {
  private readonly measured: { readonly kind: string; readonly figure: FigureRequest }[] = [];
  private readonly counted: ((tx: Tx) => Promise<WaitingRow[]>)[] = [];

  constructor(roles: readonly Role[], waiting: readonly Waiting[] = definedWaiting()) {
    for (const { kind, seenBy, counted } of waiting) {
      if (rightOf(roles, seenBy)?.scope !== 'program') continue;
      if (typeof counted !== 'function') this.measured.push({ kind, figure: counted });
      else this.counted.push(async (tx) => (await counted(tx)).map((each) => rowOf(kind, each)));
    }
  }

  /** Read together with those of the page around it: one statement for all of them. */
  get figures(): readonly FigureRequest[] {
    return this.measured.map(({ figure }) => figure);
  }

  /** What waits, of each kind. `totals`: of `figures`, in their order. */
  async rows(tx: Tx, totals: readonly number[]): Promise<WaitingRow[]> {
    const rows = this.measured.flatMap(({ kind }, place) => {
      const count = totals[place] ?? 0;
      return count > 0 ? [rowOf(kind, { count })] : [];
    });
    for (const count of this.counted) rows.push(...(await count(tx)));
    return rows;
  }
}

function rowOf(kind: string, { count, oldestAt = null, about = null }: WaitingCount): WaitingRow {
  return { kind, count, oldestAt, about };
}
