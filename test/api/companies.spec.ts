import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '../../src/kernel/ids.js';
import { CompanyApi, COMPANY_SEEN, SAY_KIND } from '../support/api/company-api.js';
import { RECORD_DEAL } from '../support/api/story-documents.js';

/** What a company is, told by its deals or said by a person; who reads it. */
describe('R-W12: what a company is', () => {
  let api: CompanyApi;

  beforeAll(async () => {
    api = await CompanyApi.open();
  }, 60_000);
  afterAll(() => api.app.close());

  it('follows from its deals where nobody said it, and its timeline tells by which', async () => {
    const { id, name, dealId } = await api.companyWith('OPEN');
    expect(await api.seen(id)).toMatchObject({
      kind: 'PROSPECT',
      kindReason: 'NO_WON_DEAL',
      wonSince: null,
      firstWonDeal: null,
      said: [],
      timeline: [],
    });
    await api.record({ id: dealId, stage: 'WON', closedOn: '2026-01-31' });
    expect(await api.seen(id)).toMatchObject({
      kind: 'ACCOUNT',
      kindReason: 'WON_DEAL',
      wonSince: '2026-01-31',
      firstWonDeal: { id: dealId },
    });
    const { id: earlier } = await api.record({
      companyName: name,
      stage: 'WON',
      closedOn: '2026-01-15',
    });
    await api.record({ id: earlier, stage: 'LOST' });
    await api.record({ id: dealId, stage: 'REFUNDED' });
    const { timeline, ...company } = await api.seen(id);
    expect(company).toMatchObject({ kind: 'PROSPECT', kindReason: 'NO_WON_DEAL', wonSince: null });
    expect(timeline).toMatchObject([
      { outcome: 'FIRST_WON', inputs: { dealId, closedOn: '2026-01-31', kind: 'ACCOUNT' } },
      {
        outcome: 'FIRST_WON_MOVED',
        inputs: { dealId: earlier, closedOn: '2026-01-15', otherClosedOn: '2026-01-31' },
      },
      { outcome: 'FIRST_WON_MOVED', inputs: { dealId, closedOn: '2026-01-31' } },
      {
        outcome: 'LAST_WIN_TAKEN_BACK',
        inputs: { dealId, closedOn: null, otherClosedOn: '2026-01-31', kind: 'PROSPECT' },
      },
    ]);
    expect(timeline[0]).toMatchObject({ rule: 'R-W12', forStaffOnly: true });
  });

  it('a deal told again, or another won later, writes no line', async () => {
    const { id, name, dealId } = await api.companyWith('WON');
    await api.record({ id: dealId, stage: 'WON', name: 'Renamed' });
    await api.record({ companyName: name, stage: 'WON' });
    expect((await api.seen(id)).timeline).toHaveLength(1);
  });

  it('R-W6: a person says PROSPECT of a company with a won deal, and who is referred there is news', async () => {
    const { id, name, dealId } = await api.companyWith('WON');
    expect(await api.statusAt(name)).toBe('UNQUALIFIED');
    expect(await api.say(api.dana, { companyId: id, says: 'PROSPECT' })).toMatchObject({
      __typename: 'Company',
      kind: 'PROSPECT',
      kindReason: 'PERSON',
      firstWonDeal: { id: dealId },
      said: [{ source: 'PERSON', kind: 'PROSPECT', statedBy: 'Dana Cole', version: 1 }],
    });
    expect(await api.statusAt(name)).toBe('SUBMITTED');
    const back = await api.say(api.priya, { companyId: id, says: 'NOTHING', replaces: 1 });
    expect(back).toMatchObject({
      kind: 'ACCOUNT',
      kindReason: 'WON_DEAL',
      said: [{ kind: null, statedBy: 'Priya Nair', version: 2 }],
    });
    expect(await api.statusAt(name)).toBe('UNQUALIFIED');
    expect((await api.seen(id)).timeline.slice(1)).toMatchObject([
      {
        outcome: 'KIND_STATED',
        inputs: { said: 'PROSPECT', kind: 'PROSPECT', reason: 'PERSON' },
        actor: { kind: 'MEMBER', name: 'Dana Cole' },
      },
      { outcome: 'KIND_TAKEN_BACK', inputs: { said: null, kind: 'ACCOUNT', reason: 'WON_DEAL' } },
    ]);
  });

  it('what a person said stays, whatever becomes of its deals', async () => {
    const { id, name, dealId } = await api.companyWith('OPEN');
    await api.say(api.dana, { companyId: id, says: 'ACCOUNT' });
    await api.record({ id: dealId, stage: 'WON' });
    await api.record({ id: dealId, stage: 'LOST' });
    const { timeline, ...company } = await api.seen(id);
    expect(company).toMatchObject({ kind: 'ACCOUNT', kindReason: 'PERSON' });
    expect(await api.statusAt(name)).toBe('UNQUALIFIED');
    expect(timeline.slice(1)).toMatchObject([
      { outcome: 'FIRST_WON', inputs: { kind: 'ACCOUNT', reason: 'PERSON' } },
      { outcome: 'LAST_WIN_TAKEN_BACK', inputs: { kind: 'ACCOUNT', reason: 'PERSON' } },
    ]);
  });

  it('an advocate reads its name alone, and says nothing of it', async () => {
    const { id, name } = await api.companyWith('WON');
    await api.referAt(name);
    expect((await api.asAdvocate('id name')).errors).toBeUndefined();
    const closed = [
      'kind',
      'kindReason',
      'said { kind }',
      'wonSince',
      'externalId',
      'owner { id }',
      'revenue { currency }',
      'domains',
      'advocateCount',
      'openReferralCount',
      'wonDealCount',
      'firstWonDeal { id }',
      'timeline { rule }',
    ];
    for (const field of closed) {
      expect((await api.asAdvocate(field)).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    }
    for (const [document, variables] of [
      [COMPANY_SEEN, { id }],
      [SAY_KIND, { input: { companyId: id, says: 'PROSPECT', idempotencyKey: newId() } }],
    ] as const) {
      const { errors } = await api.app.ask(api.mei, document, variables);
      expect(errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    }
  });

  it('its deals and referrals are found by it; an id that is none is of nobody', async () => {
    const { id, name, dealId } = await api.companyWith('OPEN');
    await api.companyWith('OPEN');
    const referral = await api.referAt(name);
    const found = (companyId: string) =>
      api.app.ask(
        api.dana,
        `query ($id: ID!) { deals(companyId: $id) { edges { node { id } } }
           referrals(filter: { companyId: $id }) { edges { node { id } } } }`,
        { id: companyId },
      );
    expect(await found(id)).toEqual({
      data: {
        deals: { edges: [{ node: { id: dealId } }] },
        referrals: { edges: [{ node: { id: referral.id } }] },
      },
    });
    for (const none of [newId(), 'nobody']) {
      expect(await found(none)).toEqual({
        data: { deals: { edges: [] }, referrals: { edges: [] } },
      });
    }
  });

  it('is listed with who looks after it, and with what is under way there', async () => {
    const { id, name } = await api.companyWith('WON');
    await api.say(api.dana, { companyId: id, says: 'PROSPECT' });
    await api.referAt(name);
    await api.app.test.superuser(
      'UPDATE advocate SET company_id = $2 WHERE program_id = $1 AND name = $3',
      [api.program.id, id, 'Mei Tanaka'],
    );
    const change = `mutation ($input: ChangeCompanyInput!) { changeCompany(input: $input) {
      ... on Company { id } ... on UserError { message } } }`;
    const input = { companyId: id, ownerId: api.dana.membershipId, version: 0 };
    await api.app.get(api.dana, change, { input: { ...input, idempotencyKey: newId() } });
    const listed = (who: typeof api.dana, filter: object) =>
      api.app.get<{ edges: readonly { node: object }[] }>(
        who,
        `query ($filter: CompanyFilter) { companies(filter: $filter) { edges { node {
           id kind owner { name } advocateCount openReferralCount wonDealCount } } } }`,
        { filter },
      );
    const mine = {
      edges: [
        {
          node: {
            id,
            kind: 'PROSPECT',
            owner: { name: 'Dana Cole' },
            advocateCount: 1,
            openReferralCount: 1,
            wonDealCount: 1,
          },
        },
      ],
    };
    const none = { edges: [] };
    expect(await listed(api.dana, { mine: true })).toEqual(mine);
    expect(await listed(api.dana, { mine: true, kind: 'ACCOUNT' })).toEqual(none);
    expect(await listed(api.priya, { ownerId: api.dana.membershipId })).toEqual(mine);
    // Nobody is two people.
    expect(await listed(api.priya, { ownerId: api.dana.membershipId, mine: true })).toEqual(none);
    const contacts = (companyId: string) =>
      api.app.get(
        api.dana,
        'query ($id: ID) { advocates(companyId: $id) { edges { node { name } } } }',
        {
          id: companyId,
        },
      );
    expect(await contacts(id)).toEqual({ edges: [{ node: { name: 'Mei Tanaka' } }] });
    for (const other of [newId(), 'nobody']) expect(await contacts(other)).toEqual(none);
    await api.app.test.superuser('UPDATE advocate SET company_id = NULL WHERE program_id = $1', [
      api.program.id,
    ]);
  });

  it('a deal of a company whose name is too long is refused, with what would be right', async () => {
    const input = { companyName: 'K'.repeat(201), stage: 'OPEN', idempotencyKey: newId() };
    expect(await api.app.get(api.dana, RECORD_DEAL, { input })).toMatchObject({
      code: 'INVALID_INPUT',
      path: ['companyName'],
    });
  });
});
