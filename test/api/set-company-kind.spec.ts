import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '../../src/kernel/ids.js';
import { CompanyApi, COMPANY_SEEN } from '../support/api/company-api.js';
import type { Who } from '../support/api/served-app.js';

/** Who says what a company is: people and the CRM, each apart, twice, late, at once. */
describe('R-W12: what is said of a company', () => {
  let api: CompanyApi;
  let crm: Who;

  beforeAll(async () => {
    api = await CompanyApi.open();
    crm = await api.keyOf(api.program, 'SALES');
  }, 60_000);
  afterAll(() => api.app.close());

  it('the CRM tells what it knows every night, beside what a person said', async () => {
    const { id, name } = await api.companyWith('OPEN');
    const report = () =>
      api.say(crm, { companyName: `${name} Inc.`, externalId: id, says: 'ACCOUNT' });
    expect(await report()).toMatchObject({
      id,
      name,
      externalId: id,
      kind: 'ACCOUNT',
      kindReason: 'CRM',
      said: [{ source: 'CRM', kind: 'ACCOUNT', statedBy: null, version: 1 }],
    });
    expect(await api.statusAt(name)).toBe('UNQUALIFIED');
    await api.say(api.dana, { companyId: id, says: 'PROSPECT' });
    expect(await report()).toMatchObject({ kind: 'PROSPECT', kindReason: 'PERSON' });
    expect(await api.say(crm, { externalId: id, says: 'NOTHING' })).toMatchObject({
      kind: 'PROSPECT',
      said: [
        { source: 'PERSON', kind: 'PROSPECT', version: 1 },
        { source: 'CRM', kind: null, version: 2 },
      ],
    });
    await api.say(crm, { externalId: id, says: 'ACCOUNT' });
    expect(await api.say(api.dana, { companyId: id, says: 'NOTHING', replaces: 1 })).toMatchObject({
      kind: 'ACCOUNT',
      kindReason: 'CRM',
    });
    expect((await api.seen(id)).timeline).toMatchObject([
      { outcome: 'CRM_KIND_STATED', inputs: { reason: 'CRM' }, actor: { kind: 'API_KEY' } },
      { outcome: 'KIND_STATED' },
      { outcome: 'CRM_KIND_TAKEN_BACK', inputs: { kind: 'PROSPECT', reason: 'PERSON' } },
      { outcome: 'CRM_KIND_STATED', inputs: { kind: 'PROSPECT', reason: 'PERSON' } },
      { outcome: 'KIND_TAKEN_BACK', inputs: { kind: 'ACCOUNT', reason: 'CRM' } },
    ]);
  });

  it('the CRM tells of one that nobody knows yet; it is there when its first referral comes', async () => {
    const name = `Minami ${newId()}`;
    const { id } = await api.say(crm, {
      companyName: name,
      externalId: `A-${name}`,
      says: 'ACCOUNT',
    });
    expect(await api.statusAt(name)).toBe('UNQUALIFIED');
    // R-O1: its external id is what it is known by, whatever it is called meanwhile.
    const renamed = { companyName: 'Renamed', externalId: `A-${name}`, says: 'PROSPECT' };
    expect(await api.say(crm, renamed)).toMatchObject({ id, name, kind: 'PROSPECT' });
  });

  it.each([
    [
      'one of no such name takes nothing back',
      { companyName: 'Nobody', says: 'NOTHING' },
      ['companyName'],
    ],
    ['an external id that is nobody’s', { externalId: 'nobody', says: 'ACCOUNT' }, ['externalId']],
    ['an id that is none', { companyId: 'nobody', says: 'ACCOUNT' }, ['companyId']],
    ['an id that is nobody’s', { companyId: newId(), says: 'NOTHING' }, ['companyId']],
  ])('%s is not found', async (_name, input, path) => {
    expect(await api.say(crm, input)).toMatchObject({ code: 'NOT_FOUND', path });
  });

  it.each([
    ['no company', {}, 'companyId'],
    ['two ways at once', { companyId: newId(), companyName: 'Kita' }, 'companyId'],
    ['a name that says nothing', { companyName: 'n/a' }, 'companyName'],
    ['a name that is too long', { companyName: 'K'.repeat(201) }, 'companyName'],
    ['an empty external id', { externalId: ' ' }, 'externalId'],
  ])('%s is refused, with what would be right', async (_name, company, path) => {
    const answer = await api.say(crm, { ...company, says: 'ACCOUNT' });
    expect(answer).toMatchObject({ code: 'INVALID_INPUT', path: [path] });
  });

  it('R-O1: a name that is known by another external id is not given a second one', async () => {
    const name = `Nishi ${newId()}`;
    await api.say(crm, { companyName: name, externalId: `1 ${name}`, says: 'ACCOUNT' });
    const other = { companyName: name, externalId: `2 ${name}`, says: 'ACCOUNT' };
    expect(await api.say(crm, other)).toMatchObject({
      code: 'INVALID_INPUT',
      path: ['externalId'],
    });
  });

  it('R-O1: told at once by one external id with several names, it is one company', async () => {
    const externalId = newId();
    const answers = await Promise.all(
      Array.from({ length: 5 }, (_, n) =>
        api.say(crm, {
          companyName: `Higashi ${String(n)} ${externalId}`,
          externalId,
          says: 'ACCOUNT',
        }),
      ),
    );
    expect(answers.filter(({ code }) => code !== undefined)).toEqual([]);
    expect(new Set(answers.map(({ id }) => id)).size).toBe(1);
    expect((await api.seen(answers[0]?.id ?? '')).timeline).toHaveLength(1);
  });

  it('said twice, with one key or another, changes nothing and writes no second line', async () => {
    const { id } = await api.companyWith('OPEN');
    const input = { companyId: id, says: 'ACCOUNT', idempotencyKey: newId() };
    const first = await api.say(api.dana, input);
    expect(await api.say(api.dana, input)).toEqual(first);
    expect(await api.say(api.priya, { companyId: id, says: 'ACCOUNT' })).toEqual(first);
    expect(await api.say(api.dana, { ...input, says: 'PROSPECT' })).toMatchObject({
      code: 'IDEMPOTENCY_KEY_REUSED',
    });
    expect((await api.seen(id)).timeline).toHaveLength(1);
  });

  it('two say otherwise at once: one is first, the other is told who was', async () => {
    const { id } = await api.companyWith('OPEN');
    const answers = await Promise.all([
      api.say(api.dana, { companyId: id, says: 'ACCOUNT' }),
      api.say(api.priya, { companyId: id, says: 'PROSPECT' }),
    ]);
    const [late] = answers.filter(({ code }) => code !== undefined);
    const [made] = answers.filter(({ code }) => code === undefined);
    expect(late).toMatchObject({
      __typename: 'CompanyKindChanged',
      code: 'COMPANY_KIND_CHANGED',
      statedBy: made?.kind === 'ACCOUNT' ? 'Dana Cole' : 'Priya Nair',
      company: { kind: made?.kind, said: [{ version: 1 }] },
    });
    expect(await api.say(api.dana, { companyId: id, says: 'NOTHING', replaces: 7 })).toMatchObject({
      code: 'COMPANY_KIND_CHANGED',
    });
    expect((await api.seen(id)).timeline).toHaveLength(1);
  });

  it('R-A1: the other programme finds nothing of it, and tells nothing to it', async () => {
    const { id, name } = await api.companyWith('WON');
    await api.say(crm, { companyName: name, externalId: `there ${name}`, says: 'ACCOUNT' });
    const there = await api.app.test.createProgram();
    const [stranger, theirs] = [
      await api.app.person(there, ['sales']),
      await api.keyOf(there, 'ADMIN'),
    ];
    expect(await api.app.get(stranger, COMPANY_SEEN, { id })).toBeNull();
    expect(await api.say(stranger, { companyId: id, says: 'PROSPECT' })).toMatchObject({
      code: 'NOT_FOUND',
    });
    expect(await api.say(theirs, { externalId: `there ${name}`, says: 'PROSPECT' })).toMatchObject({
      code: 'NOT_FOUND',
    });
    const own = await api.say(theirs, { companyName: name, says: 'PROSPECT' });
    expect(own.id).not.toBe(id);
    expect(await api.seen(id)).toMatchObject({ kind: 'ACCOUNT' });
  });
});
