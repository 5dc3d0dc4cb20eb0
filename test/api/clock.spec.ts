import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { daysBetween, dayOf } from '../../src/kernel/day.js';
import { parseMoment } from '../../src/kernel/clock.js';
import { newId } from '../../src/kernel/ids.js';
import { until } from '../support/until.js';
import { ServedApp, type ServedPerson } from '../support/api/served-app.js';

const CLOCK = '{ clock { now offsetDays movable advance { id status to doneUntil } } }';
const ADVANCE = `mutation ($input: AdvanceClockInput!) { advanceClock(input: $input) { __typename
  ... on ClockAdvance { id from to status } ... on UserError { code } } }`;
const DELETE = `mutation ($input: DeleteSampleProgramInput!) { deleteSampleProgram(input: $input) {
  __typename ... on DeletedProgram { slug } ... on UserError { code path } } }`;
const SUBMIT = `mutation ($input: SubmitReferralInput!) { submitReferral(input: $input) {
  __typename ... on Referral { id status } } }`;
const REFERRAL = '{ referrals { edges { node { status } } } }';

interface Clock {
  readonly now: string;
  readonly offsetDays: number;
  readonly movable: boolean;
  readonly advance: { readonly id: string; readonly status: string } | null;
}

describe('the clock of a programme in the API', () => {
  let app: ServedApp;
  beforeAll(async () => {
    app = await ServedApp.open();
  }, 60_000);
  afterAll(() => app.close());

  const clockOf = (who: ServedPerson): Promise<Clock> => app.get<Clock>(who, CLOCK);
  const advance = (who: ServedPerson, days: number, key = newId()): Promise<object> =>
    app.get(who, ADVANCE, { input: { days, idempotencyKey: key } });

  it('R-T3: an admin moves a sandbox by 61 days, and a referral’s window passes', async () => {
    const program = await app.test.createProgram({ kind: 'SANDBOX' });
    const admin = await app.person(program, ['admin']);
    const mei = await app.person(program, ['advocate']);
    const refereeEmail = `r${newId()}@example.com`;
    const input = { refereeName: 'Aiko Mori', refereeEmail, companyName: 'Hanabira' };
    await app.get(mei, SUBMIT, { input: { ...input, idempotencyKey: newId() } });
    const before = await clockOf(mei);
    expect(before).toMatchObject({ offsetDays: 0, movable: true, advance: null });

    const key = newId();
    const asked = await advance(admin, 61, key);
    expect(asked).toMatchObject({ __typename: 'ClockAdvance' });
    expect(await advance(admin, 61, key)).toMatchObject({ id: (asked as { id: string }).id });
    await until(async () => (await clockOf(admin)).advance?.status === 'DONE', 60_000);

    const after = await clockOf(mei);
    expect(after.offsetDays).toBe(61);
    const days = [before, after].map(({ now }) => dayOf(parseMoment(now), 'Asia/Tokyo'));
    expect(daysBetween(days[0] as never, days[1] as never)).toBe(61);
    expect(await app.get(mei, REFERRAL)).toEqual({ edges: [{ node: { status: 'EXPIRED' } }] });
  }, 120_000);

  it('a live programme’s clock is not moved, and it is not deleted', async () => {
    const program = await app.test.createProgram({ kind: 'LIVE' });
    const admin = await app.person(program, ['admin']);
    expect(await clockOf(admin)).toMatchObject({ movable: false });
    expect(await advance(admin, 1)).toEqual({ __typename: 'NotSandbox', code: 'NOT_SANDBOX' });
    const input = { confirmSlug: program.slug };
    expect(await app.get(admin, DELETE, { input })).toMatchObject({ __typename: 'NotSandbox' });
  });

  it('R-A2: who is no admin moves and deletes nothing', async () => {
    const program = await app.test.createProgram();
    const dana = await app.person(program, ['sales', 'marketer', 'advocate']);
    for (const [document, input] of [
      [ADVANCE, { days: 1, idempotencyKey: newId() }],
      [DELETE, { confirmSlug: program.slug }],
    ] as const) {
      const { errors } = await app.ask(dana, document, { input });
      expect(errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    }
  });

  it('a sample is deleted by an admin who types its slug; then nobody belongs to it', async () => {
    const program = await app.test.createProgram({ kind: 'SAMPLE' });
    const admin = await app.person(program, ['admin']);
    const remove = (confirmSlug: string): Promise<object> =>
      app.get(admin, DELETE, { input: { confirmSlug } });
    expect(await remove('another')).toEqual({
      __typename: 'InvalidInput',
      code: 'INVALID_INPUT',
      path: ['confirmSlug'],
    });
    expect(await remove(program.slug)).toEqual({
      __typename: 'DeletedProgram',
      slug: program.slug,
    });
    const { errors } = await app.ask(admin, CLOCK);
    expect(errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
  });
});
