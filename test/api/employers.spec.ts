import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { AwardPoints, PostTransfers } from '../../src/features/ledger/index.js';
import { machineActor } from '../../src/kernel/actor.js';
import { momentOf, plusMs } from '../../src/kernel/clock.js';
import { addDays, dayOf, type Day } from '../../src/kernel/day.js';
import { newId, type Id } from '../../src/kernel/ids.js';
import { CompanyApi } from '../support/api/company-api.js';
import type { ServedPerson, Who } from '../support/api/served-app.js';

const PROFILE = `id version company { id name } employedSince
  formerEmployers { id company { id name } since until }
  timeline { outcome inputs actor { role name } } points { available }`;
const ANSWER = `{ __typename ... on Advocate { ${PROFILE} } ... on UserError { code path message } }`;
const CHANGE = `mutation ($input: ChangeEmployerInput!) { changeEmployer(input: $input) ${ANSWER} }`;
const BY_STAFF = `mutation ($input: ChangeAdvocateInput!) { changeAdvocate(input: $input) ${ANSWER} }`;
const CORRECT = `mutation ($input: CorrectFormerEmployerInput!) { correctFormerEmployer(input: $input) ${ANSWER} }`;
const COMPANY = `query ($id: ID!) { company(id: $id) {
  formerAdvocates { advocate { id name } since until } } }`;

interface Profile {
  readonly id: Id;
  readonly version: number;
  readonly company: { readonly id: Id; readonly name: string } | null;
  readonly employedSince: Day | null;
  readonly formerEmployers: readonly {
    readonly id: Id;
    readonly company: { readonly id: Id; readonly name: string };
    readonly since: Day | null;
    readonly until: Day;
  }[];
  readonly timeline: readonly { readonly outcome: string; readonly inputs: object }[];
  readonly points: { readonly available: number };
  readonly code?: string;
}

