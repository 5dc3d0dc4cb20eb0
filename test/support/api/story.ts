import { CreateProgram } from '../../../src/features/programs/index.js';
import { InviteMember } from '../../../src/features/identity/index.js';
import { machineActor, type Role } from '../../../src/kernel/actor.js';
import { newId, type Id } from '../../../src/kernel/ids.js';
import { Database } from '../../../src/platform/database/index.js';
import { until } from '../until.js';
import { zoneWhereItIs } from '../worlds/notice-world.js';
import { INVITE, SPEAK } from './story-documents.js';
import type { ServedApp, Who } from './served-app.js';

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

export interface Referred {
  readonly id: Id;
  readonly status: string;
  readonly rewardStatus: string;
  readonly pointsAwarded: number;
}

interface Member {
  readonly email: string;
  readonly name: string;
  readonly role: Role;
}

/** A programme whose people came in as people do: invited, mailed, signed in by their link. */
export class Story {
  private constructor(
    readonly app: ServedApp,
    readonly slug: string,
    readonly admin: Who,
  ) {}

  /** The first admin is invited as the CLI does it. */
  static async open(app: ServedApp, slug: string): Promise<Story> {
    const actor = machineActor('CLI', newId(), 'test');
    const nest = app.serving.app;
    const email = `${slug}-ana@example.com`;
    await nest.get(Database).write(actor, 'createProgram', async (tx) => {
      await nest.get(CreateProgram, { strict: false }).createProgram(tx, actor, {
        slug,
        name: 'North Star',
        kind: 'SANDBOX',
        // Noon there: nothing waits for the end of the reader's night, and no day ends meanwhile.
        timeZone: zoneWhereItIs(12),
        currency: 'JPY',
        conversionPoints: 500,
      });
      await nest
        .get(InviteMember, { strict: false })
        .inviteMember(tx, actor, { email, name: 'Ana Admin', roles: ['admin'] });
    });
    return new Story(app, slug, await app.signIn(email, slug));
  }

  /** Invited by the admin, signed in by the mailed link. */
  async join({ email, name, role }: Member): Promise<Who> {
    const input = { email, name, roles: [role.toUpperCase()] };
    const invited = await this.app.get<{ __typename: string }>(this.admin, INVITE, { input });
    if (invited.__typename !== 'Membership') throw new Error('Not invited.');
    return this.app.signIn(email, this.slug);
  }

  async joinAdvocate(email: string, name: string, locale: string): Promise<Who> {
    const who = await this.join({ email, name, role: 'advocate' });
    await this.app.get(who, SPEAK, { input: { locale } });
    await until(async () => {
      const [row] = await this.app.test.superuser<{ language: string }>(
        `SELECT language FROM advocate WHERE email = $1 AND status = 'JOINED'`,
        [email],
      );
      return row?.language === locale;
    });
    return who;
  }

  /** Moves the sandbox's clock, and waits until everything that fell due has happened. */
  async advance(days: number): Promise<void> {
    const asked = await this.app.get<{ __typename: string }>(
      this.admin,
      `mutation ($input: AdvanceClockInput!) { advanceClock(input: $input) { __typename
         ... on UserError { code message } } }`,
      { input: { days, idempotencyKey: newId() } },
    );
    if (asked.__typename !== 'ClockAdvance') throw new Error(JSON.stringify(asked));
    await until(async () => {
      const clock = await this.app.get<{ advance: { status: string } }>(
        this.admin,
        '{ clock { advance { status } } }',
      );
      return clock.advance.status === 'DONE';
    });
  }
}

/** A small screenshot, as the portal sends it. */
export async function uploadPicture(
  app: ServedApp,
  who: Who,
  address: '/api/files' | '/api/pictures' = '/api/files',
): Promise<Id> {
  const body = new FormData();
  body.set('file', new Blob([PNG], { type: 'image/png' }), 'screen.png');
  const headers = { ...who.headers, 'x-goodturn-portal': '1' };
  const answer = await app.fetch(address, { method: 'POST', headers, body });
  return ((await answer.json()) as { id: Id }).id;
}
