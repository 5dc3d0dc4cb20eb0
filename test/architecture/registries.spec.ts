import '../../src/app.module.js';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Injectable } from '@nestjs/common';
import { DiscoveryModule, DiscoveryService } from '@nestjs/core';
import { Test } from '@nestjs/testing';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { features } from '../../architecture.js';
import { advocatesEntities } from '../../src/features/advocates/index.js';
import { defineStageKind } from '../../src/features/challenges/index.js';
import { definedStageKinds } from '../../src/features/challenges/stages/index.js';
import { AllDueWork, ProvidesDueWork, type DueWork } from '../../src/features/clock/due-work.js';
import { defineMeasures, readFigures, recordFigures } from '../../src/features/measures/index.js';
import {
  defineNotices,
  notificationsEntities,
  NotifiesAdvocate,
  type NoticeContent,
} from '../../src/features/notifications/index.js';
import { allNotificationKinds } from '../../src/features/notifications/notice-kind.rules.js';
import { noticeSubject } from '../../src/features/notifications/notice-subject.js';
import { NotificationEntity } from '../../src/features/notifications/notification.entity.js';
import { NotifyAdvocate } from '../../src/features/notifications/notify-advocate.js';
import { defineSubject } from '../../src/features/subjects/index.js';
import { subjectOf } from '../../src/features/subjects/subject-registry.js';
import { subjectKinds } from '../../src/features/subjects/subject-kind.rules.js';
import { WhatWaits, defineWaiting } from '../../src/features/waiting/index.js';
import { waitingKinds } from '../../src/features/waiting/waiting-kind.rules.js';
import { definedWaiting } from '../../src/features/waiting/waiting-registry.js';
import { overviewFigures } from '../../src/features/insights/overview.queries.js';
import { defineLines, RecordTimeline, timelinesOf } from '../../src/features/timeline/index.js';
import { momentOf } from '../../src/kernel/clock.js';
import { machineActor, type Role } from '../../src/kernel/actor.js';
import { newId, type Id } from '../../src/kernel/ids.js';
import { LOCALES } from '../../src/kernel/locale.js';
import { Database } from '../../src/platform/database/index.js';
import { Consumers, findConsumers } from '../../src/platform/outbox/consumers.js';
import { defineEvent, OnEvent, Outbox } from '../../src/platform/outbox/index.js';
import { subjectOf as pageOf } from '../../portal/src/platform/own-subjects.js';
import { NoticeWorld } from '../support/worlds/notice-world.js';
import { openTestDatabase, type TestDatabase } from '../support/database/test-database.js';

/** Of the product, before the made-up ones. */
const ofProduct = {
  subjects: Object.keys(subjectKinds).filter((kind) => subjectOf(kind)?.names != null),
  notices: [...allNotificationKinds()].sort(),
  waiting: definedWaiting().map(({ kind }) => kind),
};

// A feature as a newcomer would add it: nothing outside of these lines knows of poems.
let writtenBy: Id = '';
const poemSubject = defineSubject('POEM', {
  find: (_tx, ids) =>
    Promise.resolve(new Map(ids.map((id) => [id, { advocateId: writtenBy, name: 'Ode to tea' }]))),
  seenBy: { advocate: 'own' },
});
const poemLine = defineLines(poemSubject, { 'R-C2': ['PRAISED'] });
const ofPoem = z.strictObject({ poemId: z.uuid(), advocateId: z.uuid() });
const poemPraised = defineEvent({
  name: 'poem.praised',
  version: 1,
  audience: 'ADVOCATE',
  payload: ofPoem,
});
defineNotices({
  subject: poemSubject,
  kinds: ['POEM_PRAISED'],
  choose: ([line]) => (line ? { kind: 'POEM_PRAISED', line } : null),
  beside: (_tx, { subjectId }) => ({ message: null, path: `poems/${subjectId}` }),
});
defineMeasures({
  name: 'poems',
  measures: [{ name: 'poems.praised', definition: 'poems that were praised', slices: ['all'] }],
  async *countAgain() {
    yield await Promise.resolve([]);
  },
});
const poemsToRead = defineWaiting('POEMS_TO_READ', {
  seenBy: { marketer: 'program' },
  counted: { measure: 'poems.praised', slice: 'all' },
});
const longPoems = defineWaiting('LONG_POEMS', {
  seenBy: { sales: 'program', advocate: 'own' },
  counted: () => Promise.resolve([{ count: 3, about: { id: writtenBy, name: 'Ode to tea' } }]),
});
const poemKind = defineStageKind({
  name: 'POEM',
  parts: z.strictObject({ verses: z.int() }),
  alwaysDecided: true,
});

@Injectable()
@OnEvent(poemPraised, 'notify-advocate')
class OnPoemPraised extends NotifiesAdvocate<z.infer<typeof ofPoem>> {
  protected override noticeOf({ poemId }: z.infer<typeof ofPoem>): NoticeContent {
    return { subjectKind: poemSubject.kind, subjectId: poemId, points: 0 };
  }
}

@Injectable()
@ProvidesDueWork('poems')
class Recital implements DueWork {
  nextDue(): Promise<null> {
    return Promise.resolve(null);
  }
  doDue(): Promise<number> {
    return Promise.resolve(7);
  }
}

