import { Injectable } from '@nestjs/common';
import { machineActor } from '../kernel/actor.js';
import type { Id } from '../kernel/ids.js';
import { Database } from '../platform/database/index.js';
import type { JobRun } from '../platform/jobs/index.js';
import { OrderedDelivery } from '../platform/outbox/index.js';
import { MarkNotificationsRead } from '../features/notifications/index.js';
import type { SampleCalendar } from './sample-calendar.rules.js';
import type { World } from './sample-story.js';

/** Notices older than this have been read. */
const READ_AGO = 5;

const RUN: JobRun = {
  jobId: 'sample',
  attempt: 1,
  stopping: new AbortController().signal,
  actor: (programId) => machineActor('SAMPLE', programId, 'sample'),
};

/** Delivers the events of the story in their order, and marks old notices as read. */
@Injectable()
export class SeedNotices {
  constructor(
    private readonly database: Database,
    private readonly events: OrderedDelivery,
    private readonly markRead: MarkNotificationsRead,
  ) {}

  async seedNotices(world: World, now: Date, calendar: SampleCalendar): Promise<void> {
    await this.deliver(world.programId, now);
    const upTo = calendar.at(READ_AGO, '08:00');
    for (const [key, { advocateId, membershipId }] of world.people) {
      if (advocateId === null || membershipId === null) continue;
      const actor = world.actor(key, 'advocate');
      await this.database.writeAt(actor, 'markNotificationsRead', upTo, (tx) =>
        this.markRead.markNotificationsRead(tx, actor, { upTo }),
      );
    }
  }
  /** Up to what the consumers themselves append, which is later than the story's now. */
  private async deliver(programId: Id, now: Date): Promise<void> {
    let until: Date | null = now;
    while (until !== null && (await this.events.deliver(programId, until, RUN)) > 0) {
      const next = await this.events.nextDue(programId);
      until = next !== null && next < now ? now : next;
    }
  }
}
