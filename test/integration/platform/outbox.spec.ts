import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { Injectable } from '@nestjs/common';
import type { TestingModule } from '@nestjs/testing';
import { z } from 'zod';
import { momentOf, plusMs } from '../../../src/kernel/clock.js';
import { newId, type Id } from '../../../src/kernel/ids.js';
import {
  defineEvent,
  oldestUnsentSeconds,
  OnEvent,
  Outbox,
  OutboxModule,
  type ConsumedEvent,
  type EventConsumer,
} from '../../../src/platform/outbox/index.js';
import type { RelayTuning } from '../../../src/platform/outbox/outbox-relay.js';
import { jobApp } from '../../support/processes/job-app.js';
import { sleep, until } from '../../support/until.js';
import { startRedis, type TestRedis } from '../../support/servers/redis.js';
import { openTestDatabase, type TestDatabase } from '../../support/database/test-database.js';

const DAY_MS = 86_400_000;
const QUICK = { attempts: 3, backoff: { kind: 'fixed', delayMs: 10 } } as const;

const dealTold = defineEvent({
  name: 'deal.told',
  version: 2,
  audience: 'STAFF',
  payload: z.strictObject({ dealId: z.uuid(), step: z.int() }),
  older: { 1: (payload) => ({ ...payload, step: 0 }) },
});
const linkSeen = defineEvent({
  name: 'link.seen',
  version: 1,
  audience: 'STAFF',
  payload: z.strictObject({ linkId: z.uuid() }),
  unconsumed: 'nobody needs it yet',
});

interface Heard extends ConsumedEvent<{ dealId: Id; step: number }> {
  readonly by: string;
}
const heard: Heard[] = [];
/** runs of `stumble` that still fail */
let failures = 0;

@Injectable()
@OnEvent(dealTold, 'listen')
class Listen implements EventConsumer<{ dealId: Id; step: number }> {
  handle(event: ConsumedEvent<{ dealId: Id; step: number }>): Promise<void> {
    heard.push({ ...event, by: 'listen' });
    return Promise.resolve();
  }
}

@Injectable()
@OnEvent(dealTold, 'stumble', { retry: QUICK })
class Stumble implements EventConsumer<{ dealId: Id; step: number }> {
  handle(event: ConsumedEvent<{ dealId: Id; step: number }>): Promise<void> {
    heard.push({ ...event, by: 'stumble' });
    failures -= 1;
    return failures >= 0 ? Promise.reject(new Error('planned')) : Promise.resolve();
  }
}

const heardBy = (by: string): Heard[] => heard.filter((event) => event.by === by);

