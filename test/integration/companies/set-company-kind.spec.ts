import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Actor } from '../../../src/kernel/actor.js';
import { dayOf, type Day } from '../../../src/kernel/day.js';
import { newId, type Id } from '../../../src/kernel/ids.js';
import type { CompanyWord } from '../../../src/features/companies/known/company-reference.rules.js';
import type { DealReport, DealStage } from '../../../src/features/deals/index.js';
import type { Tx } from '../../../src/platform/database/index.js';
import { insertAdvocate, referralVerbs } from '../../support/worlds/referrals.js';
import { keepSentStatements } from '../../support/database/sent-statements.js';
import { openTestDatabase, type TestDatabase } from '../../support/database/test-database.js';

/** A deal of the company, and how it is told. */
type Told = readonly [deal: string, stage: DealStage];

describe('R-W12: what somebody said that a company is', () => {
  let test: TestDatabase;
  let verbs: ReturnType<typeof referralVerbs>;

  beforeAll(async () => {
    test = await openTestDatabase();
    verbs = referralVerbs(test);
  });
  afterAll(() => test.close());

  const write = <Result>(actor: Actor, work: (tx: Tx) => Promise<Result>): Promise<Result> =>
    test.database.write(actor, 'accounts', work);

  const today = (tx: Tx): Day => dayOf(tx.now, 'Asia/Tokyo');

  const report = (tx: Tx, actor: Actor, [externalId, stage]: Told, companyName = 'Kita') =>
    verbs.recordDeal.recordDeal(tx, actor, {
      externalId,
      companyName,
      stage,
      closedOn: stage === 'OPEN' ? null : today(tx),
    });

  /** What becomes of somebody at the company whom an advocate refers now. */
  async function referralNow(actor: Actor, companyName = 'Kita'): Promise<string | null> {
    const advocateId = await insertAdvocate(test, actor);
    const id = await write(actor, (tx) =>
      verbs.submit.submitReferral(tx, actor, {
        advocateId,
        source: 'FORM',
        refereeName: 'Omar Haddad',
        refereeEmail: `${newId()}@kita.example`,
        companyName,
      }),
    );
    const [row] = await test.superuser<{ reason: string | null }>(
      'SELECT reason_code AS reason FROM referral WHERE id = $1',
      [id],
    );
    return row?.reason ?? null;
  }

  const program = async (): Promise<Actor> =>
    (await test.createProgram({ timeZone: 'Asia/Tokyo' })).actor;

  const companyOf = async (actor: Actor): Promise<Id> => {
    const [row] = await test.superuser<{ id: Id }>('SELECT id FROM company WHERE program_id = $1', [
      actor.programId,
    ]);
    return row?.id ?? '';
  };

  const say = (tx: Tx, actor: Actor, says: CompanyWord, replaces?: number) =>
    companyOf(actor).then((companyId) =>
      verbs.setKind.setCompanyKind(tx, actor, { companyId, says, replaces }),
    );

  const linesOf = async (actor: Actor): Promise<string[]> => {
    const rows = await test.superuser<{ outcome: string }>(
      `SELECT outcome FROM timeline WHERE program_id = $1 AND subject_kind = 'COMPANY'
       ORDER BY seq`,
      [actor.programId],
    );
    return rows.map(({ outcome }) => outcome);
  };

  it('what a person said of it counts until it is taken back, whatever becomes of its deals', async () => {
    const actor = await program();
    await write(actor, (tx) => report(tx, actor, ['A', 'WON']));
    await write(actor, (tx) => say(tx, actor, 'PROSPECT'));
    expect(await referralNow(actor)).toBeNull();
    await write(actor, (tx) => say(tx, actor, 'ACCOUNT', 1));
    await write(actor, (tx) => report(tx, actor, ['A', 'LOST']));
    expect(await referralNow(actor)).toBe('ALREADY_CUSTOMER');
    await write(actor, (tx) => say(tx, actor, 'NOTHING', 2));
    expect(await referralNow(actor)).toBeNull();
    expect(await linesOf(actor)).toEqual([
      'FIRST_WON',
      'KIND_STATED',
      'KIND_STATED',
      'LAST_WIN_TAKEN_BACK',
      'KIND_TAKEN_BACK',
    ]);
  });

  it('a referral that was decided stays as it is, whatever is said of the company later', async () => {
    const actor = await program();
    await write(actor, (tx) => report(tx, actor, ['A', 'WON']));
    await referralNow(actor);
    await write(actor, (tx) => say(tx, actor, 'PROSPECT'));
    const rows = await test.superuser<{ status: string; reason: string }>(
      'SELECT status, reason_code AS reason FROM referral WHERE program_id = $1',
      [actor.programId],
    );
    expect(rows).toEqual([{ status: 'UNQUALIFIED', reason: 'ALREADY_CUSTOMER' }]);
  });

  it('a deal that moves to another company takes its win along', async () => {
    const actor = await program();
    await write(actor, (tx) => report(tx, actor, ['A', 'WON']));
    await write(actor, (tx) => report(tx, actor, ['A', 'WON'], 'Minami'));
    const rows = await test.superuser<{ name: string; outcome: string }>(
      `SELECT c.name, l.outcome FROM timeline l JOIN company c ON c.id = l.subject_id
       WHERE l.program_id = $1 AND l.subject_kind = 'COMPANY' ORDER BY c.name, l.seq`,
      [actor.programId],
    );
    expect(rows).toEqual([
      { name: 'Kita', outcome: 'FIRST_WON' },
      { name: 'Kita', outcome: 'LAST_WIN_TAKEN_BACK' },
      { name: 'Minami', outcome: 'FIRST_WON' },
    ]);
  });

  it('news of thousands of deals writes one line for each company, in one statement', async () => {
    const actor = await program();
    const deals = Array.from({ length: 40 }, (_, n) => [
      `D${String(n)}`,
      `Company ${String(n % 20)}`,
    ]);
    await write(actor, async (tx) => {
      for (const [externalId = '', name = ''] of deals) {
        await report(tx, actor, [externalId, 'OPEN'], name);
      }
    });
    const facts = await write(actor, async (tx) => {
      const kept = keepSentStatements();
      try {
        await verbs.recordDealFacts.recordDealFacts(
          tx,
          actor,
          deals.map(([externalId = '']) => wonOf(externalId, today(tx), tx.now)),
        );
        return kept.texts.filter((text) => text.includes('INSERT INTO timeline')).length;
      } finally {
        kept.restore();
      }
    });
    expect(facts).toBe(1);
    expect(await linesOf(actor)).toEqual(Array.from({ length: 20 }, () => 'FIRST_WON'));
  });

  it('two say otherwise, both transactions open: the second waits, and is told that it is late', async () => {
    const actor = await program();
    await write(actor, (tx) => report(tx, actor, ['A', 'OPEN']));
    let firstStated = (): void => undefined;
    const said = new Promise<void>((resolve) => (firstStated = resolve));
    const [, late] = await Promise.allSettled([
      write(actor, async (tx) => {
        await say(tx, actor, 'ACCOUNT');
        firstStated();
        await new Promise((resolve) => setTimeout(resolve, 300));
      }),
      said.then(() => write(actor, (tx) => say(tx, actor, 'PROSPECT'))),
    ]);
    expect(late).toMatchObject({ status: 'rejected', reason: { code: 'COMPANY_KIND_CHANGED' } });
    expect(await linesOf(actor)).toEqual(['KIND_STATED']);
    expect(await referralNow(actor)).toBe('ALREADY_CUSTOMER');
  });

  it('a deal is won while somebody says what it is, both transactions open: both are kept', async () => {
    const actor = await program();
    await write(actor, (tx) => report(tx, actor, ['A', 'OPEN']));
    let firstStated = (): void => undefined;
    const said = new Promise<void>((resolve) => (firstStated = resolve));
    await Promise.all([
      write(actor, async (tx) => {
        await say(tx, actor, 'PROSPECT');
        firstStated();
        await new Promise((resolve) => setTimeout(resolve, 300));
      }),
      said.then(() => write(actor, (tx) => report(tx, actor, ['A', 'WON']))),
    ]);
    const [line] = await test.superuser<{ inputs: object }>(
      `SELECT inputs FROM timeline WHERE program_id = $1 AND outcome = 'FIRST_WON'`,
      [actor.programId],
    );
    expect(line?.inputs).toMatchObject({ kind: 'PROSPECT', reason: 'PERSON' });
    expect(await referralNow(actor)).toBeNull();
  });
});

function wonOf(externalId: string, closedOn: Day, occurredAt: Date): DealReport {
  return {
    externalId,
    dealId: null,
    referralExternalId: null,
    name: null,
    companyId: null,
    stage: 'WON',
    closedOn,
    amount: null,
    occurredAt,
    source: 'crm',
    sourceVersion: null,
    factId: externalId,
  };
}
