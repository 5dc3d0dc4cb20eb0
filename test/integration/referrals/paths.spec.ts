import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { CloseWindows } from '../../../src/features/referrals/settle/close-windows.js';
import { referralPipeline } from '../../../src/features/referrals/api/referral.queries.js';
import { momentOf } from '../../../src/kernel/clock.js';
import { encodeCursor } from '../../../src/kernel/page.js';
import { newId } from '../../../src/kernel/ids.js';
import { keepSentStatements } from '../../support/database/sent-statements.js';
import { openTestDatabase, type TestDatabase } from '../../support/database/test-database.js';

const NO_FILTER = {
  statuses: null,
  waitsFor: null,
  open: null,
  advocateId: null,
  companyId: null,
  search: null,
  submittedFrom: null,
  submittedTo: null,
};

describe('what leads to referrals', () => {
  let test: TestDatabase;
  let sent: ReturnType<typeof keepSentStatements>;

  beforeAll(async () => {
    test = await openTestDatabase();
    sent = keepSentStatements();
  });
  afterAll(async () => {
    sent.restore();
    await test.close();
  });

  /** The conditions by which the index is entered, for the last statement over referrals. */
  async function pathOf(work: () => Promise<unknown>): Promise<string> {
    sent.texts.length = 0;
    await work();
    const text = sent.texts.findLast((each) => each.includes('FROM referral')) ?? '';
    const places = Math.max(...[...text.matchAll(/\$(\d+)/g)].map(([, place]) => Number(place)));
    const nulls = Array.from({ length: places }, () => 'NULL').join(', ');
    const client = new pg.Client(test.url);
    await client.connect();
    await client.query(
      `SET plan_cache_mode = force_generic_plan; SET enable_seqscan = off; SET enable_sort = off;
       PREPARE path AS ${text}`,
    );
    const { rows } = await client.query<{ 'QUERY PLAN': string }>(
      `EXPLAIN EXECUTE path (${nulls})`,
    );
    await client.end();
    return rows.map((line) => line['QUERY PLAN']).join('\n');
  }

  it('a later page of the pipeline begins where the page before ended', async () => {
    const { actor } = await test.createProgram();
    const after = encodeCursor([0, '2026-11-21T00:00:00.000Z', newId()]);
    const plan = await pathOf(() =>
      test.database.read(actor, (tx) =>
        referralPipeline(tx, { ...NO_FILTER, open: false }, { first: 20, after }),
      ),
    );
    expect(plan).toMatch(/Index Scan using referral_pipeline/);
    expect(plan).toMatch(/Index Cond: .*ROW\(.*window_closes_at, id\) > ROW/);
  });

  it("a sandbox's windows are found in its own part of the index", async () => {
    const { id } = await test.createProgram();
    const plan = await pathOf(() => new CloseWindows(test.crossProgram).doDue(id, momentOf(0)));
    expect(plan).toMatch(/Index Scan using referral_pipeline/);
    expect(plan).toMatch(/Index Cond: .*program_id = .*window_closes_at <= /);
  });
});