describe.each(['postgres', 'redis'])('the outbox, relayed to %s', (kind) => {
  let test: TestDatabase;
  let redis: TestRedis | null = null;
  const apps: TestingModule[] = [];

  beforeAll(async () => {
    test = await openTestDatabase();
    if (kind === 'redis') redis = await startRedis();
  });
  afterEach(async () => {
    await Promise.all(apps.splice(0).map((app) => app.close()));
    heard.length = 0;
    failures = 0;
    await test.superuser('DELETE FROM outbox');
  });
  afterAll(async () => {
    await redis?.close();
    await test.close();
  });

  /** A process that relays; by default only when it is told to, never by its tick. */
  async function start(
    tuning: Partial<RelayTuning> = { tickMs: 60_000 },
    role: 'all' | 'api' = 'all',
  ): Promise<TestingModule> {
    const app = await jobApp({
      test,
      role,
      redisUrl: redis?.url ?? null,
      providers: [Listen, Stumble],
      imports: [OutboxModule.forRoot({ config: { role }, tuning })],
    });
    await app.init();
    apps.push(app);
    return app;
  }

  const unsent = async (): Promise<number> =>
    (await test.superuser('SELECT id FROM outbox WHERE sent_at IS NULL')).length;

  it('tells every consumer of a committed event, at once, and of no other', async () => {
    const outbox = (await start()).get(Outbox);
    const program = await test.createProgram();
    const [told, withdrawn] = [newId(), newId()];
    await test.database.write(program.actor, 'tell', (tx) =>
      outbox.append(tx, [dealTold.of({ dealId: told, step: 1 }, { occurredAt: momentOf(1_000) })]),
    );
    const failing = test.database.write(program.actor, 'tell', async (tx) => {
      await outbox.append(tx, [dealTold.of({ dealId: withdrawn, step: 1 })]);
      throw new Error('planned');
    });
    await expect(failing).rejects.toThrow('planned');
    await until(() => heard.length === 2);
    const [row] = await test.superuser<{ id: string; audit_id: string }>(
      `SELECT o.id, a.id AS audit_id FROM outbox o
         JOIN audit a ON a.program_id = o.program_id AND a.id = o.write_id`,
    );
    expect(heardBy('listen')[0]).toMatchObject({
      programId: program.id,
      eventId: row?.id,
      name: 'deal.told',
      payload: { dealId: told, step: 1 },
      occurredAt: momentOf(1_000),
      writeId: row?.audit_id,
      actor: { kind: 'JOB', programId: program.id, requestId: `${row?.id ?? ''}.listen` },
    });
    expect(heardBy('stumble')).toHaveLength(1);
    await until(async () => (await unsent()) === 0);
  });

  it('repeats only the consumer that failed', async () => {
    failures = 2;
    const outbox = (await start()).get(Outbox);
    const { actor } = await test.createProgram();
    await test.database.write(actor, 'tell', (tx) =>
      outbox.append(tx, [dealTold.of({ dealId: newId(), step: 1 })]),
    );
    await until(() => heardBy('stumble').length === 3);
    await sleep(100);
    expect(heardBy('stumble')).toHaveLength(3);
    expect(heardBy('listen')).toHaveLength(1);
  });

  it('finds by its tick what another process wrote', async () => {
    await start({ tickMs: 100 });
    const { actor } = await test.createProgram();
    await test.database.write(actor, 'tell', (tx) =>
      new Outbox().append(tx, [dealTold.of({ dealId: newId(), step: 1 })]),
    );
    await until(() => heard.length === 2);
  });

  it('R-T3: holds an event back until it is due by the clock of its programme', async () => {
    await start({ tickMs: 50 });
    const [ahead, other] = [await test.createProgram(), await test.createProgram()];
    for (const { actor } of [ahead, other]) {
      await test.database.write(actor, 'tell', (tx) => {
        const at = (days: number): Date => plusMs(tx.now, days * DAY_MS);
        return new Outbox().append(tx, [
          dealTold.of({ dealId: newId(), step: 2 }, { dueAt: at(2) }),
          dealTold.of({ dealId: newId(), step: 1 }, { dueAt: at(1) }),
          dealTold.of({ dealId: newId(), step: 9 }, { dueAt: at(9) }),
        ]);
      });
    }
    await sleep(300);
    expect(heard).toEqual([]);
    await test.superuser('UPDATE program SET clock_offset_ms = $2 WHERE id = $1', [
      ahead.id,
      3 * DAY_MS,
    ]);
    await until(() => heard.length === 4);
    await sleep(300);
    const steps = heardBy('listen').map((event) => event.payload.step);
    expect(steps.sort()).toEqual([1, 2]);
    expect(new Set(heard.map((event) => event.programId))).toEqual(new Set([ahead.id]));
    expect(await unsent()).toBe(4);
  });

  it('sends each of 400 events once, from two processes at the same time', async () => {
    await Promise.all([start({ tickMs: 20, batch: 20 }), start({ tickMs: 20, batch: 20 })]);
    const { actor } = await test.createProgram();
    for (let part = 0; part < 4; part += 1) {
      await test.database.write(actor, 'tell', (tx) =>
        new Outbox().append(
          tx,
          Array.from({ length: 100 }, (_, at) =>
            dealTold.of({ dealId: newId(), step: part * 100 + at }),
          ),
        ),
      );
    }
    await until(() => heard.length >= 800);
    await until(async () => (await unsent()) === 0);
    const steps = heardBy('listen').map((event) => event.payload.step);
    expect(steps).toHaveLength(400);
    expect(new Set(steps).size).toBe(400);
  });

  it('with ROLE=api relays nothing', async () => {
    await start({ tickMs: 20 }, 'api');
    const { actor } = await test.createProgram();
    await test.database.write(actor, 'tell', (tx) =>
      new Outbox().append(tx, [dealTold.of({ dealId: newId(), step: 1 })]),
    );
    await sleep(300);
    expect(await unsent()).toBe(1);
    expect(await oldestUnsentSeconds(test.crossProgram)).toBeGreaterThan(0.2);
  });

  it('leaves the events of a newer version to it, and ends those without a consumer', async () => {
    await start({ tickMs: 20 });
    const { id, actor } = await test.createProgram();
    await test.superuser(
      `INSERT INTO outbox (program_id, id, name, version, payload, occurred_at, recorded_at, due_at)
       SELECT $1, gen_random_uuid(), name, version, '{}', now(), now(), now()
         FROM (VALUES ('deal.imagined', 1), ('deal.told', 3)) AS newer (name, version)`,
      [id],
    );
    await test.database.write(actor, 'tell', (tx) =>
      new Outbox().append(tx, [linkSeen.of({ linkId: newId() })]),
    );
    await until(async () => (await unsent()) === 2);
    const rows = await test.superuser(
      'SELECT name, claimed_until FROM outbox WHERE sent_at IS NULL ORDER BY name',
    );
    expect(rows).toEqual([
      { name: 'deal.imagined', claimed_until: null },
      { name: 'deal.told', claimed_until: null },
    ]);
  });

  it('tells an event that waited through an upgrade as one of today', async () => {
    await start({ tickMs: 20 });
    const { id } = await test.createProgram();
    const dealId = newId();
    await test.superuser(
      `INSERT INTO outbox (program_id, id, name, version, payload, occurred_at, recorded_at, due_at)
       VALUES ($1, $2, 'deal.told', 1, jsonb_build_object('dealId', $3::text), now(), now(), now())`,
      [id, newId(), dealId],
    );
    await until(() => heard.length === 2);
    expect(heardBy('listen')[0]).toMatchObject({ payload: { dealId, step: 0 }, writeId: null });
  });
});
