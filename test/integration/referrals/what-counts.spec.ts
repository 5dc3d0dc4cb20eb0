import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { conversionTotal } from '../../../src/features/insights/conversions.queries.js';
import type { RecordDealInput } from '../../../src/features/conversions/index.js';
import { NotMovable } from '../../../src/features/referrals/handle/handle.errors.js';
import type { Actor } from '../../../src/kernel/actor.js';
import { addDays, dayOf, type Day } from '../../../src/kernel/day.js';
import { newId, type Id } from '../../../src/kernel/ids.js';
import type { Tx } from '../../../src/platform/database/index.js';
import { openTestDatabase, type TestDatabase } from '../../support/database/test-database.js';
import { insertAdvocate, moveClock, referralVerbs } from '../../support/worlds/referrals.js';

describe('what a programme brought in', () => {
  let test: TestDatabase;
  let verbs: ReturnType<typeof referralVerbs>;

  beforeAll(async () => {
    test = await openTestDatabase();
    verbs = referralVerbs(test);
  });
  afterAll(() => test.close());

  const write = <Result>(actor: Actor, work: (tx: Tx) => Promise<Result>): Promise<Result> =>
    test.database.write(actor, 'what counts', work);
  const scene = async () => {
    const { actor } = await test.createProgram({ timeZone: 'UTC', currency: 'EUR' });
    const advocateId = await insertAdvocate(test, actor);
    return { actor, advocateId, own: { ...actor, advocateId } };
  };
  const refer = (actor: Actor, advocateId: Id, refereeEmail = `${newId()}@kita.example`) =>
    write(actor, (tx) =>
      verbs.submit.submitReferral(tx, actor, {
        advocateId,
        source: 'FORM',
        refereeName: 'Omar Haddad',
        refereeEmail,
        companyName: 'Haddad Tools',
      }),
    );
  const deal = (actor: Actor, ago: number, input: Omit<RecordDealInput, 'stage'>): Promise<Id> =>
    write(actor, (tx) =>
      verbs.recordDeal.recordDeal(tx, actor, {
        stage: 'WON',
        closedOn: dayAgo(tx, ago),
        companyName: 'Haddad Tools',
        ...input,
      }),
    );
  const dayAgo = (tx: Tx, days: number): Day => addDays(dayOf(tx.now, 'UTC'), -days);
  const revenue = async (actor: Actor) =>
    (await test.database.read(actor, (tx) => conversionTotal(tx))).revenue;
  const euros = (amountMinor: number) => [{ currency: 'EUR', amountMinor }];

  it('R-W10: revenue is what is credited to a referral that counts, not what was won before it', async () => {
    const { actor, advocateId } = await scene();
    const id = await refer(actor, advocateId);
    await deal(actor, 900, { externalId: 'H1', amountMinor: 90_000_000 });
    expect(await revenue(actor)).toEqual([]);
    await deal(actor, 0, { externalId: 'H2', amountMinor: 100_000 });
    expect(await revenue(actor)).toEqual(euros(100_000));
    await deal(actor, 0, { externalId: 'H3', amountMinor: 50_000 });
    expect(await revenue(actor)).toEqual(euros(150_000)); // 100,000 + 50,000, both inside
    await deal(actor, 0, { externalId: 'H3', amountMinor: 40_000 });
    expect(await revenue(actor)).toEqual(euros(140_000)); // told again: 100,000 + 40,000
    await write(actor, (tx) =>
      verbs.moderate.moderateReferral(tx, actor, { id, accepted: false, reason: 'NOT_A_FIT' }),
    );
    expect(await revenue(actor)).toEqual([]);
  });

  it('R-W6: the same mailbox is the same person, and a duplicate brings no revenue', async () => {
    const { actor, advocateId } = await scene();
    const second = await insertAdvocate(test, actor);
    const first = await refer(actor, advocateId, 'lena.haddad+work@gmail.com');
    const double = await refer(actor, second, 'LenaHaddad@googlemail.com');
    const rows = await test.superuser(
      `SELECT id, status, referee_email FROM referral WHERE program_id = $1 ORDER BY id`,
      [actor.programId],
    );
    expect(rows).toEqual([
      { id: first, status: 'SUBMITTED', referee_email: 'lena.haddad+work@gmail.com' },
      { id: double, status: 'DUPLICATE', referee_email: 'lenahaddad@googlemail.com' },
    ]);
    await deal(actor, 0, { externalId: 'H4', referralIds: [double], amountMinor: 100_000 });
    expect(await revenue(actor)).toEqual([]);
  });

  it.each(['LOST', 'UNQUALIFIED'] as const)(
    'R-W3: what is %s cannot be withdrawn',
    async (step) => {
      const { actor, advocateId, own } = await scene();
      const id = await refer(actor, advocateId);
      await write(actor, (tx) => verbs.move.moveReferral(tx, actor, { id, step }));
      const withdraw = write(own, (tx) => verbs.withdraw.withdrawReferral(tx, own, { id }));
      await expect(withdraw).rejects.toThrow(NotMovable);
    },
  );

  it('R-W3: nor what was declined, or whose window has passed before anybody noticed', async () => {
    const { actor, advocateId, own } = await scene();
    const [declined, late] = [await refer(actor, advocateId), await refer(actor, advocateId)];
    await write(actor, (tx) =>
      verbs.moderate.moderateReferral(tx, actor, {
        id: declined,
        accepted: false,
        reason: 'NOT_A_FIT',
      }),
    );
    await moveClock(test, actor.programId, 61);
    for (const id of [declined, late]) {
      const withdraw = write(own, (tx) => verbs.withdraw.withdrawReferral(tx, own, { id }));
      await expect(withdraw).rejects.toThrow(NotMovable);
    }
  });

  it('R-W6: an advocate refers themselves by no spelling of their mailbox', async () => {
    const { actor, advocateId } = await scene();
    const [row] = await test.superuser<{ email: string }>(
      'SELECT email FROM advocate WHERE id = $1',
      [advocateId],
    );
    const [name = '', domain = ''] = (row?.email ?? '').split('@');
    for (const spelling of [
      `${name}+crm@${domain}`,
      `${name.toUpperCase()}+A@${domain.toUpperCase()}`,
    ]) {
      const self = refer(actor, advocateId, spelling);
      await expect(self).rejects.toMatchObject({ type: 'SelfReferral' });
    }
  });
});