/** For whom an advocate works, and for whom they did (R-P7, R-U1). */
describe('R-P7, R-U1: the employer of an advocate', () => {
  let api: CompanyApi;
  let today: Day;
  let people = 0;

  beforeAll(async () => {
    api = await CompanyApi.open();
    today = dayOf(momentOf(Date.now()), api.program.timeZone);
  }, 60_000);
  afterAll(() => api.app.close());

  const me = (who: Who): Promise<Profile> => api.app.get(who, `{ me { ${PROFILE} } }`);
  const change = (who: Who, input: object): Promise<Profile> => api.app.get(who, CHANGE, { input });
  const formerAt = async (id: Id) => {
    const { formerAdvocates } = await api.app.get<{ formerAdvocates: object[] }>(
      api.dana,
      COMPANY,
      {
        id,
      },
    );
    return formerAdvocates;
  };
  const award = async (ownerId: Id, points: number) => {
    const actor = machineActor('CLI', api.program.id, 'test');
    await api.app.test.database.write(actor, 'award', (tx) =>
      new AwardPoints(new PostTransfers()).awardPoints(tx, actor, {
        key: `test:${newId()}`,
        ownerId,
        points,
        rule: 'R-C2',
        subject: { kind: 'PARTICIPATION', id: newId() },
        expiresAt: plusMs(tx.now, 90 * 86_400_000),
      }),
    );
  };
  const somebody = (): Promise<ServedPerson> => {
    people += 1;
    return api.app.person(api.program, ['advocate'], { name: `Rosa ${String(people)}` });
  };
  /** Somebody who said for whom they work, and since when. */
  const employed = async (companyName: string, since: Day | null = null) => {
    const who = await somebody();
    const { version } = await me(who);
    const days = since === null ? {} : { since };
    return { who, profile: await change(who, { version, companyName, ...days }) };
  };
  const outcomes = ({ timeline }: Profile) => timeline.map(({ outcome }) => outcome);

  it('they change it themselves: the one before is history of both, and their points stay', async () => {
    const since = addDays(today, -900);
    const { who, profile } = await employed('Kita Tools', since);
    expect(profile).toMatchObject({ company: { name: 'Kita Tools' }, employedSince: since });
    await award(profile.id, 300);
    const { version } = profile;
    const begins = addDays(today, -10);
    const changed = await change(who, { version, companyName: 'Minami Works', since: begins });
    expect(changed).toMatchObject({
      company: { name: 'Minami Works' },
      employedSince: begins,
      formerEmployers: [{ company: { name: 'Kita Tools' }, since, until: begins }],
      points: { available: 300 },
    });
    expect(outcomes(changed)).toEqual([
      'COMPANY_CHANGED',
      'EMPLOYED_SINCE',
      'COMPANY_CHANGED',
      'EMPLOYED_SINCE',
    ]);
    expect(await formerAt(profile.company?.id ?? newId())).toEqual([
      { advocate: { id: profile.id, name: expect.any(String) }, since, until: begins },
    ]);
  });

  it('staff change it, also where they change the rest of a profile, and they read who did', async () => {
    const { who, profile } = await employed('Nishi Rail');
    const told = { id: profile.id, version: profile.version, companyName: 'Higashi Rail' };
    await api.app.get(api.priya, BY_STAFF, { input: { ...told, idempotencyKey: newId() } });
    const after = await me(who);
    expect(after).toMatchObject({
      employedSince: today,
      formerEmployers: [{ company: { name: 'Nishi Rail' }, since: null, until: today }],
    });
    const { id, version } = after;
    const left = await change(api.priya, { id, version, companyId: null });
    expect(left).toMatchObject({
      company: null,
      employedSince: null,
      formerEmployers: [{ company: { name: 'Higashi Rail' }, since: today }, {}],
      timeline: [{}, {}, { outcome: 'COMPANY_REMOVED', actor: { name: 'Priya Nair' } }],
    });
  });

  it('a mistake is corrected without a trace in the history; a first day is said later', async () => {
    const { who, profile } = await employed('Kita Toys');
    const { version } = profile;
    const right = await change(who, { version, companyName: 'Kita Toyo', wasWrong: true });
    expect(right).toMatchObject({ company: { name: 'Kita Toyo' }, formerEmployers: [] });
    const since = addDays(today, -400);
    const said = await change(who, { version: right.version, since });
    expect(said).toMatchObject({ company: { name: 'Kita Toyo' }, employedSince: since });
    expect(outcomes(said).slice(1)).toEqual(['COMPANY_CORRECTED', 'EMPLOYED_SINCE']);
    const none = await change(who, { version: said.version, companyName: null });
    expect(none).toMatchObject({
      company: null,
      formerEmployers: [{ company: { name: 'Kita Toyo' }, since, until: today }],
    });
  });

  it('a first day is taken away again where it is not known after all', async () => {
    const { who, profile } = await employed('Oku Toki', addDays(today, -30));
    const input = { version: profile.version, since: null };
    const unknown = await change(who, input);
    expect(unknown).toMatchObject({ company: { name: 'Oku Toki' }, employedSince: null });
    expect(outcomes(unknown).at(-1)).toBe('EMPLOYED_SINCE_REMOVED');
    expect(await change(who, input)).toMatchObject({ version: unknown.version });
  });

  it('what is history is corrected, or was never so; staff do it too, and nobody else', async () => {
    const { who, profile } = await employed('Toki Glass', addDays(today, -900));
    const { version } = profile;
    const left = await change(who, { version, companyName: 'Seto Glass' });
    const former = left.formerEmployers[0];
    const correct = (actor: Who, told: object): Promise<Profile> =>
      api.app.get(actor, CORRECT, { input: { id: former?.id, version: left.version, ...told } });
    const until = addDays(today, -20);
    for (const [field, told] of [
      ['until', { until: addDays(today, 1) }],
      ['since', { since: today, until }],
    ] as const) {
      const refused = await correct(who, told);
      expect(refused).toMatchObject({ code: 'INVALID_INPUT', path: [field] });
    }
    const stranger = await api.app.person(await api.app.test.createProgram(), ['marketer']);
    for (const actor of [stranger, await somebody()]) {
      expect(await correct(actor, { until })).toMatchObject({ code: 'NOT_FOUND' });
    }
    const told = { since: null, until };
    const corrected = await correct(who, told);
    expect(corrected.formerEmployers).toMatchObject([{ since: null, until }]);
    expect(await correct(who, told)).toMatchObject({ version: corrected.version });
    expect(await correct(api.priya, { wasWrong: true })).toMatchObject({ code: 'STALE_VERSION' });
    const removed = await correct(api.priya, { version: corrected.version, wasWrong: true });
    expect(removed).toMatchObject({ company: { name: 'Seto Glass' }, formerEmployers: [] });
    expect(removed.timeline.slice(-2)).toMatchObject([
      { outcome: 'FORMER_EMPLOYER_CORRECTED' },
      { outcome: 'FORMER_EMPLOYER_REMOVED', actor: { name: 'Priya Nair' } },
    ]);
    expect(await formerAt(profile.company?.id ?? newId())).toEqual([]);
    expect(await correct(who, { wasWrong: true })).toMatchObject({ code: 'NOT_FOUND' });
  });

  it('the same twice is one change; of two at once one is told', async () => {
    const { who, profile } = await employed('Chubu Steel');
    const { version } = profile;
    const input = { version, companyName: 'Chubu Optics' };
    const answers = await Promise.all([
      change(who, input),
      change(who, input),
      change(who, { version, companyName: 'Kansai Optics' }),
    ]);
    const stale = answers.filter(({ code }) => code === 'STALE_VERSION').length;
    const { formerEmployers, company } = await me(who);
    expect(stale).toBe(company?.name === 'Chubu Optics' ? 1 : 2);
    expect(formerEmployers).toHaveLength(1);
  });

  it('days that cannot be are refused by name', async () => {
    const { who, profile } = await employed('Hokkai Ice', addDays(today, -30));
    const { version } = profile;
    const wrong = (days: object) => change(who, { version, companyName: 'Hokkai Sea', ...days });
    for (const [field, days] of [
      ['since', { since: addDays(today, 1) }],
      ['until', { until: addDays(today, 1) }],
      ['until', { until: addDays(today, -31) }],
      ['since', { since: addDays(today, -31) }],
    ] as const) {
      expect(await wrong(days)).toMatchObject({ code: 'INVALID_INPUT', path: [field] });
    }
    expect(await wrong({ companyName: 'n/a' })).toMatchObject({ path: ['companyName'] });
  });

  it('R-A1: an advocate names companies alone, reads of no other, and changes nobody else', async () => {
    const { who, profile } = await employed('Shikoku Paper');
    const { id } = await api.companyWith('OPEN');
    const { version } = profile;
    expect(await change(who, { version, companyId: id })).toMatchObject({
      code: 'NOT_FOUND',
      path: ['companyId'],
    });
    const others = await api.app.ask(who, '{ me { company { formerAdvocates { until } } } }');
    expect(others.errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    const stranger = await api.app.person(await api.app.test.createProgram(), ['marketer']);
    const other = await somebody();
    for (const actor of [stranger, other]) {
      const answer = await change(actor, { id: profile.id, version, companyName: 'Shikoku Ink' });
      expect(answer).toMatchObject({ code: 'NOT_FOUND' });
    }
    const left = await somebody();
    const input = { id: left.advocateId, version: 1, companyName: 'Shikoku Ink' };
    await api.app.test.superuser(`UPDATE advocate SET status = 'LEFT' WHERE id = $1`, [
      left.advocateId,
    ]);
    expect(await change(api.priya, input)).toMatchObject({ code: 'NOT_AVAILABLE' });
  });
});
