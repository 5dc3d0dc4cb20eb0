import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { EnsureAdvocate } from '../../src/features/advocates/presence/ensure-advocate.js';
import { machineActor } from '../../src/kernel/actor.js';
import { newId, type Id } from '../../src/kernel/ids.js';
import { Database } from '../../src/platform/database/index.js';
import { CompanyApi } from '../support/api/company-api.js';
import type { ServedPerson, Who } from '../support/api/served-app.js';

const PROFILE = `id version language timeZone timeZoneFrom company { id name }
  timeline { rule outcome inputs actor { role } }`;
const CHANGE = `mutation ($input: ChangeAdvocateInput!) { changeAdvocate(input: $input) {
  __typename ... on Advocate { ${PROFILE} } ... on UserError { code path } } }`;
const SET_ZONE = `mutation ($input: SetTimeZoneInput!) { setTimeZone(input: $input) {
  __typename ... on Advocate { ${PROFILE} } ... on UserError { code path message } } }`;

interface Profile {
  readonly id: Id;
  readonly version: number;
  readonly language: string;
  readonly timeZone: string;
  readonly timeZoneFrom: string;
  readonly company: { readonly id: Id; readonly name: string } | null;
  readonly timeline: readonly { readonly outcome: string }[];
  readonly code?: string;
}

