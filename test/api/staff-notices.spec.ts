import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TellStaff } from '../../src/features/staff-notices/tell-staff.js';
import type { Actor } from '../../src/kernel/actor.js';
import { newId, type Id } from '../../src/kernel/ids.js';
import { Database } from '../../src/platform/database/index.js';
import { ServedApp, type ServedPerson, type Who } from '../support/api/served-app.js';
import { RECORD_REFERRAL } from '../support/api/story-documents.js';
import type { TestProgram } from '../support/database/test-database.js';
import { until } from '../support/until.js';

const LIST = `query ($after: String, $first: PageSize) { staffNotices(first: $first, after: $after) {
  unread edges { node { kind subjectId subjectName advocateName count dueAt path readAt toldAt } }
  pageInfo { hasNextPage endCursor } } }`;
const READ = `mutation ($upTo: DateTime!) { markStaffNoticesRead(input: { upTo: $upTo }) {
  ... on StaffNoticesMarkedRead { unread } } }`;
const CONTACT = `mutation ($input: RecordFirstContactInput!) { recordFirstContact(input: $input) {
  __typename ... on UserError { code message } } }`;
const REMOVE = `mutation ($input: RemoveMemberInput!) { removeMember(input: $input) { __typename } }`;

interface Node {
  readonly kind: string;
  readonly subjectId: Id;
  readonly subjectName: string | null;
  readonly advocateName: string | null;
  readonly dueAt: string | null;
  readonly path: string;
  readonly readAt: string | null;
  readonly toldAt: string;
}
interface Notices {
  readonly unread: number;
  readonly edges: readonly { readonly node: Node }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string };
}

