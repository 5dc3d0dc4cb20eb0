import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { machineActor } from '../../src/kernel/actor.js';
import { newId, type Id } from '../../src/kernel/ids.js';
import { recordFigures } from '../../src/features/measures/index.js';
import { ServedApp, type ServedPerson } from '../support/api/served-app.js';
import { RECORD_DEAL, RECORD_REFERRAL, REFER } from '../support/api/story-documents.js';
import { importOf, importVerbs, TestFiles } from '../support/worlds/imports.js';

const INVITE = `mutation ($input: InviteMemberInput!) { inviteMember(input: $input) {
  __typename ... on UserError { code path } } }`;
const SETTINGS = `mutation ($input: ChangeProgramSettingsInput!) { changeProgramSettings(input: $input) {
  __typename ... on Program { version timeZone } ... on UserError { code path message } } }`;
const REFERRALS = {
  columns: {
    externalId: 'id',
    advocateEmail: 'by',
    refereeName: 'who',
    refereeEmail: 'mail',
    refereeCompany: 'company',
    submittedAt: 'on',
  },
};
const MEGABYTE = 900_000;
const FORM_OF_A_FILE = 'multipart/form-data; boundary=b';
const HEAD_OF_A_FILE =
  '--b\r\nContent-Disposition: form-data; name="file"; filename="a.png"\r\nContent-Type: image/png\r\n\r\n';

interface Referee {
  readonly name: string;
  readonly email: string;
  readonly company: string;
}

/** Each takes a person's name and address, and says whether it took them. */
type Door = (referee: Referee) => Promise<boolean>;