/** Whose a profile is, who may change it, and who reads that (R-U1). */
describe('R-U1: the profile of an advocate', () => {
  let api: CompanyApi;
  let people = 0;

  beforeAll(async () => {
    api = await CompanyApi.open();
  }, 60_000);
  afterAll(() => api.app.close());

  const change = (who: Who, input: object): Promise<Profile> =>
    api.app.get(who, CHANGE, { input: { idempotencyKey: newId(), ...input } });
  const setZone = (who: Who, timeZone: string, detected = false): Promise<Profile> =>
    api.app.get(who, SET_ZONE, { input: { timeZone, detected } });
  const me = (who: Who): Promise<Profile> => api.app.get(who, `{ me { ${PROFILE} } }`);
  const somebody = (): Promise<ServedPerson> => {
    people += 1;
    return api.app.person(api.program, ['advocate'], { name: `Rosa ${String(people)}` });
  };

  it('who is new is welcomed once, and nobody else says so for them', async () => {
    const rosa = await somebody();
    const [welcomed, finish] = ['{ me { welcomed } }', 'mutation { finishWelcome { __typename } }'];
    expect(await api.app.get(rosa, welcomed)).toEqual({ welcomed: false });
    const answers = await Promise.all([api.app.get(rosa, finish), api.app.get(rosa, finish)]);
    expect(answers).toEqual([{ __typename: 'Advocate' }, { __typename: 'Advocate' }]);
    expect(await api.app.get(rosa, welcomed)).toEqual({ welcomed: true });
    expect(await api.app.get(await somebody(), welcomed)).toEqual({ welcomed: false });
    const refused = await api.app.ask(api.priya, finish);
    expect(refused.errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  });

  it('a marketer says for which company they work, and they read who did', async () => {
    const rosa = await somebody();
    const { id, version } = await me(rosa);
    const { id: companyId, name } = await api.companyWith('OPEN');
    const changed = await change(api.priya, { id, version, companyId });
    expect(changed).toMatchObject({ company: { id: companyId }, version: version + 1 });
    expect(await change(api.priya, { id, version, companyName: `${name} Inc.` })).toEqual(changed);
    const added = await change(api.priya, { id, version: version + 1, companyName: 'Nishi Works' });
    expect(added.company?.name).toBe('Nishi Works');
    await change(api.priya, { id, version: version + 2, companyId: null });
    expect(await me(rosa)).toMatchObject({
      company: null,
      timeline: [
        { outcome: 'COMPANY_CHANGED', inputs: { companyId }, actor: { role: 'MARKETER' } },
        { outcome: 'COMPANY_CHANGED' },
        { outcome: 'COMPANY_REMOVED', inputs: {} },
      ],
    });
  });

  it('the browser tells their zone at the first visit, they choose another, and it stays', async () => {
    const rosa = await somebody();
    expect(await me(rosa)).toMatchObject({ timeZoneFrom: 'PROGRAM' });
    const told = await setZone(rosa, 'Asia/Jakarta', true);
    expect(told).toMatchObject({ timeZone: 'Asia/Jakarta', timeZoneFrom: 'BROWSER' });
    expect(await setZone(rosa, 'Europe/Berlin', true)).toEqual(told); // on a journey
    const chosen = await setZone(rosa, 'Asia/Tokyo');
    expect(chosen).toMatchObject({ timeZone: 'Asia/Tokyo', timeZoneFrom: 'ADVOCATE' });
    expect(await setZone(rosa, 'Asia/Tokyo')).toEqual(chosen);
    expect(await setZone(rosa, 'Tokyo')).toMatchObject({
      code: 'INVALID_INPUT',
      path: ['timeZone'],
    });
    expect(chosen.timeline.map(({ outcome }) => outcome)).toEqual([
      'TIME_ZONE_DETECTED',
      'TIME_ZONE_CHANGED',
    ]);
  });

  it('staff say language and zone; the language counts until they choose one themselves', async () => {
    const rosa = await somebody();
    const { id, version } = await me(rosa);
    const told = { id, version, language: 'ja', timeZone: 'Asia/Tokyo' };
    const changed = await change(api.priya, told);
    expect(changed).toMatchObject({
      language: 'ja',
      timeZone: 'Asia/Tokyo',
      timeZoneFrom: 'STAFF',
    });
    expect(changed.timeline.map(({ outcome }) => outcome)).toEqual([
      'TIME_ZONE_CHANGED',
      'LANGUAGE_CHANGED',
    ]);
    expect(await change(api.priya, told)).toEqual(changed);
    /** What follows when their roles change, or their language in all their programmes. */
    const actor = machineActor('JOB', api.program.id, 'test');
    const follow = (choseLanguage: boolean) =>
      api.app.serving.app.get(Database).write(actor, 'ensureAdvocate', (tx) =>
        api.app.serving.app.get(EnsureAdvocate, { strict: false }).ensureAdvocate(tx, actor, {
          membershipId: rosa.membershipId,
          choseLanguage,
        }),
      );
    await follow(false);
    expect(await me(rosa)).toMatchObject({ language: 'ja' });
    await follow(true);
    await follow(false);
    expect(await me(rosa)).toMatchObject({ language: 'en' });
  });

  it('two at once: one is first, the other is told; sent again it is one change', async () => {
    const { id, version } = await me(await somebody());
    const first = { id, version, companyName: 'Kita One', idempotencyKey: newId() };
    const answers = await Promise.all([
      change(api.priya, first),
      change(api.priya, { id, version, companyName: 'Minami Two' }),
    ]);
    expect(answers.filter(({ code }) => code === 'STALE_VERSION')).toHaveLength(1);
    const won = answers.find(({ code }) => code === undefined);
    expect(won?.timeline).toHaveLength(1);
  });

  it.each([
    ['a zone that is none', { timeZone: 'Tokyo' }, 'INVALID_INPUT', 'timeZone'],
    ['a company that is none', { companyId: newId() }, 'NOT_FOUND', 'companyId'],
    ['a name that says nothing', { companyName: 'n/a' }, 'INVALID_INPUT', 'companyName'],
  ])('%s is refused', async (_name, input, code, path) => {
    const { id, version } = await me(await somebody());
    expect(await change(api.priya, { id, version, ...input })).toMatchObject({
      code,
      path: [path],
    });
  });

  it('R-A1: neither of the other programme, nor its company, nor by an advocate', async () => {
    const rosa = await somebody();
    const { id, version } = await me(rosa);
    const there = await api.app.test.createProgram();
    const stranger = await api.app.person(there, ['marketer']);
    const input = { id, version, companyName: 'Kita' };
    expect(await change(stranger, input)).toMatchObject({ code: 'NOT_FOUND' });
    expect(await setZone(api.priya, 'Asia/Tokyo').catch(() => 'refused')).toBe('refused');
    const own = await api.app.ask(rosa, CHANGE, { input: { ...input, idempotencyKey: newId() } });
    expect(own.errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  });
});
