import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import type { Role } from '../../src/kernel/actor.js';
import { systemClock } from '../../src/kernel/clock.js';
import { addDays, dayOf } from '../../src/kernel/day.js';
import { newId, type Id } from '../../src/kernel/ids.js';
import { ServedApp } from '../support/api/served-app.js';
import { RECORD_DEAL, REFER, REFERRAL } from '../support/api/story-documents.js';
import { until } from '../support/until.js';
import { ImportApi } from '../support/worlds/import-api.js';

const DEALS = [
  'id,company,stage,close date',
  'D-1,North Wind,WON,2026-10-20',
  'D-2,Weber,OPEN,',
].join('\n');

type Program = Awaited<ReturnType<ServedApp['test']['createProgram']>>;

const MODERATE = `mutation ($input: ModerateReferralInput!) { moderateReferral(input: $input) {
  ... on Referral { id moderation } ... on UserError { code } } }`;
const MAKE_KEY = `mutation ($input: MakeApiKeyInput!) { makeApiKey(input: $input) {
  ... on MadeApiKey { secret } ... on UserError { code } } }`;

describe('R-D7: a run of an import, undone', () => {
  let app: ServedApp;
  beforeAll(async () => {
    app = await ServedApp.open();
  }, 60_000);
  afterAll(() => app.close());

  const open = async (roles: Role[] = ['admin'], settings = {}) => {
    const program = await app.test.createProgram({
      ...{ timeZone: 'Europe/Berlin', currency: 'USD' },
      ...settings,
    });
    return { program, api: new ImportApi(app, await app.person(program, roles)) };
  };
  const set = (id: Id, changes: string) =>
    app.test.superuser(`UPDATE import_run SET ${changes} WHERE id = $1`, [id]);
  const LEADS = [
    'id,advocate,name,email,date',
    'L-1,mei@kita.example,Lea,lea@north.example,2026-10-01',
  ];
  const WON = ['id,lead id,stage,close date', 'D-1,L-1,WON,2026-10-20'].join('\n');
  const imported = async (api: ImportApi, kind: string, text: string) => {
    const id = await api.upload(kind, text);
    await api.previewed(id);
    await api.imported(id, { awardsPoints: true, takesBack: true });
    return id;
  };
  const held = (program: Program) =>
    app.test.superuser(
      `SELECT (SELECT count(*)::int FROM referral WHERE program_id = $1) AS referrals,
           (SELECT count(*)::int FROM deal WHERE program_id = $1) AS deals,
           (SELECT coalesce(sum(balance), 0)::int FROM wallet WHERE program_id = $1) AS points`,
      [program.id],
    );

  it('after a look at what it takes back, and who undid it stands there', async () => {
    const { api, program } = await open(['admin'], { conversionPoints: 500 });
    const leads = await imported(api, 'referrals', LEADS.join('\n'));
    const won = await imported(api, 'deals', WON);
    expect(await held(program)).toEqual([{ referrals: 1, deals: 1, points: 500 }]);
    expect(await api.undo(won)).toMatchObject({ code: 'IMPORT_NOT_OPEN' });

    const looked = await api.lookedAtUndo(won);
    const ahead = { referrals: 0, deals: 1, awards: 0, takenBack: 500, awarded: 0, leaning: 0 };
    expect(looked).toMatchObject({
      state: 'DONE',
      canBeUndone: true,
      undone: 0,
      undoAhead: ahead,
    });
    expect(looked.undoAhead?.['advocates']).toMatchObject([{ takenBack: 500, awarded: 0 }]);
    expect(await held(program)).toEqual([{ referrals: 1, deals: 1, points: 500 }]);

    // Two at once are one.
    await Promise.all([api.undo(won), api.undo(won)]);
    const run = await api.ended(won);
    expect(run).toMatchObject({ state: 'UNDONE', undone: 1, canBeUndone: false, undoneShare: 1 });
    expect(run).toHaveProperty('undoneBy.name');
    expect(await held(program)).toEqual([{ referrals: 1, deals: 0, points: 0 }]);
    expect(await api.undo(won)).toMatchObject({ code: 'IMPORT_NOT_OPEN' });
    expect((await api.start(won)).code).toBe('IMPORT_NOT_OPEN');

    await imported(api, 'deals', WON);
    expect(await held(program)).toEqual([{ referrals: 1, deals: 1, points: 500 }]);
    await api.lookedAtUndo(leads);
    expect(await api.undone(leads)).toMatchObject({ state: 'UNDONE' });
    // The deal names a referral that nobody knows any more.
    expect(await held(program)).toEqual([{ referrals: 0, deals: 1, points: 0 }]);
    const elsewhere = (await open()).api;
    expect((await elsewhere.previewUndo(leads)).__typename).toBe('NotFound');
    expect((await elsewhere.undo(leads)).__typename).toBe('NotFound');
  }, 120_000);

  it('not while something leans on it: that is named', async () => {
    const { api, program } = await open(['admin'], { conversionPoints: 500 });
    const leads = await imported(api, 'referrals', LEADS.join('\n'));
    const won = await imported(api, 'deals', WON);
    const lost = await imported(api, 'deals', WON.replace('WON', 'OPEN'));
    const looked = await api.lookedAtUndo(won);
    expect(looked.undoAhead).toMatchObject({
      leaning: 1,
      leanedOn: [{ subjectKind: 'DEAL', subjectName: 'D-1', lean: 'REPORTED_BY_FILE' }],
    });
    expect(await api.undo(won)).toMatchObject({ code: 'IMPORT_NOT_OPEN' });
    await api.lookedAtUndo(lost);
    expect(await api.undone(lost)).toMatchObject({ state: 'UNDONE' });
    expect(await api.lookedAtUndo(won)).toMatchObject({ undoAhead: { leaning: 0 } });

    // Looked at it, and then somebody decides on what it brought in.
    expect(await api.lookedAtUndo(leads)).toMatchObject({ undoAhead: { leaning: 0 } });
    await app.test.superuser(
      `INSERT INTO referral_decision (program_id, id, referral_id, kind, payload, decided_at)
         SELECT program_id, id, id, 'ACCEPTED', '{}', now() FROM referral WHERE program_id = $1`,
      [program.id],
    );
    expect(await api.undone(leads)).toMatchObject({
      ...{ state: 'STOPPED', task: 'UNDO', undone: 0, stop: { reason: 'LEANED_ON' } },
      undoAhead: { leaning: 1, leanedOn: [{ subjectName: 'Lea', lean: 'DECIDED' }] },
    });
    expect(await held(program)).toEqual([{ referrals: 1, deals: 1, points: 500 }]);
  }, 120_000);

  it('nor where somebody acts while it is under way: who was first wins', async () => {
    const { api, program } = await open(['admin'], { conversionPoints: 500 });
    const leads = await imported(api, 'referrals', LEADS.join('\n'));
    await api.lookedAtUndo(leads);
    const client = new pg.Client({ connectionString: app.test.url });
    await client.connect();
    try {
      // Decided, and not committed yet: the first look of the undo does not see it, and its part waits.
      await client.query('BEGIN');
      await client.query('SELECT id FROM referral WHERE program_id = $1 FOR UPDATE', [program.id]);
      await client.query(
        `INSERT INTO referral_decision (program_id, id, referral_id, kind, payload, decided_at)
           SELECT program_id, id, id, 'ACCEPTED', '{}', now() FROM referral WHERE program_id = $1`,
        [program.id],
      );
      expect((await api.undo(leads)).code).toBeUndefined();
      await until(async () => {
        const [waiting] = await app.test.superuser<{ count: number }>(
          `SELECT count(*)::int AS count FROM pg_stat_activity
            WHERE datname = current_database() AND wait_event_type = 'Lock'`,
        );
        return (waiting?.count ?? 0) > 0;
      }, 30_000);
      await client.query('COMMIT');
    } finally {
      await client.end();
    }
    expect(await api.ended(leads)).toMatchObject({
      ...{ state: 'STOPPED', task: 'UNDO', undone: 0, stop: { reason: 'LEANED_ON' } },
      undoAhead: { leaning: 1, leanedOn: [{ subjectName: 'Lea', lean: 'DECIDED' }] },
    });
    expect(await held(program)).toEqual([{ referrals: 1, deals: 0, points: 0 }]);
  }, 60_000);

  it('what changed nothing, or is not in yet, cannot be; a stopped import can', async () => {
    const { api, program } = await open();
    const id = await api.upload('deals', DEALS);
    expect(await api.previewUndo(id)).toMatchObject({ code: 'IMPORT_NOT_OPEN' });
    await api.previewed(id);
    expect(await api.previewUndo(id)).toMatchObject({ code: 'IMPORT_NOT_OPEN' });
    await api.imported(id);
    const again = await imported(api, 'deals', DEALS);
    expect(await api.previewUndo(again)).toMatchObject({ code: 'IMPORT_NOT_OPEN' });
    await set(id, `state = 'STOPPED', stop_reason = 'ASKED', up_to_row = 3`);
    const looked = await api.lookedAtUndo(id);
    expect(looked).toMatchObject({ state: 'STOPPED', task: 'IMPORT', stop: { reason: 'ASKED' } });
    expect(await api.undone(id)).toMatchObject({ state: 'UNDONE', stop: null, undone: 2 });
    expect(await held(program)).toEqual([{ referrals: 0, deals: 0, points: 0 }]);
  }, 60_000);

  it('of advocates: who is nominated since stays, and why; the others go with their companies', async () => {
    const { api, program } = await open();
    const id = await imported(
      api,
      'advocates',
      'id,email,name,company\nP1,mei@kita.example,Mei,Kita\nP2,budi@sinar.example,Budi,Sinar',
    );
    await app.test.superuser(
      `INSERT INTO nomination (program_id, advocate_id, nominated_at, note)
         SELECT program_id, id, now(), 'Knows many' FROM advocate
          WHERE program_id = $1 AND external_id = 'P1'`,
      [program.id],
    );
    const ahead = {
      ...{ advocatesGone: 1, companiesGone: 1, leaning: 0, staying: 2 },
      stays: [
        { kind: 'ADVOCATE', name: 'Mei', stay: 'INVITED' },
        { kind: 'COMPANY', name: 'Kita', stay: 'ADVOCATES' },
      ],
    };
    expect(await api.lookedAtUndo(id)).toMatchObject({ state: 'DONE', undoAhead: ahead });
    await Promise.all([api.undo(id), api.undo(id)]);
    expect(await api.ended(id)).toMatchObject({ state: 'UNDONE', undone: 4, undoAhead: ahead });
    const again = await imported(api, 'advocates', 'id,email\nP2,budi@sinar.example');
    expect(await api.lookedAtUndo(again)).toMatchObject({ undoAhead: { advocatesGone: 1 } });
  }, 60_000);

  describe('R-C5: nobody pays themselves by a file', () => {
    const daysAgo = (days: number) => addDays(dayOf(systemClock.now(), 'Europe/Berlin'), -days);
    /** Rosa refers and imports; Dana is a colleague of hers. */
    const openFor = async () => {
      const program = await app.test.createProgram({
        ...{ timeZone: 'Europe/Berlin', currency: 'USD', conversionPoints: 500 },
      });
      const rosa = await app.person(program, ['advocate', 'marketer', 'admin'], { name: 'Rosa' });
      const dana = await app.person(program, ['marketer', 'sales', 'admin'], { name: 'Dana' });
      const ownReferral = async (companyName: string): Promise<Id> => {
        const referee = { refereeName: 'Omar Haddad', refereeEmail: `${newId()}@haddad.example` };
        const { id } = await app.get<{ id: Id }>(rosa, REFER, {
          input: { ...referee, companyName },
        });
        await app.get(dana, MODERATE, { input: { id, accepted: true } });
        return id;
      };
      const pointsOf = async (id: Id) =>
        (await app.get<{ pointsAwarded: number }>(dana, REFERRAL, { id })).pointsAwarded;
      const [rosas, danas] = [new ImportApi(app, rosa), new ImportApi(app, dana)];
      return { program, rosa, dana, rosas, danas, ownReferral, pointsOf };
    };
    const refusedRows = ({ refused }: Awaited<ReturnType<ImportApi['read']>>) =>
      refused.edges.map(({ node: { row, reason } }) => [row, reason]);
    const asks = expect.stringContaining('a colleague has to import it');

    it('neither by a deal of their own referral, nor by naming themselves', async () => {
      const { rosa, rosas, danas, ownReferral, pointsOf } = await openFor();
      const own = await ownReferral('Haddad Tools');
      const wins = [
        'id,company,stage,close date',
        `W-1,Weber,WON,${daysAgo(0)}`,
        `W-2,Haddad Tools,WON,${daysAgo(0)}`,
        'W-3,North Wind,OPEN,',
      ].join('\n');
      const leads = [
        'id,advocate email,name,email,date',
        `L-1,mei@kita.example,Lea,lea@north.example,${daysAgo(3)}`,
        `L-2,${rosa.email.replace('@', '+crm@')},Max,max@north.example,${daysAgo(3)}`,
      ].join('\n');
      for (const [kind, text, rows] of [
        ['deals', wins, [[3, asks]]],
        ['referrals', leads, [[3, asks]]],
      ] as const) {
        const id = await rosas.upload(kind, text);
        const looked = await rosas.previewed(id);
        expect([kind, refusedRows(looked)]).toEqual([kind, rows]);
        const run = await rosas.imported(id, { awardsPoints: true, takesBack: true });
        expect([run.state, refusedRows(run)]).toEqual(['DONE', rows]);
      }
      expect(await pointsOf(own)).toBe(0);
      const { secret } = await app.get<{ secret: string }>(rosa, MAKE_KEY, {
        input: { name: 'CRM', roles: ['MARKETER'] },
      });
      const byKey = new ImportApi(app, { headers: { authorization: `Bearer ${secret}` } });
      const again = await imported(byKey, 'deals', wins);
      expect(refusedRows(await byKey.read(again))).toEqual([[3, asks]]);
      const theirs = await imported(danas, 'deals', wins);
      expect(refusedRows(await danas.read(theirs))).toEqual([]);
      expect(await pointsOf(own)).toBe(500);
    }, 120_000);

    it('nor by taking back what stood before their own referral', async () => {
      const { dana, rosas, danas, ownReferral, pointsOf } = await openFor();
      const lead = (id: string, company: string): string =>
        [
          'id,advocate,name,email,company,date',
          `${id},mei@kita.example,Lea,${id}@north.example,${company},${daysAgo(9)}`,
        ].join('\n');
      const leads = await imported(danas, 'referrals', lead('L-1', 'North Wind'));
      // She looks at what the undo would do while nothing is won yet.
      expect(await rosas.lookedAtUndo(leads)).toMatchObject({ undoAhead: { awarded: 0 } });
      const own = await ownReferral('North Wind');
      await app.get(dana, RECORD_DEAL, { input: { companyName: 'North Wind', stage: 'WON' } });
      expect(await pointsOf(own)).toBe(0);
      expect(await rosas.undone(leads)).toMatchObject({
        ...{ state: 'STOPPED', undone: 0, stop: { reason: 'OWN_POINTS' } },
      });
      expect(await pointsOf(own)).toBe(0);
      expect(await danas.undone(leads)).toMatchObject({ state: 'UNDONE' });
      expect(await pointsOf(own)).toBe(500);

      const again = await imported(danas, 'referrals', lead('L-2', 'Kita Foods'));
      await ownReferral('Kita Foods');
      await app.get(dana, RECORD_DEAL, { input: { companyName: 'Kita Foods', stage: 'WON' } });
      expect(await rosas.lookedAtUndo(again)).toMatchObject({ undoAhead: { awarded: 500 } });
      expect(await rosas.undo(again)).toMatchObject({ code: 'OWN_IMPORT' });
      expect(await rosas.read(again)).toMatchObject({ state: 'DONE', undone: 0 });
    }, 120_000);
  });
});
