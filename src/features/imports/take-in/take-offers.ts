import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/actor.js';
import type { Id } from '../../../kernel/ids.js';
import type { Tx } from '../../../platform/database/index.js';
import { ReportInterests, ReportWilling } from '../../advocates/index.js';
import type { AdvocateColumn, ImportedAdvocate } from '../read/index.js';
import { hidden } from './advocate-outcomes.js';
import type { Difference, LeftOutOf } from './import-target.js';

type Offering = Pick<ImportedAdvocate, 'interests' | 'willingTo' | 'willingSaidOn'> & {
  readonly id: Id;
};

interface TakenOffers {
  readonly changes: Difference<AdvocateColumn>[];
  readonly leftOut: LeftOutOf<AdvocateColumn>[];
}

/** Takes what rows say that advocates care about, and what they would do. */
@Injectable()
export class TakeOffers {
  constructor(
    private readonly interests: ReportInterests,
    private readonly willing: ReportWilling,
  ) {}

  /** One answer for each row, in their order; null rows have none. */
  async takeOffers(
    tx: Tx,
    actor: Actor,
    rows: readonly (Offering | null)[],
  ): Promise<readonly TakenOffers[]> {
    const taken = rows.map((): TakenOffers => ({ changes: [], leftOut: [] }));
    const caring = rows.flatMap((row, place) =>
      row?.interests ? [{ advocateId: row.id, interestIds: row.interests, place }] : [],
    );
    const added = await this.interests.reportInterests(tx, actor, caring);
    caring.forEach(({ place }, at) => {
      if (added[at]) taken[place]?.changes.push(hidden('interests'));
    });
    const offering = rows.flatMap((row, place) =>
      row?.willingTo
        ? [{ advocateId: row.id, to: row.willingTo, saidOn: row.willingSaidOn ?? undefined, place }]
        : [],
    );
    const news = await this.willing.reportWilling(tx, actor, offering);
    offering.forEach(({ place }, at) => {
      if ((news[at] ?? []).length > 0) taken[place]?.changes.push(hidden('willingTo'));
    });
    return taken;
  }
}
