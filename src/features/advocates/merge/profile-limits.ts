import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import type { Id } from '../../../kernel/ids.js';
import type { Tx } from '../../../platform/database/index.js';

/** One of two profiles that are to be one. */
export interface ProfileSide {
  readonly id: Id;
  /** as whom they act in this programme: memberships, and the keys made by them */
  readonly actorIds: readonly Id[];
  /** as `mailboxOf` makes them */
  readonly mailboxes: readonly string[];
}

/** What of a feature stands between two profiles: an act of one for the other (R-C5, R-W6). */
export interface ProfileLimit {
  readonly standsBetween: (tx: Tx, one: ProfileSide, other: ProfileSide) => Promise<boolean>;
}

/** Nest's discovery finds it by this; use `LimitsProfileMerges`. */
const LimitMark = DiscoveryService.createDecorator<string>();

/** Makes an injectable be asked before two profiles are merged: `@LimitsProfileMerges('referrals')`. */
export function LimitsProfileMerges(name: string) {
  return (target: new (...dependencies: never[]) => ProfileLimit): void => {
    LimitMark(name)(target);
  };
}

/** Everything that may stand between two profiles, of every feature. */
@Injectable()
export class ProfileLimits implements OnModuleInit {
  private readonly limits: ProfileLimit[] = [];

  constructor(private readonly discovery: DiscoveryService) {}

  onModuleInit(): void {
    for (const wrapper of this.discovery.getProviders({ metadataKey: LimitMark.KEY })) {
      this.limits.push(wrapper.instance as ProfileLimit);
    }
  }

  async standBetween(tx: Tx, one: ProfileSide, other: ProfileSide): Promise<boolean> {
    for (const limit of this.limits) {
      if (await limit.standsBetween(tx, one, other)) return true;
      if (await limit.standsBetween(tx, other, one)) return true;
    }
    return false;
  }
}