describe('one set of checks for every door', () => {
  let app: ServedApp;
  let program: Awaited<ReturnType<ServedApp['test']['createProgram']>>;
  let admin: ServedPerson;
  let advocate: ServedPerson;
  let code: string;
  const files = new TestFiles();

  beforeAll(async () => {
    app = await ServedApp.open({ role: 'api' });
    program = await app.test.createProgram();
    admin = await app.person(program, ['admin', 'sales']);
    advocate = await app.person(program, ['advocate']);
    code = `c${newId().slice(-9)}`;
    await app.test.superuser(
      `INSERT INTO link (program_id, id, advocate_id, code, created_at) VALUES ($1, $2, $3, $4, now())
       ON CONFLICT DO NOTHING`,
      [program.id, newId(), advocate.advocateId, code],
    );
  }, 60_000);
  afterAll(async () => {
    files.remove();
    await app.close();
  });

  const wasTaken = async (who: ServedPerson, document: string, input: object): Promise<boolean> => {
    const told = await app.get<{ code?: string }>(who, document, { input });
    expect([undefined, 'INVALID_INPUT']).toContain(told.code);
    return told.code === undefined;
  };
  const importRows = (mapping: object, header: string, rows: readonly string[]) => {
    const file = files.write('rows.csv', [header, ...rows].join('\n'));
    const verbs = importVerbs(app.test);
    const request = importOf(machineActor('CLI', program.id, 'test'), file, mapping);
    return mapping === REFERRALS
      ? verbs.importReferrals.importReferrals(request)
      : verbs.importDeals.importDeals(request);
  };
  const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;

  const doors: Readonly<Record<string, Door>> = {
    'the form': ({ name, email, company }) =>
      wasTaken(advocate, REFER, { refereeName: name, refereeEmail: email, companyName: company }),
    sales: ({ name, email, company }) =>
      wasTaken(admin, RECORD_REFERRAL, {
        advocateId: advocate.advocateId,
        refereeName: name,
        refereeEmail: email,
        companyName: company,
      }),
    'the link': async (body) => {
      const answer = await app.post(`/api/refer/${code}`, body);
      expect([200, 400]).toContain(answer.status);
      return answer.status === 200;
    },
    'an invitation': ({ name, email }) =>
      wasTaken(admin, INVITE, { name, email, roles: ['SALES'] }),
    'a file': async ({ name, email, company }) => {
      const row = [newId(), advocate.email, name, email, company, '2026-01-31'];
      const header = 'id,by,who,mail,company,on';
      const { imported } = await importRows(REFERRALS, header, [row.map(quoted).join(',')]);
      return imported === 1;
    },
  };

  it.each<[string, (fresh: string) => Partial<Referee>, boolean]>([
    ['an address with &', (fresh) => ({ email: `r&d.${fresh}@kitamura.example` }), true],
    ['an address in its own script', (fresh) => ({ email: `jörg.${fresh}@bücher.example` }), true],
    ['an address without a domain', () => ({ email: 'mei@localhost' }), false],
    ['an address of 300 characters', () => ({ email: `${'x'.repeat(300)}@a.example` }), false],
    ['a name of 900,000 characters', () => ({ name: 'x'.repeat(MEGABYTE) }), false],
    ['a name of two lines', () => ({ name: 'Mei\nTanaka' }), false],
    ['a name that turns its direction', () => ({ name: '\u202EMei' }), false],
    ['a name with U+0000', () => ({ name: 'Mei\0Tanaka' }), false],
  ])('%s is taken by all of them, or by none', async (_what, partOf, taken) => {
    const verdicts: Record<string, boolean> = {};
    for (const [door, enter] of Object.entries(doors)) {
      const fresh = newId().slice(-12);
      const email = `aiko.${fresh}@example.com`;
      verdicts[door] = await enter({
        name: 'Aiko Sato',
        email,
        company: 'Minami',
        ...partOf(fresh),
      });
    }
    expect(verdicts).toEqual(Object.fromEntries(Object.keys(doors).map((door) => [door, taken])));
  });

  it('K16: a blank external id is none: it merges nothing', async () => {
    const record = (input: object) =>
      app.get<{ id?: Id; code?: string; path?: string[] }>(admin, RECORD_DEAL, { input });
    const won = { externalId: '', companyName: 'Haddad Tools', stage: 'WON', amountMinor: 100_000 };
    const open = { externalId: ' ', companyName: 'Prado Wein', stage: 'OPEN' };
    const ids = [(await record(won)).id, (await record(open)).id];
    expect(new Set(ids).size).toBe(2);
    const rows = await app.test.superuser(
      'SELECT external_id FROM deal WHERE program_id = $1 AND id = ANY ($2::uuid[])',
      [program.id, ids],
    );
    expect(rows).toEqual([{ external_id: null }, { external_id: null }]);
    const refused: [string, object][] = [
      ['externalId', { externalId: 'x'.repeat(100_000) }],
      ['id', { id: '' }],
      ['name', { name: 'a\0b' }],
      ['amountMinor', { amountMinor: 2 ** 53 - 1 }],
    ];
    for (const [path, wrong] of refused) {
      expect(await record({ ...open, ...wrong })).toMatchObject({
        code: 'INVALID_INPUT',
        path: [path],
      });
    }
  });

  it('a deal that is here keeps an external id told later, and never another’s', async () => {
    const record = (input: object) =>
      app.get<{ id: Id; code?: string; path?: string[] }>(admin, RECORD_DEAL, { input });
    const here = await record({ companyName: 'Minami', stage: 'OPEN' });
    await record({ companyName: 'Minami', stage: 'OPEN', externalId: 'D-taken' });
    const told = { id: here.id, stage: 'OPEN' };
    expect(await record({ ...told, externalId: ' D-1 ' })).toMatchObject({ id: here.id });
    expect(await record({ externalId: 'D-1', stage: 'OPEN' })).toMatchObject({ id: here.id });
    for (const externalId of ['D-2', 'D-taken']) {
      expect(await record({ ...told, externalId })).toMatchObject({ path: ['externalId'] });
    }
  });

  it.each(['+09:00', 'UTC+9', 'Mars/Phobos'])(
    'the zone %s is refused when it is set',
    async (timeZone) => {
      const [{ version } = { version: 0 }] = await app.test.superuser<{ version: number }>(
        'SELECT version FROM program WHERE id = $1',
        [program.id],
      );
      expect(await app.get(admin, SETTINGS, { input: { version, timeZone } })).toMatchObject({
        code: 'INVALID_INPUT',
        path: ['timeZone'],
      });
    },
  );

  it('a file goes on after rows that cannot be, and names each', async () => {
    const days = ['0001-01-01', '1582-10-10', '2026-02-30T09:00:00Z', '2026-01-31T24:00:00Z'];
    const row = (day: string, place: number): string =>
      `Z-${String(place)},${advocate.email},Omar Haddad,omar${String(place)}@haddad.example,Haddad,${day}`;
    const last = '9999-12-31T23:59:00-05:00';
    const rows = [...days, last, '2026-01-31', '2026-01-31T09:00:00Z'].map(row);
    const result = await importRows(REFERRALS, 'id,by,who,mail,company,on', rows);
    expect(result).toMatchObject({ rows: 7, imported: 2, refused: 5 });
    const told = files.read(result.errorsFile ?? '');
    for (const day of [...days, last]) expect(told).toContain(day);
  });

  it('R-M1: a sum that no number can show is named, and the report stands', async () => {
    const actor = machineActor('CLI', program.id, 'test');
    const cells = (['month', 'source'] as const).flatMap((slice) =>
      [1, 2].map(() => ({
        measure: 'revenue',
        slice,
        ...(slice === 'month' ? { day: '2026-01-01' as never } : { key: 'FORM' }),
        part: 'EUR',
        value: 2 ** 53 - 1,
      })),
    );
    await app.test.database.write(actor, 'test', (tx) => recordFigures(tx, cells));
    const figures = '{ referrals revenue { currency } revenueTooLarge }';
    const report = await app.get(admin, `{ conversionReport { total ${figures} } }`);
    expect(report).toMatchObject({
      total: {
        revenue: expect.not.arrayContaining([{ currency: 'EUR' }]),
        revenueTooLarge: ['EUR'],
      },
    });
  });

  it('a subscription, and a form of a file that is broken, are refused as the sender’s', async () => {
    const before = app.lines.length;
    const { errors } = await app.ask(admin, 'subscription { me { id } }');
    expect(errors?.map(({ extensions }) => extensions.code)).toEqual(
      expect.arrayContaining(['GRAPHQL_VALIDATION_FAILED']),
    );
    const forms: [string, string][] = [
      ['multipart/form-data', 'x'],
      ['multipart/form-data; boundary=', 'x'],
      [FORM_OF_A_FILE, ''],
      [FORM_OF_A_FILE, '--b\r\nContent-Disposition: form-da'],
      [FORM_OF_A_FILE, `${HEAD_OF_A_FILE}abc`],
      [FORM_OF_A_FILE, '--b\r\nNo header\r\n\r\nabc\r\n--b--\r\n'],
    ];
    for (const [type, body] of forms) {
      const headers = { ...advocate.headers, 'content-type': type, 'x-goodturn-portal': '1' };
      const answer = await app.fetch('/api/files', { method: 'POST', headers, body });
      expect([answer.status, await answer.json()]).toMatchObject([422, { code: 'FILE_REFUSED' }]);
    }
    expect(app.lines.slice(before)).toEqual([]);
  });

  it('a part without a file name is refused in our words, at each door', async () => {
    const before = app.lines.length;
    const nameless = '--b\r\nContent-Disposition: form-data; name="file"\r\n\r\nabc\r\n';
    for (const [door, who] of [
      ['/api/files', advocate],
      ['/api/pictures', admin],
      ['/api/imports/referrals', admin],
    ] as const) {
      const headers = { ...who.headers, 'content-type': FORM_OF_A_FILE, 'x-goodturn-portal': '1' };
      for (const body of [`${nameless}--b--\r\n`, `${nameless}${HEAD_OF_A_FILE}abc\r\n--b--\r\n`]) {
        const answer = await app.fetch(door, { method: 'POST', headers, body });
        expect([door, answer.status, await answer.json()]).toEqual([
          door,
          400,
          { code: 'FILE_REFUSED', message: expect.stringContaining('without a file name') },
        ]);
      }
    }
    expect(app.lines.slice(before)).toEqual([]);
  });
});
