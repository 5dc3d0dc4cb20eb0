import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ChangeProgramSettings } from '../../../src/features/programs/change-program-settings.js';
import {
  CreateProgram,
  type CreateProgramInput,
} from '../../../src/features/programs/create-program.js';
import { SlugTaken } from '../../../src/features/programs/program.errors.js';
import { readProgram, type ProgramRow } from '../../../src/features/programs/program.queries.js';
import { machineActor } from '../../../src/kernel/actor.js';
import { newId } from '../../../src/kernel/ids.js';
import { InvalidInput, StaleVersion } from '../../../src/platform/errors/index.js';
import { openTestDatabase, type TestDatabase } from '../../support/database/test-database.js';
import { insertMember } from '../../support/api/test-sign-in.js';

describe('programmes', () => {
  let test: TestDatabase;

  beforeAll(async () => {
    test = await openTestDatabase();
  });
  afterAll(() => test.close());

  function create(input: Partial<CreateProgramInput> = {}): Promise<ProgramRow> {
    const actor = machineActor('CLI', newId(), 'test');
    return test.database.write(actor, 'createProgram', (tx) =>
      new CreateProgram().createProgram(tx, actor, {
        slug: `p-${newId().slice(-8)}`,
        name: 'North Star',
        kind: 'LIVE',
        timeZone: 'Asia/Jakarta',
        ...input,
      }),
    );
  }

  function change(program: ProgramRow, input: object): Promise<ProgramRow> {
    const actor = machineActor('CLI', program.id, 'test');
    return test.database.write(actor, 'changeProgramSettings', (tx) =>
      new ChangeProgramSettings().changeProgramSettings(tx, actor, {
        version: program.version,
        ...input,
      }),
    );
  }

  it('has sensible settings without being told, among them the 60-day window', async () => {
    expect(await create({ slug: 'north-star' })).toMatchObject({
      slug: 'north-star',
      name: 'North Star',
      kind: 'LIVE',
      locale: 'en',
      timeZone: 'Asia/Jakarta',
      currency: 'USD',
      conversionWindowDays: 60,
      conversionPoints: 500,
      lateWinPoints: 0,
      assistPoints: 0,
      firstContactDays: 2,
      returnPolicy: 'WITHIN_BALANCE',
      clockOffsetMs: 0,
      version: 1,
    });
  });

  it('leaves out what is given as undefined', async () => {
    const input = { currency: undefined, conversionWindowDays: 30 } as object;
    expect(await create(input)).toMatchObject({ currency: 'USD', conversionWindowDays: 30 });
  });

  it('names every wrong field at once', async () => {
    const wrong = {
      slug: 'North Star',
      name: ' ',
      timeZone: 'Mars/Olympus',
      currency: 'dollars',
      conversionWindowDays: 0,
    };
    const error = await create(wrong).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(InvalidInput);
    const { problems } = error as InvalidInput;
    expect(problems.map(({ path }) => path.join('.')).sort()).toEqual(Object.keys(wrong).sort());
    expect(problems.map(({ message }) => message)).toContain('A time zone such as Asia/Tokyo.');
  });

  it.each(['api', 'graphql', 'r', 'refer', 'sign-in'])(
    'refuses the slug %s: its pages would be out of reach',
    async (slug) => {
      const error = await create({ slug }).catch((thrown: unknown) => thrown);
      expect((error as InvalidInput).problems).toEqual([
        {
          path: ['slug'],
          message: `/${slug} is an address of Goodturn itself: choose another name.`,
        },
      ]);
    },
  );

  it('a slug belongs to one programme, also when two ask at once', async () => {
    const slug = `s-${newId().slice(-8)}`;
    const asked = await Promise.allSettled([create({ slug }), create({ slug })]);
    const refused = asked.filter((result) => result.status === 'rejected');
    expect(refused.map(({ reason }) => reason as unknown)).toEqual([expect.any(SlugTaken)]);
    expect(await test.superuser('SELECT 1 FROM program WHERE slug = $1', [slug])).toHaveLength(1);
  });

  it('changes what is given and leaves the rest', async () => {
    const program = await create();
    const changed = await change(program, {
      conversionWindowDays: 90,
      returnPolicy: 'DEBT',
      locale: null,
      color: '#AA3311',
    });
    expect(changed).toEqual({
      ...program,
      conversionWindowDays: 90,
      returnPolicy: 'DEBT',
      color: '#aa3311',
      version: 2,
    });
  });

  it('refuses a change of what somebody else changed meanwhile, and says the version', async () => {
    const program = await create();
    await change(program, { name: 'First' });
    const second = change(program, { name: 'Second' });
    await expect(second).rejects.toThrow(StaleVersion);
    await expect(second).rejects.toMatchObject({ extra: { currentVersion: 2 } });
  });

  it('of two changes at once, one wins and the other is told', async () => {
    const program = await create();
    const asked = await Promise.allSettled(
      ['A', 'B', 'C', 'D'].map((name) => change(program, { name })),
    );
    expect(asked.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const result of asked) {
      if (result.status === 'rejected') expect(result.reason).toBeInstanceOf(StaleVersion);
    }
  });

  it('refuses wrong settings, every field named, and changes nothing', async () => {
    const program = await create();
    const error = await change(program, {
      conversionPoints: -1,
      firstContactDays: 1.5,
      locale: 'fr',
      name: 'Kept?',
    }).catch((thrown: unknown) => thrown);
    const paths = (error as InvalidInput).problems.map(({ path }) => path.join('.'));
    expect(paths.sort()).toEqual(['conversionPoints', 'firstContactDays', 'locale']);
    const now = await test.database.read({ programId: program.id }, readProgram);
    expect(now).toEqual(program);
  });

  it('R-A1: the person to talk to is somebody of this programme', async () => {
    const [program, other] = [await create(), await create()];
    const own = await insertMember(test, program.id, { email: `${newId()}@example.com` });
    const foreign = await insertMember(test, other.id, { email: `${newId()}@example.com` });
    await expect(
      change(program, { contactMembershipId: foreign.membershipId }),
    ).rejects.toMatchObject({ problems: [{ path: ['contactMembershipId'] }] });
    const changed = await change(program, { contactMembershipId: own.membershipId });
    expect(changed.contactMemberId).toBe(own.memberId);
  });
});
