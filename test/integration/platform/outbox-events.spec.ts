import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Injectable } from '@nestjs/common';
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
import { jobApp } from '../../support/job-app.js';
import { openTestDatabase, type TestDatabase } from '../../support/test-database.js';

const dealTold = defineEvent<{ dealId: Id }>('deal.told');
const linkSeen = defineEvent<{ linkId: Id }>('link.seen', { unconsumed: 'nobody needs it yet' });

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
    const payload = { dealId: value as Id };
    await expect(append({ name: 'deal.told', payload })).rejects.toThrow(
      'deal.told.dealId is neither an id, a number nor a code',
    );
  });

  it('R-A5: may carry ids, whole numbers and codes', async () => {
    const payload = { a: newId(), b: 3, c: 'ALREADY_CUSTOMER', d: null, e: true, f: [newId()] };
    await expect(append({ name: 'deal.told', payload })).resolves.toBeUndefined();
  });

  it('must be defined, once', async () => {
    await expect(append({ name: 'deal.dreamt', payload: {} })).rejects.toThrow(EventNameError);
    expect(() => defineEvent('deal.told')).toThrow('Two events are called "deal.told"');
    expect(() => defineEvent('DealTold')).toThrow('Not a name for an event');
  });

  it('must have a consumer, or say why it has none', () => {
    const handler = new Listen() as EventConsumer<unknown>;
    const meta = { queue: 'relay', handler } as const;
    const listen = { ...meta, event: dealTold as never, consumer: 'listen' };
    expect(() => Consumers.match([dealTold as never], [])).toThrow('"deal.told" has no consumer');
    expect(() => OnEvent(dealTold, 'other', { queue: 'post' as never })).toThrow(
      '"other" names a queue that is none of clock, relay, mail, bulk',
    );
    expect(() => Consumers.match([], [listen])).toThrow('"deal.told", which is not defined');
    expect(() => Consumers.match([dealTold as never], [listen, listen])).toThrow(
      'has two consumers called "listen"',
    );
    expect(() => Consumers.match([linkSeen as never], [{ ...listen, event: linkSeen }])).toThrow(
      'says that it has no consumer, but listen listens',
    );
    expect(Consumers.match([dealTold as never, linkSeen as never], [listen]).eventNames).toEqual([
      'deal.told',
      'link.seen',
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