/** R-N3: staff are told of what waits for them. */
describe('notices for staff', () => {
  let app: ServedApp;
  let program: TestProgram & { readonly actor: Actor };
  let [dana, omar, priya, noa, alex, rosa]: ServedPerson[] = [];

  beforeAll(async () => {
    app = await ServedApp.open();
    program = await app.test.createProgram();
    dana = await app.person(program, ['sales'], { name: 'Dana Cole' });
    omar = await app.person(program, ['sales'], { name: 'Omar Haddad' });
    priya = await app.person(program, ['marketer'], { name: 'Priya Nair' });
    // One who is an advocate as well.
    noa = await app.person(program, ['marketer', 'advocate'], { name: 'Noa Levi' });
    alex = await app.person(program, ['admin'], { name: 'Alex Morgan' });
    rosa = await app.person(program, ['advocate'], { name: 'Rosa Feld' });
  }, 60_000);
  afterAll(() => app.close());

  const notices = (who: Who | undefined, more: object = {}): Promise<Notices> =>
    app.get(who ?? { headers: {} }, LIST, more);
  const kindsOf = async (who: Who | undefined, subjectId: Id): Promise<string[]> =>
    (await notices(who, { first: 100 })).edges
      .filter(({ node }) => node.subjectId === subjectId)
      .map(({ node }) => node.kind);
  const tell = (
    kind: string,
    subjectId: Id,
    byMemberId: Id | null = null,
    actor = program.actor,
  ): Promise<void> =>
    app.serving.app
      .get(Database)
      .write(actor, 'tellStaff', (tx) =>
        app.serving.app
          .get(TellStaff, { strict: false })
          .tellStaff(tx, actor, { kind, subjectId, byMemberId }),
      );
  const rowsOf = (subjectId: Id) =>
    app.test.superuser('SELECT 1 FROM staff_notice WHERE subject_id = $1', [subjectId]);

  /** A proof that waits. */
  const submission = async (
    advocateId: Id | null | undefined,
    programId = program.id,
  ): Promise<Id> => {
    const [challengeId, participationId, id] = [newId(), newId(), newId()];
    await app.test.superuser(
      `INSERT INTO challenge (program_id, id, status, draft, live_version, created_at, version)
       VALUES ($1, $2, 'LIVE', '{}', 1, now(), 1)`,
      [programId, challengeId],
    );
    await app.test.superuser(
      `INSERT INTO challenge_version (program_id, challenge_id, version, definition, published_at)
       VALUES ($1, $2, 1, $3, now())`,
      [
        programId,
        challengeId,
        { title: 'Review us', translations: [{ locale: 'ja', title: '口コミ' }], stages: [] },
      ],
    );
    await app.test.superuser(
      `INSERT INTO participation (program_id, id, challenge_id, challenge_version, advocate_id,
         recurrence, status, started_at) VALUES ($1, $2, $3, 1, $4, 1, 'IN_PROGRESS', now())`,
      [programId, participationId, challengeId, advocateId],
    );
    await app.test.superuser(
      `INSERT INTO submission (program_id, id, participation_id, stage, status, final, file_ids,
         disclosure_accepted, submitted_at, decision_no, version)
       VALUES ($1, $2, $3, 1, 'SUBMITTED', false, '{}', true, now(), 0, 1)`,
      [programId, id, participationId],
    );
    return id;
  };
  const decided = (id: Id, status: string) =>
    app.test.superuser('UPDATE submission SET status = $2, submitted_at = now() WHERE id = $1', [
      id,
      status,
    ]);

  it('a proof is told to those who decide, with its page, and to nobody else', async () => {
    const id = await submission(rosa?.advocateId);
    await tell('SUBMISSION_TO_DECIDE', id);
    const { unread, edges } = await notices(priya);
    expect(unread).toBe(1);
    expect(edges.map(({ node }) => node)).toMatchObject([
      {
        kind: 'SUBMISSION_TO_DECIDE',
        subjectName: 'Review us',
        advocateName: 'Rosa Feld',
        path: `approvals?at=${id}`,
        readAt: null,
      },
    ]);
    for (const who of [dana, alex, rosa]) expect(await kindsOf(who, id)).toEqual([]);
    expect(await kindsOf(noa, id)).toEqual(['SUBMISSION_TO_DECIDE']);
  });

  it('R-C5: of one’s own proof the others are told', async () => {
    const id = await submission(noa?.advocateId);
    await tell('SUBMISSION_TO_DECIDE', id);
    expect(await kindsOf(noa, id)).toEqual([]);
    expect(await kindsOf(priya, id)).toEqual(['SUBMISSION_TO_DECIDE']);
  });

  it('what somebody dealt with is there for nobody; what waits again is told again', async () => {
    const id = await submission(rosa?.advocateId);
    await tell('SUBMISSION_TO_DECIDE', id);
    const [newest] = (await notices(priya)).edges;
    const marked = await app.get(priya ?? { headers: {} }, READ, { upTo: newest?.node.toldAt });
    expect(marked).toEqual({ unread: 0 });
    // Read is not done: it is still there.
    expect(await kindsOf(priya, id)).toEqual(['SUBMISSION_TO_DECIDE']);
    await decided(id, 'CHANGES_REQUESTED');
    for (const who of [priya, noa]) expect(await kindsOf(who, id)).toEqual([]);
    await decided(id, 'SUBMITTED');
    await tell('SUBMISSION_TO_DECIDE', id);
    await tell('SUBMISSION_TO_DECIDE', id);
    expect(await kindsOf(priya, id)).toEqual(['SUBMISSION_TO_DECIDE']);
    expect((await notices(priya)).unread).toBe(1);
    await decided(id, 'APPROVED');
    await tell('SUBMISSION_TO_DECIDE', id);
    expect(await rowsOf(id)).toEqual([]);
  });

  it('told by two at once, each colleague is told once', async () => {
    const id = await submission(rosa?.advocateId);
    await Promise.all(Array.from({ length: 6 }, () => tell('SUBMISSION_TO_DECIDE', id)));
    expect(await rowsOf(id)).toHaveLength(2);
  });

  it('R-A1: nothing of it is told in another programme, and a notice of its own stays there', async () => {
    const other = await app.test.createProgram();
    const maria = await app.person(other, ['marketer']);
    const id = await submission(rosa?.advocateId);
    await tell('SUBMISSION_TO_DECIDE', id, null, other.actor);
    expect(await rowsOf(id)).toEqual([]);
    await tell('SUBMISSION_TO_DECIDE', id);
    expect(await kindsOf(maria, id)).toEqual([]);
  });

  it('a referral that a colleague recorded is told to the others, with the day to be in contact by', async () => {
    const { id } = await app.get<{ id: Id }>(dana ?? { headers: {} }, RECORD_REFERRAL, {
      input: {
        advocateId: rosa?.advocateId,
        refereeName: 'Aiko Mori',
        refereeEmail: 'aiko@mori.example',
        companyName: 'Mori Foods',
      },
    });
    await until(async () => (await kindsOf(omar, id)).length > 0);
    const [notice] = (await notices(omar)).edges;
    expect(notice?.node).toMatchObject({
      kind: 'REFERRAL_TO_CONTACT',
      subjectName: 'Aiko Mori',
      advocateName: 'Rosa Feld',
      path: `referrals/${id}`,
    });
    expect(Date.parse(notice?.node.dueAt ?? '')).toBeGreaterThan(Date.now());
    for (const who of [dana, priya, alex]) expect(await kindsOf(who, id)).toEqual([]);
    await app.get(omar ?? { headers: {} }, CONTACT, { input: { id } });
    expect(await kindsOf(omar, id)).toEqual([]);
  });

  it('who looks after the company is told alone; once they have left, the others are', async () => {
    const [companyId, id] = [newId(), newId()];
    const noor = await app.person(program, ['sales'], { name: 'Noor Khan' });
    await app.test.superuser(
      `INSERT INTO company (program_id, id, name, name_key, owner_id, created_at)
       VALUES ($1, $2, 'Taihu', 'taihu', $3, now())`,
      [program.id, companyId, noor.membershipId],
    );
    await app.test.superuser(
      `INSERT INTO referral (program_id, id, advocate_id, source, referee_name, company_id,
         submitted_at, recorded_at, window_days, time_zone, submitted_on, window_closes_at,
         conversion_points, late_win_points, assist_points, needs_confirmation, awards_points,
         fraud_signal, moderation, fraud_status, confirmation, status, step, reward_status,
         window_open, won_outside_window, won_before_referral, points_due, points_awarded,
         settlement_no, moved_at, version)
       VALUES ($1, $2, $3, 'FORM', 'Chen Hao', $4, now(), now(), 60, 'UTC', current_date,
         now() + interval '60 days', 0, 0, 0, false, true, 'CLEAR', 'PENDING', 'CLEAR',
         'NOT_NEEDED', 'SUBMITTED', 'SUBMITTED', 'NONE', true, false, false, 0, 0, 0, now(), 1)`,
      [program.id, id, rosa?.advocateId, companyId],
    );
    await tell('REFERRAL_TO_CONTACT', id);
    expect(await kindsOf(noor, id)).toEqual(['REFERRAL_TO_CONTACT']);
    expect(await kindsOf(omar, id)).toEqual([]);
    await app.get(alex ?? { headers: {} }, REMOVE, { input: { id: noor.membershipId } });
    await tell('REFERRAL_TO_CONTACT', id);
    expect(await kindsOf(omar, id)).toEqual(['REFERRAL_TO_CONTACT']);
  });

  it('whose role has ended finds nothing of it any more', async () => {
    const ines = await app.person(program, ['marketer', 'sales'], { name: 'Ines Roth' });
    const id = await submission(rosa?.advocateId);
    await tell('SUBMISSION_TO_DECIDE', id);
    expect(await kindsOf(ines, id)).toEqual(['SUBMISSION_TO_DECIDE']);
    await app.test.superuser(`UPDATE membership SET roles = '{sales}' WHERE id = $1`, [
      ines.membershipId,
    ]);
    expect(await kindsOf(ines, id)).toEqual([]);
  });

  it('a reward that runs low is told once, and again when it was filled up meanwhile', async () => {
    const id = newId();
    await app.test.superuser(
      `INSERT INTO reward (program_id, id, status, name, description, texts, price_points,
         fulfilment, stock, is_gift, created_at, version)
       VALUES ($1, $2, 'LIVE', 'Tea set', 'Green tea', '[]', 100, 'GIFT_CODE', 4, false, now(), 1)`,
      [program.id, id],
    );
    await tell('REWARD_RUNS_LOW', id);
    const shown = (await notices(priya)).edges.find(({ node }) => node.subjectId === id)?.node;
    expect(shown).toMatchObject({ subjectName: 'Tea set', path: `edit/rewards/${id}` });
    await app.get(priya ?? { headers: {} }, READ, { upTo: shown?.toldAt });
    await tell('REWARD_RUNS_LOW', id);
    expect((await notices(priya)).unread).toBe(0);
    await app.test.superuser('UPDATE reward SET stock = 50 WHERE id = $1', [id]);
    await tell('REWARD_RUNS_LOW', id);
    expect(await rowsOf(id)).toEqual([]);
    await app.test.superuser('UPDATE reward SET stock = 2 WHERE id = $1', [id]);
    await tell('REWARD_RUNS_LOW', id);
    expect((await notices(priya)).unread).toBe(1);
  });

  it('is listed page by page', async () => {
    const first = await notices(priya, { first: 1 });
    expect(first.pageInfo.hasNextPage).toBe(true);
    const second = await notices(priya, { first: 1, after: first.pageInfo.endCursor });
    expect(second.edges[0]?.node.subjectId).not.toBe(first.edges[0]?.node.subjectId);
  });
});
