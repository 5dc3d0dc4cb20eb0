import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import type { Id } from '../../kernel/ids.js';
import { DisplayableError } from '../../kernel/displayable-error.js';
import type { Tx } from '../../platform/database/index.js';

/** Work that is due at moments of a programme's clock, done by the feature that owns the rows. */
export interface DueWork {
  /** The first moment at which something is due, or was; null where nothing waits. */
  nextDue(tx: Tx): Promise<Date | null>;
  /** Does what is due by `until` and returns how much; leaves what another process holds. */
  doDue(programId: Id, until: Date): Promise<number>;
}

/** Nest's discovery finds it by this; use `ProvidesDueWork`. */
const DueWorkMark = DiscoveryService.createDecorator<string>();

/** Makes an injectable part of every move of a clock: `@Injectable() @ProvidesDueWork('windows')`. */
export function ProvidesDueWork(name: string) {
  return (target: new (...dependencies: never[]) => DueWork): void => {
    DueWorkMark(name)(target);
  };
}

export class DueWorkError extends DisplayableError {
  override readonly name = 'DueWorkError';
}

/** All that is due, of every feature. Throws DueWorkError at boot for a name that is taken. */
@Injectable()
export class AllDueWork implements OnModuleInit {
  private readonly byName = new Map<string, DueWork>();

  constructor(private readonly discovery: DiscoveryService) {}

  onModuleInit(): void {
    for (const wrapper of this.discovery.getProviders({ metadataKey: DueWorkMark.KEY })) {
      const name = this.discovery.getMetadataByDecorator(DueWorkMark, wrapper) ?? '';
      if (this.byName.has(name)) throw new DueWorkError(`"${name}" is registered as due twice`);
      this.byName.set(name, wrapper.instance as DueWork);
    }
  }

  async nextDue(tx: Tx): Promise<Date | null> {
    let next: Date | null = null;
    for (const work of this.byName.values()) next = earlier(next, await work.nextDue(tx));
    return next;
  }

  async doDue(programId: Id, until: Date): Promise<number> {
    let done = 0;
    for (const work of this.byName.values()) done += await work.doDue(programId, until);
    return done;
  }
}

export function earlier(one: Date | null, other: Date | null): Date | null {
  if (one === null || other === null) return one ?? other;
  return one < other ? one : other;
}
