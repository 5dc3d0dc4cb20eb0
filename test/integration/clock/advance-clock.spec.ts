import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DiscoveryService } from '@nestjs/core';
import { ClockBusy } from '../../../src/features/clock/clock.errors.js';
import { NotSandbox } from '../../../src/features/programs/index.js';
import { PublishChallenge, SaveChallenge } from '../../../src/features/challenges/index.js';
import { referralMoved } from '../../../src/features/referrals/index.js';
import { plusMs } from '../../../src/kernel/clock.js';
import { dayOf, daysBetween, hourOf, plusDays } from '../../../src/kernel/day.js';
import { newId } from '../../../src/kernel/ids.js';
import { InvalidInput } from '../../../src/platform/errors/index.js';
import { Consumers, findConsumers } from '../../../src/platform/outbox/consumers.js';
import { definedEvents } from '../../../src/platform/outbox/event-definition.js';
import { Outbox } from '../../../src/platform/outbox/index.js';
import { OutboxRelay } from '../../../src/platform/outbox/outbox-relay.js';
import { reviewDraft } from '../../support/worlds/challenge-kit.js';
import { SandboxClock } from '../../support/sandbox-clock.js';
import { openTestApp, type TestApp } from '../../support/api/test-app.js';

const DAY_MS = 86_400_000;

