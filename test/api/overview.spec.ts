import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { definedWaiting } from '../../src/features/waiting/waiting-registry.js';
import type { Role } from '../../src/kernel/actor.js';
import { openAccessWorld, type AccessWorld } from '../support/api/access-world.js';
import { ServedApp } from '../support/api/served-app.js';

/** Where the portal leads for each kind: a new one fails until it is told. */
const LISTS: Readonly<Record<string, string>> = {
  CLOSING_DAYS_TO_CHECK: '{ referrals { edges { cursor } } }',
  DEALS_THAT_WAIT: '{ dealsThatWait { totalCount } }',
  NOMINEES_TO_DECIDE: '{ advocates(nominees: true) { edges { cursor } } }',
  REDEMPTIONS_TO_DECIDE: '{ redemptions { edges { cursor } } }',
  REDEMPTIONS_TO_SEND: '{ redemptions { edges { cursor } } }',
  REFERRALS_TO_ACCEPT: '{ referrals { edges { cursor } } }',
  REFERRALS_TO_CHECK: '{ referrals(filter: { waitsFor: FRAUD }) { edges { cursor } } }',
  REFERRALS_TO_PLACE: '{ referrals(filter: { waitsFor: PLACE }) { edges { cursor } } }',
  REFERRALS_WITHOUT_CONTACT: '{ referrals { edges { cursor } } }',
  REWARDS_RUNNING_LOW: '{ rewards { edges { cursor } } }',
  SUBMISSIONS_TO_DECIDE: '{ approvals { totalCount } }',
};

interface Item {
  readonly kind: string;
  readonly count: number;
  readonly oldestAt: string | null;
  readonly about: { readonly name: string } | null;
}

describe('what waits for people', () => {
  let app: ServedApp;
  let world: AccessWorld;
  beforeAll(async () => {
    app = await ServedApp.open({ role: 'api' });
    world = await openAccessWorld(app, 2);
  }, 240_000);
  afterAll(() => app.close());

  const told = async (...roles: Role[]): Promise<Item[]> => {
    const document = '{ overview { waiting { kind count oldestAt about { name } } } }';
    const who = await app.person(world, roles);
    return (await app.get<{ waiting: Item[] }>(who, document)).waiting;
  };

  it('is told to a marketer with its count, and since when the oldest waits', async () => {
    await app.test.superuser('UPDATE reward SET stock = 3 WHERE program_id = $1', [world.id]);
    const items = new Map((await told('marketer')).map((item) => [item.kind, item]));
    expect(items.get('SUBMISSIONS_TO_DECIDE')?.count).toBeGreaterThan(0);
    expect(items.get('SUBMISSIONS_TO_DECIDE')?.oldestAt).toMatch(/^\d{4}-/);
    expect(items.get('REDEMPTIONS_TO_DECIDE')?.count).toBeGreaterThan(0);
    expect(items.get('REWARDS_RUNNING_LOW')).toMatchObject({ count: 3 });
    expect(items.get('REWARDS_RUNNING_LOW')?.about?.name).toEqual(expect.any(String));
    expect(items.get('REFERRALS_WITHOUT_CONTACT')).toMatchObject({ oldestAt: null, about: null });
  });

  it('is told to nobody who may not open its list', async () => {
    expect(Object.keys(LISTS)).toEqual(definedWaiting().map(({ kind }) => kind));
    for (const role of ['marketer', 'sales', 'admin'] as const) {
      const who = await app.person(world, [role]);
      for (const { kind } of await told(role)) {
        const { errors } = await app.ask(who, LISTS[kind] ?? '');
        expect([role, kind, errors ?? []]).toEqual([role, kind, []]);
      }
    }
    const ofSales = (await told('sales')).map(({ kind }) => kind);
    expect(ofSales).toContain('REFERRALS_WITHOUT_CONTACT');
    expect(ofSales).not.toContain('SUBMISSIONS_TO_DECIDE');
    expect(ofSales).not.toContain('REWARDS_RUNNING_LOW');
  });
});