describe('a feature of one folder', () => {
  let test: TestDatabase;
  let world: NoticeWorld;
  beforeAll(async () => {
    test = await openTestDatabase([...advocatesEntities, ...notificationsEntities]);
    world = await NoticeWorld.open(test);
    writtenBy = await world.advocate();
  });
  afterAll(() => test.close());

  it('has its event carried, its line written, its notice told and its subject named', async () => {
    const poemId = newId();
    const actor = machineActor('PUBLIC', world.programId, 'test');
    const [eventId, at, writeId] = await test.database.write(actor, 'praise', async (tx) => {
      await new RecordTimeline().recordTimeline(tx, actor, [
        {
          ...poemLine('R-C2', 'PRAISED'),
          subjectId: poemId,
          occurredAt: tx.now,
          ruleVersion: 1,
          inputs: {},
          audience: 'ADVOCATE',
        },
      ]);
      await new Outbox().append(tx, [poemPraised.of({ poemId, advocateId: writtenBy })]);
      await recordFigures(tx, [{ measure: 'poems.praised', slice: 'all', value: 1 }]);
      return [newId(), tx.now, tx.writeId] as const;
    });
    const job = machineActor('JOB', world.programId, 'test');
    const payload = { poemId, advocateId: writtenBy };
    await new OnPoemPraised(test.database, new NotifyAdvocate()).handle({
      programId: world.programId,
      eventId,
      name: poemPraised.name,
      payload,
      occurredAt: at,
      writeId,
      actor: job,
    });
    await test.database.read({ programId: world.programId }, async (tx) => {
      const lines = await timelinesOf(tx, 'POEM', [poemId], 'ADVOCATE');
      expect(lines.get(poemId)).toMatchObject([{ outcome: 'PRAISED' }]);
      const { programId } = world;
      const notice = await tx.findOneBy(NotificationEntity, { programId, subjectId: poemId });
      expect(notice).toMatchObject({ kind: 'POEM_PRAISED', mailStatus: 'WAITING' });
      if (notice === null) throw new Error('There was no notice.');
      expect(await noticeSubject(tx, notice, 'en')).toEqual({
        what: 'Ode to tea',
        message: null,
        path: `poems/${poemId}`,
      });
      const asked = [{ measure: 'poems.praised', slice: 'all' }] as const;
      expect(await readFigures(tx, asked)).toMatchObject([[{ value: 1 }]]);
    });
  });

  it('has what waits told to whoever may see its list, and to nobody else', async () => {
    await test.database.read({ programId: world.programId }, async (tx) => {
      const told = async (...roles: Role[]) => {
        const waits = new WhatWaits(roles, [poemsToRead, longPoems]);
        const { beside } = await overviewFigures(tx, waits.figures);
        return (await waits.rows(tx, beside)).map(({ kind, count }) => [kind, count]);
      };
      expect(await told('marketer', 'sales')).toEqual([
        ['POEMS_TO_READ', 1],
        ['LONG_POEMS', 3],
      ]);
      expect(await told('sales')).toEqual([['LONG_POEMS', 3]]);
      expect(await told('advocate')).toEqual([]);
    });
    expect(waitingKinds['LONG_POEMS']).toBe('LONG_POEMS');
  });

  it('is found by relay and clock, and stands in the enums of the API', async () => {
    const app = await Test.createTestingModule({
      imports: [DiscoveryModule],
      providers: [
        AllDueWork,
        Recital,
        OnPoemPraised,
        NotifyAdvocate,
        { provide: Database, useValue: test.database },
      ],
    }).compile();
    await app.init();
    expect(await app.get(AllDueWork).doDue(world.programId, momentOf(0))).toBe(7);
    const consumers = Consumers.match([poemPraised], findConsumers(app.get(DiscoveryService)));
    expect(consumers.readable).toEqual(['poem.praised@1']);
    await app.close();
    expect(subjectKinds['POEM']).toBe('POEM');
    expect(allNotificationKinds()).toContain('POEM_PRAISED');
    expect(definedStageKinds()).toContain(poemKind);
  });
});

type Texts = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

const textsIn = (...path: string[]): Texts =>
  JSON.parse(readFileSync(join(import.meta.dirname, '../..', ...path), 'utf8')) as Texts;

const keysOf = (texts: object | undefined): string[] => Object.keys(texts ?? {}).sort();

describe.each(LOCALES)('what is registered has its texts in %s, and nothing else has', (locale) => {
  it('a kind of notice: its mail, and its line and its switch in the portal', () => {
    const mails = textsIn('src/features/notifications/texts', `${locale}.json`)['kind'];
    const portal = textsIn('portal/src/i18n', locale, 'notices.json')['kind'];
    expect(keysOf(mails)).toEqual(ofProduct.notices);
    expect(keysOf(portal)).toEqual(ofProduct.notices);
    for (const kind of ofProduct.notices) {
      expect(keysOf(mails?.[kind] as object)).toEqual(['name', 'subject', 'text', 'title']);
      expect(keysOf(portal?.[kind] as object)).toEqual(['mail', 'title']);
    }
  });

  it('what waits: what it is, and what to know of it', () => {
    const { waiting } = textsIn('portal/src/i18n', locale, 'overview.json');
    const told = waiting?.['kind'] as Texts;
    expect(keysOf(told)).toEqual(ofProduct.waiting);
    for (const kind of ofProduct.waiting) expect(keysOf(told[kind])).toEqual(['hint', 'what']);
  });
});

it('a subject with a name has its page in the portal', () => {
  const about = { subjectId: '1', subjectName: 'Sari' };
  const pages = ofProduct.subjects.map((subjectKind) => pageOf({ ...about, subjectKind }));
  expect(pages.length).toBeGreaterThan(2);
  expect(pages).not.toContain(null);
  expect(pageOf({ ...about, subjectKind: 'POEM' })).toBeNull();
});

describe('who is asked', () => {
  it.each(['subjects', 'measures', 'waiting', 'timeline', 'notifications', 'clock', 'insights'])(
    '%s imports none of those that register with it',
    (roof) => {
      const handOver = ['challenges', 'surveys', 'rewards', 'deals', 'referrals', 'conversions'];
      expect(features[roof]?.filter((name) => handOver.includes(name))).toEqual([]);
    },
  );
});