describe('moving a sandbox’s clock', () => {
  let opened: TestApp;
  beforeAll(async () => {
    opened = await openTestApp();
  });
  afterAll(() => opened.close());

  it('R-T3: windows in between expire one after the other, each at its own moment', async () => {
    const clock = await SandboxClock.open(opened);
    const [last, first, middle] = await clock.refer([1, 40, 20]);
    const id = await clock.ask(61);
    expect(await clock.move(id)).toBe(true);

    const expired = await clock.expired();
    expect(expired.map((row) => row.subject_id)).toEqual([first, middle, last]);
    for (const [place, row] of expired.entries()) {
      expect(row.occurred_at).toEqual(row.closes);
      // recorded when the clock stood there: before the window of the next one closed
      const next = expired[place + 1]?.closes ?? (await clock.advance(id)).to_at;
      expect(row.recorded_at >= row.closes && row.recorded_at < next).toBe(true);
    }
    const { status, from_at, to_at, done_until } = await clock.advance(id);
    expect(status).toBe('DONE');
    expect(to_at).toEqual(plusDays(from_at, 61, 'Asia/Tokyo'));
    expect(done_until).toEqual(to_at);
    expect((await clock.now()) >= to_at).toBe(true);
  });

  it('R-T3: a challenge in between opens and ends at its moments, and is told of only then', async () => {
    const clock = await SandboxClock.open(opened);
    const asked = await clock.now();
    const [opensAt, closesAt] = [10, 20].map((days) => plusMs(asked, days * DAY_MS));
    await opened.test.database.write(clock.actor, 'publishChallenge', async (tx) => {
      const id = await opened.app.get(SaveChallenge).saveChallenge(tx, clock.actor, reviewDraft);
      const input = { id, version: 1, opensAt, closesAt };
      await opened.app.get(PublishChallenge).publishChallenge(tx, clock.actor, input);
    });
    await clock.move(await clock.ask(61));
    const lines = await opened.test.superuser<{ outcome: string; occurred_at: Date }>(
      `SELECT outcome, occurred_at FROM timeline
        WHERE program_id = $1 AND subject_kind = 'CHALLENGE' ORDER BY seq`,
      [clock.programId],
    );
    expect(lines.map(({ outcome }) => outcome)).toEqual([
      'SCHEDULED',
      'OPENED',
      'CLOSED_BY_SCHEDULE',
    ]);
    const days = lines.map((line) => (line.occurred_at.getTime() - asked.getTime()) / DAY_MS);
    expect(days.map(Math.floor)).toEqual([0, 10, 20]);
    const [told] = await opened.test.superuser<{ occurred_at: Date }>(
      `SELECT occurred_at FROM outbox WHERE program_id = $1 AND name = 'challenge.published'`,
      [clock.programId],
    );
    expect(told && told.occurred_at >= (opensAt ?? asked)).toBe(true);
  });

  it('R-T3: an event that is due in between is told then, before what is due later', async () => {
    const clock = await SandboxClock.open(opened);
    const [referralId = ''] = await clock.refer([30]); // closes in 31 days
    const asked = await clock.now();
    const dueAt = plusMs(asked, 10 * DAY_MS);
    const later = plusMs(asked, 50 * DAY_MS);
    await opened.test.database.write(clock.actor, 'tellLater', (tx) =>
      new Outbox().append(
        tx,
        [later, dueAt].map((due) =>
          referralMoved.of({ referralId, advocateId: newId(), points: 0 }, { dueAt: due }),
        ),
      ),
    );
    const id = await clock.ask(61);
    await clock.move(id);
    const told = await opened.test.superuser<{ program_now: Date }>(
      `SELECT program_now FROM audit WHERE program_id = $1 AND operation = 'notifyAdvocate'
       ORDER BY recorded_at, id`,
      [clock.programId],
    );
    const days = told.map((row) =>
      Math.floor((row.program_now.getTime() - asked.getTime()) / DAY_MS),
    );
    // the window closes 31 days later, at the start of the day: before 31 times 24 hours are over
    expect(days).toEqual([10, 30, 50]);
  });

  it('R-W1: 60 days later the window is open, one day more and it has closed', async () => {
    const clock = await SandboxClock.open(opened);
    await clock.refer([0]);
    await clock.move(await clock.ask(60));
    expect(await clock.expired()).toEqual([]);
    await clock.move(await clock.ask(1));
    expect(await clock.expired()).toHaveLength(1);
  });

  it.each([100, 200, 300])('%d days later it is the same time on the wall', async (days) => {
    const zone = 'America/New_York';
    const clock = await SandboxClock.open(opened, 'SAMPLE', zone);
    const { from_at, to_at } = await clock.advance(await clock.ask(days));
    expect(daysBetween(dayOf(from_at, zone), dayOf(to_at, zone))).toBe(days);
    expect(hourOf(to_at, zone)).toBe(hourOf(from_at, zone));
  });

  it('a live programme keeps the real clock', async () => {
    const clock = await SandboxClock.open(opened, 'LIVE');
    await expect(clock.ask(1)).rejects.toThrow(NotSandbox);
  });

  it.each([0, 401, 1.5, -1])('not by %d days', async (days) => {
    const clock = await SandboxClock.open(opened);
    await expect(clock.ask(days)).rejects.toThrow(InvalidInput);
  });

  it('of two who ask at once one is told that the clock is busy', async () => {
    const clock = await SandboxClock.open(opened);
    const asked = await Promise.allSettled([clock.ask(3), clock.ask(5)]);
    const refused = asked.filter((each) => each.status === 'rejected');
    expect(refused.map((each) => each.reason as unknown)).toEqual([expect.any(ClockBusy)]);
  });

  it('two workers at once: one moves it, and everything happens once', async () => {
    const clock = await SandboxClock.open(opened);
    await clock.refer([5, 10, 15]);
    const id = await clock.ask(70);
    const moved = await Promise.all([clock.move(id), clock.move(id), clock.move(id)]);
    expect(moved.filter(Boolean)).toHaveLength(1);
    expect(await clock.expired()).toHaveLength(3);
    expect((await clock.advance(id)).status).toBe('DONE');
  });

  it('a worker that stops in between lets go, and the next one goes on from there', async () => {
    const clock = await SandboxClock.open(opened);
    await clock.refer([5, 10, 15]);
    const id = await clock.ask(70);
    const stopping = new AbortController();
    const moving = clock.move(id, stopping.signal);
    while ((await clock.expired()).length === 0);
    stopping.abort();
    expect(await moving).toBe(false);
    expect((await clock.advance(id)).status).toBe('RUNNING');
    expect(await clock.move(id)).toBe(true);
    expect(await clock.expired()).toHaveLength(3);
  });

  it('while the clock is held, no other mover and no relay touches the programme', async () => {
    const clock = await SandboxClock.open(opened);
    await clock.refer([1]);
    const id = await clock.ask(61);
    await opened.test.superuser(
      `UPDATE program SET clock_held_until = now() + interval '1 min' WHERE id = $1`,
      [clock.programId],
    );
    const { app } = opened;
    const discovery = app.get(DiscoveryService, { strict: false });
    const consumers = Consumers.match(definedEvents(), findConsumers(discovery));
    const relay = app.get(OutboxRelay, { strict: false });
    const unsent = async (): Promise<string[]> => {
      while ((await relay.relayOnce(consumers)) > 0);
      const rows = await opened.test.superuser<{ name: string }>(
        'SELECT name FROM outbox WHERE program_id = $1 AND sent_at IS NULL ORDER BY id',
        [clock.programId],
      );
      return rows.map((row) => row.name);
    };
    expect(await clock.move(id)).toBe(false);
    expect(await unsent()).toEqual(['referral.submitted', 'clock.advanceRequested']);
    await opened.test.superuser('UPDATE program SET clock_held_until = now() WHERE id = $1', [
      clock.programId,
    ]);
    expect(await unsent()).toEqual([]);
  });
});
