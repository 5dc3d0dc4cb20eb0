import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { newId, type Id } from '../../src/kernel/ids.js';
import { until } from '../support/until.js';
import { ServedApp, type ServedAnswer, type ServedPerson } from '../support/api/served-app.js';
import { RECORD_DEAL, REFER } from '../support/api/story-documents.js';

const MOVE = `mutation ($input: MoveReferralInput!) { moveReferral(input: $input) {
  __typename ... on Referral { status } ... on UserError { code message path } } }`;

/** As often as a write is begun again, and once. */
const ATTEMPTS = 3;

type Moved = ServedAnswer<{
  moveReferral: { __typename: string; code?: string; message?: string; status?: string };
}>;

describe('a write that others overtake', () => {
  let app: ServedApp;
  let program: { readonly id: Id; readonly slug: string };
  let sales: ServedPerson;
  let advocate: ServedPerson;
  const clients: pg.Client[] = [];

  beforeAll(async () => {
    app = await ServedApp.open({ role: 'api' });
    program = await app.test.createProgram();
    sales = await app.person(program, ['sales']);
    advocate = await app.person(program, ['advocate']);
  }, 60_000);
  afterAll(async () => {
    await Promise.all(clients.map((client) => client.end()));
    await app.close();
  });

  async function refer(company: string): Promise<Id> {
    const input = {
      refereeName: 'Aiko Sato',
      refereeEmail: `aiko.${newId()}@example.com`,
      companyName: company,
      idempotencyKey: newId(),
    };
    return (await app.get<{ id: Id }>(advocate, REFER, { input })).id;
  }

  const move = async (id: Id): Promise<Moved> =>
    app.ask(sales, MOVE, { input: { id, step: 'MEETING' } });

  /** Until so many transactions of this database wait for one another. */
  const untilWaiting = (expected: number): Promise<void> =>
    until(async () => {
      const [row] = await app.test.superuser<{ n: number }>(
        `SELECT count(*)::int AS n FROM pg_stat_activity
          WHERE datname = current_database() AND wait_event_type = 'Lock'`,
      );
      return row?.n === expected;
    });

  /** Another transaction, which holds the referral and will link one more with its deal. */
  async function standBefore(referralId: Id, dealId: Id, joins: Id) {
    const client = new pg.Client({ connectionString: app.test.url });
    clients.push(client);
    await client.connect();
    await client.query('BEGIN');
    const held = client
      .query('SELECT FROM referral WHERE program_id = $1 AND id = $2 FOR UPDATE', [
        program.id,
        referralId,
      ])
      .then(() =>
        client.query(
          `INSERT INTO deal_link (program_id, deal_id, referral_id, origin, linked_at)
           VALUES ($1, $2, $3, 'PERSON', now())`,
          [program.id, dealId, joins],
        ),
      );
    return { held, commit: () => client.query('COMMIT') };
  }

  it('is begun again, and after the third time says what happened and what to do', async () => {
    const id = await refer('Kita');
    const joining = [await refer('Kita East'), await refer('Kita West'), await refer('Kita North')];
    const { id: dealId } = await app.get<{ id: Id }>(sales, RECORD_DEAL, {
      input: { referralIds: [id], stage: 'OPEN', idempotencyKey: newId() },
    });
    let before = await standBefore(id, dealId, joining[0] ?? '');
    await before.held;
    const moving = move(id);
    for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
      await untilWaiting(1);
      const joins = joining[attempt];
      const next = joins === undefined ? null : await standBefore(id, dealId, joins);
      if (next !== null) await untilWaiting(2);
      await before.commit();
      await next?.held;
      before = next ?? before;
    }
    const { data, errors } = await moving;
    expect(errors).toBeUndefined();
    expect(data?.moveReferral).toEqual({
      __typename: 'TryAgain',
      code: 'TRY_AGAIN',
      message: expect.stringMatching(/Nothing was saved: try again/),
      path: [],
    });
    expect(await factsOf(id)).toEqual([]);

    // What the message says: nobody is in the way any more.
    expect((await move(id)).data?.moveReferral).toMatchObject({ __typename: 'Referral' });
    expect(await factsOf(id)).toEqual(['MEETING']);
  }, 60_000);

  async function factsOf(id: Id): Promise<string[]> {
    const rows = await app.test.superuser<{ kind: string }>(
      `SELECT kind FROM referral_fact WHERE program_id = $1 AND referral_id = $2
         AND kind <> 'SUBMITTED'`,
      [program.id, id],
    );
    return rows.map(({ kind }) => kind);
  }
});
