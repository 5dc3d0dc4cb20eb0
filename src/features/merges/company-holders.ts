import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import type { Actor } from '../../kernel/actor.js';
import type { Id } from '../../kernel/ids.js';
import { DisplayableError } from '../../kernel/displayable-error.js';
import type { Tx } from '../../platform/database/index.js';
import type { CompanyRow } from '../companies/index.js';
import type { HeldRow } from './merge.rules.js';

/** Two companies that are one: what leans on the first leans on the second from now on. */
export interface MergedPair {
  readonly merged: CompanyRow;
  readonly survivor: CompanyRow;
}

/** A referral that a merge, or its end, changes. */
export interface ChangedReferral {
  readonly id: Id;
  readonly statusBefore: string;
  readonly statusAfter: string;
  readonly pointsBefore: number;
  readonly pointsAfter: number;
}

/** What of a feature leans on companies, and how it comes to another one and back. */
export interface CompanyHolder {
  /** Keeps away who writes such rows now; called for all before the companies are locked. */
  readonly hold?: (tx: Tx) => Promise<void>;
  /** Moves what is the merged company's to the survivor, and returns what came to it. */
  readonly move: (tx: Tx, pair: MergedPair) => Promise<readonly HeldRow[]>;
  /** Gives back those of its `rows` that still stand at the survivor as they came. */
  readonly giveBack: (tx: Tx, pair: MergedPair, rows: readonly HeldRow[]) => Promise<void>;
  /**
   * What follows, once everything has moved: for the companies that stand now. `rows` are those that
   * were given back; none at a merge.
   */
  readonly settle?: (
    tx: Tx,
    actor: Actor,
    standing: readonly Id[],
    rows: readonly HeldRow[],
  ) => Promise<readonly ChangedReferral[]>;
}

/** Nest's discovery finds it by this; use `HoldsCompanies`. */
const HolderMark = DiscoveryService.createDecorator<string>();

const held: string[] = [];

/**
 * Makes an injectable take part in every merge, with the tables whose `company_id` it moves:
 * `@Injectable() @HoldsCompanies('deals', ['deal'])`.
 */
export function HoldsCompanies(name: string, tables: readonly string[]) {
  held.push(...tables);
  return (target: new (...dependencies: never[]) => CompanyHolder): void => {
    HolderMark(name)(target);
  };
}

/** All tables of which somebody said how their rows come to another company. */
export function heldTables(): readonly string[] {
  return held;
}

export class HolderError extends DisplayableError {
  override readonly name = 'HolderError';
}

/** Everything that leans on companies, of every feature. Throws HolderError at boot for a name that is taken. */
@Injectable()
export class CompanyHolders implements OnModuleInit {
  private readonly byName = new Map<string, CompanyHolder>();

  constructor(private readonly discovery: DiscoveryService) {}

  onModuleInit(): void {
    for (const wrapper of this.discovery.getProviders({ metadataKey: HolderMark.KEY })) {
      const name = this.discovery.getMetadataByDecorator(HolderMark, wrapper) ?? '';
      if (this.byName.has(name)) throw new HolderError(`"${name}" holds companies twice`);
      this.byName.set(name, wrapper.instance as CompanyHolder);
    }
  }

  /** In the order of their names: two merges at once wait for one another in the same order. */
  get all(): readonly CompanyHolder[] {
    return [...this.byName]
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([, holder]) => holder);
  }
}
