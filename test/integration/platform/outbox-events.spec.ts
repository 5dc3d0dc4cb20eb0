import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { newId, type Id } from '../../../src/kernel/ids.js';
import { Consumers } from '../../../src/platform/outbox/consumers.js';
import {
  defineEvent,
  EventNameError,
  OnEvent,
  Outbox,
  OutboxModule,
  type EventConsumer,
  type OutboxEvent,
} from '../../../src/platform/outbox/index.js';
import { jobApp } from '../../support/processes/job-app.js';
import { openTestDatabase, type TestDatabase } from '../../support/database/test-database.js';

const base = { version: 1, audience: 'STAFF' } as const;
const ofDeal = z.strictObject({ dealId: z.uuid() });
const dealTold = defineEvent({ ...base, name: 'deal.told', payload: ofDeal });
const linkSeen = defineEvent({
  ...base,
  name: 'link.seen',
  payload: z.strictObject({ linkId: z.uuid() }),
  unconsumed: 'nobody needs it yet',
});
/** as a careless engineer would declare it */
const anything = defineEvent({
  ...base,
  name: 'deal.anything',
  payload: z.strictObject({ value: z.any() }),
  unconsumed: 'a test',
});
const moved = defineEvent({
  ...base,
  name: 'deal.moved',
  version: 3,
  payload: z.strictObject({ dealId: z.uuid(), from: z.int(), to: z.int() }),
  unconsumed: 'a test',
  older: {
    1: ({ dealId = null }) => ({ dealId, to: 0 }),
    2: (payload) => ({ ...payload, from: 0 }),
  },
});

@Injectable()
@OnEvent(dealTold, 'listen')
class Listen implements EventConsumer<{ dealId: Id }> {
  handle(): Promise<void> {
    return Promise.resolve();
  }
}

describe('an event', () => {
  let test: TestDatabase;

  beforeAll(async () => {
    test = await openTestDatabase();
  });
  afterAll(() => test.close());

  const append = async (event: OutboxEvent): Promise<void> => {
    const { actor } = await test.createProgram();
    await test.database.write(actor, 'tell', (tx) => new Outbox().append(tx, [event]));
  };

  it.each([
    ['a name', 'Mei Tanaka'],
    ['an address', 'mei@example.com'],
    ['a fraction', 1.5],
    ['an object', { id: newId() }],
    ['a list with a name in it', [newId(), 'Mei']],
  ])('R-A5: may not carry %s', async (_, value) => {
    await expect(append(anything.of({ value }))).rejects.toThrow(
      'deal.anything.value is neither an id, a number nor a code',
    );
  });

  it.each([newId(), 3, 'ALREADY_CUSTOMER', null, true, [newId()]])(
    'R-A5: may carry ids, whole numbers and codes',
    async (value) => {
      await expect(append(anything.of({ value }))).resolves.toBeUndefined();
    },
  );

  it('must be defined, once', async () => {
    const dreamt = { name: 'deal.dreamt', version: 1, payload: {} };
    await expect(append(dreamt)).rejects.toThrow(EventNameError);
    const again = (name: string) => () => defineEvent({ ...base, name, payload: ofDeal });
    expect(again('deal.told')).toThrow('Two events are called "deal.told"');
    expect(again('DealTold')).toThrow('Not a name for an event');
  });

  it('carries what it declares, and nothing else', async () => {
    const dealId = newId();
    await expect(append({ ...dealTold.of({ dealId }), payload: { dealId: 3 } })).rejects.toThrow(
      'deal.told is not as declared: dealId: Invalid input: expected string, received number',
    );
    const more = { dealId, step: 1 };
    await expect(append(dealTold.of(more))).rejects.toThrow('Unrecognized key: "step"');
  });

  it('of an older version is brought up step by step; a newer one is not guessed at', () => {
    const dealId = newId();
    expect(moved.read({ dealId }, 1)).toEqual({ dealId, from: 0, to: 0 });
    expect(moved.read({ dealId, to: 7 }, 2)).toEqual({ dealId, from: 0, to: 7 });
    expect(() => moved.read({ dealId, from: 1, to: 7 }, 4)).toThrow('newer than this process');
  });

  it('says how each older version is read', () => {
    const second = { ...base, name: 'deal.second', version: 2, payload: ofDeal };
    expect(() => defineEvent(second)).toThrow('"older" must say how each before it is read');
    const step = (payload: object) => ({ ...payload });
    expect(() => defineEvent({ ...second, older: { 2: step } })).toThrow('"older" must say');
  });

  it('for an advocate names the advocate', () => {
    expect(() =>
      defineEvent({ ...base, name: 'deal.cheered', audience: 'ADVOCATE', payload: ofDeal }),
    ).toThrow('"deal.cheered" is for an advocate and does not name one');
  });

  it('must have a consumer, or say why it has none', () => {
    const handler = new Listen() as EventConsumer<unknown>;
    const meta = { queue: 'relay', handler } as const;
    const listen = { ...meta, event: dealTold as never, consumer: 'listen' };
    expect(() => Consumers.match([dealTold as never], [])).toThrow('"deal.told" has no consumer');
    expect(() => OnEvent(dealTold, 'other', { queue: 'post' as never })).toThrow(
      '"other" names a queue that is none of clock, relay, mail, bulk, imports',
    );
    expect(() => Consumers.match([], [listen])).toThrow('"deal.told", which is not defined');
    expect(() => Consumers.match([dealTold as never], [listen, listen])).toThrow(
      'has two consumers called "listen"',
    );
    expect(() => Consumers.match([linkSeen as never], [{ ...listen, event: linkSeen }])).toThrow(
      'says that it has no consumer, but listen listens',
    );
    expect(Consumers.match([dealTold as never, moved as never], [listen]).readable).toEqual([
      'deal.told@1',
      'deal.moved@1',
      'deal.moved@2',
      'deal.moved@3',
    ]);
  });

  it('without a consumer stops the boot', async () => {
    const app = await jobApp({
      test,
      redisUrl: null,
      providers: [],
      imports: [OutboxModule.forRoot({ config: { role: 'all' } })],
    });
    await expect(app.init()).rejects.toThrow('"deal.told" has no consumer');
  });
});
