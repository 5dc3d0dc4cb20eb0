import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { findLedgerBreaks } from '../../src/features/ledger/index.js';
import { MailProfileMerge } from '../../src/features/advocates/merge/mail-profile-merge.js';
import { newId } from '../../src/kernel/ids.js';
import type { JobRun } from '../../src/platform/jobs/index.js';
import type { ConsumedEvent } from '../../src/platform/outbox/index.js';
import { ProfileMergeApi } from '../support/api/profile-merge-api.js';
import type { ServedPerson } from '../support/api/served-app.js';
import { until } from '../support/until.js';

const REFER = `mutation ($input: SubmitReferralInput!) { submitReferral(input: $input) {
  __typename ... on UserError { code } } }`;

describe('R-U6: two profiles of one person', () => {
  let on: ProfileMergeApi;

  beforeAll(async () => {
    on = await ProfileMergeApi.open();
  }, 60_000);
  afterAll(() => on.app.close());

  const sql = <Row extends object>(text: string, ...values: unknown[]): Promise<Row[]> =>
    on.app.test.superuser<Row>(text, [on.program.id, ...values]);
  const tag = async (person: ServedPerson, kind: string): Promise<void> => {
    await sql(
      `INSERT INTO willing (program_id, advocate_id, kind, source, said_on, ends_on, ends_at, recorded_at)
       VALUES ($1, $2, $3, 'ADVOCATE', current_date, current_date + 700, now() + interval '700 days', now())`,
      person.advocateId,
      kind,
    );
  };
  const willingOf = async ({ advocateId }: ServedPerson): Promise<string[]> =>
    (
      await sql<{ kind: string }>(
        'SELECT kind FROM willing WHERE program_id = $1 AND advocate_id = $2 ORDER BY kind',
        advocateId,
      )
    ).map(({ kind }) => kind);

  it('a preview says what comes and what waits, after both codes, and changes nothing', async () => {
    const [rosa, other] = await on.two();
    await tag(rosa, 'QUOTE');
    await tag(other, 'QUOTE');
    await tag(other, 'LOGO');
    await on.earn(other, 300);
    expect(await on.preview(rosa)).toBeNull();
    expect(await on.merge(rosa, other.advocateId)).toMatchObject({ code: 'ADDRESS_NOT_PROVEN' });
    await on.prove(rosa, other.email);
    expect(await on.preview(rosa)).toEqual({
      email: other.email,
      refused: null,
      merged: { id: other.advocateId, name: 'R. Lind', email: other.email },
      points: { available: 300, pending: 0, lifetime: 300, owed: 0 },
      moves: [{ kind: 'WILLING', count: 1 }],
      waits: [{ kind: 'WILLING', count: 1 }],
      otherPrograms: [],
    });
    expect(await willingOf(other)).toEqual(['LOGO', 'QUOTE']);
    expect(await on.me(other)).toMatchObject({ id: other.advocateId, points: { available: 300 } });
    expect(await on.merge(rosa, newId())).toMatchObject({ code: 'NOT_FOUND' });
  });

  it('they are one for either address, with the points of both, and both mailboxes are told', async () => {
    const [rosa, other] = await on.two();
    await on.earn(rosa, 100);
    const referral = await on.earn(other, 300);
    await on.mergeAll(rosa, other);
    for (const who of [rosa, other]) {
      expect(await on.me(who)).toMatchObject({
        id: rosa.advocateId,
        points: { available: 400, lifetime: 400 },
        profileMerges: [{ merged: { id: other.advocateId }, canBeTakenBack: true }],
        timeline: [{ rule: 'R-U6', outcome: 'MERGED', inputs: { advocateId: other.advocateId } }],
      });
    }
    // The deal is lost after all: its points are taken where they are by now.
    await on.post({
      op: 'SETTLE',
      ownerId: rosa.advocateId,
      points: 0,
      subject: { kind: 'REFERRAL', id: referral },
      policy: 'WITHIN_BALANCE',
    });
    expect((await on.me(rosa)).points).toMatchObject({ available: 100, lifetime: 100 });
    const { statement } = await on.me(rosa);
    expect(statement.edges.map(({ node }) => [node.kind, node.points])).toEqual([
      ['MOVED', -300],
      ['MOVED', 300],
      ['EARNED', 100],
    ]);
    for (const { email } of [rosa, other]) {
      await until(async () =>
        (await on.app.mailsTo(email)).some(({ kind }) => kind === 'PROFILES_MERGED'),
      );
    }
  });

  it('taken back by the other address, each has what it had, and what is left of the points', async () => {
    const [rosa, other] = await on.two();
    await tag(rosa, 'QUOTE');
    await tag(other, 'QUOTE');
    await tag(other, 'LOGO');
    await on.earn(other, 300);
    await on.mergeAll(rosa, other);
    await on.post({
      op: 'SPEND',
      ownerId: rosa.advocateId,
      points: 50,
      subject: { kind: 'REDEMPTION', id: newId() },
    });
    const [merge] = (await on.me(other)).profileMerges;
    expect(await on.unmerge(await on.somebody(), merge?.id ?? '')).toMatchObject({
      code: 'NOT_FOUND',
    });
    expect(await on.unmerge(other, merge?.id ?? '')).toMatchObject({ id: rosa.advocateId });
    expect(await on.me(rosa)).toMatchObject({
      id: rosa.advocateId,
      points: { available: 0, lifetime: 0 },
    });
    expect(await on.me(other)).toMatchObject({
      id: other.advocateId,
      status: 'ACTIVE',
      points: { available: 250, lifetime: 300 },
    });
    expect(await willingOf(rosa)).toEqual(['QUOTE']);
    expect(await willingOf(other)).toEqual(['LOGO', 'QUOTE']);
    expect(await on.unmerge(rosa, merge?.id ?? '')).toMatchObject({ code: 'MERGE_STAYS' });
    const breaks = await on.app.test.database.read(on.program.actor, findLedgerBreaks);
    expect(breaks).toEqual([]);
  });

  it('R-U5: who was taken out meanwhile has left when it is taken back, and is not mailed', async () => {
    const [rosa, other] = await on.two();
    await on.mergeAll(rosa, other);
    const [merge] = (await on.me(rosa)).profileMerges;
    await sql(
      `UPDATE membership SET status = 'REMOVED' WHERE program_id = $1 AND id = $2`,
      other.membershipId,
    );
    expect(await on.unmerge(rosa, merge?.id ?? '')).toMatchObject({ id: rosa.advocateId });
    const { programId } = on.program.actor;
    for (const { advocateId } of [rosa, other]) {
      const payload = { mergeId: merge?.id ?? '', advocateId: advocateId ?? '' };
      const event = { programId, eventId: newId(), payload } as ConsumedEvent<typeof payload>;
      const run = { stopping: new AbortController().signal } as JobRun;
      await on.app.serving.app
        .get(MailProfileMerge, { strict: false })
        .mailProfileMerge(event, false, run);
    }
    const told = async ({ email }: ServedPerson): Promise<boolean> =>
      (await on.app.mailsTo(email)).some(({ kind }) => kind === 'PROFILES_PARTED');
    expect([await told(rosa), await told(other)]).toEqual([true, false]);
  });

  it('R-O1: stays after 30 days', async () => {
    const [rosa, other] = await on.two();
    await on.mergeAll(rosa, other);
    const [merge] = (await on.me(rosa)).profileMerges;
    await sql(
      `UPDATE profile_merge SET merged_at = merged_at - interval '30 days' WHERE program_id = $1 AND id = $2`,
      merge?.id,
    );
    expect((await on.me(rosa)).profileMerges).toMatchObject([{ canBeTakenBack: false }]);
    expect(await on.unmerge(rosa, merge?.id ?? '')).toMatchObject({ code: 'MERGE_STAYS' });
  });

  it('says why not: nobody, themselves, merged, left, of the staff', async () => {
    const refused = async (who: ServedPerson, email: string) => {
      await sql(
        `INSERT INTO auth.address_proof (member_id, own_email, email, own_code_hash, code_hash,
           tries_left, proven_at, expires_at)
         SELECT id, email, $3, '', '', 5, now(), now() + interval '1 hour' FROM auth.member
          WHERE id = $2 AND $1::uuid IS NOT NULL
         ON CONFLICT (member_id) DO UPDATE SET email = excluded.email`,
        who.memberId,
        email,
      );
      return (await on.preview(who))?.refused;
    };
    const [rosa, other] = await on.two();
    expect(await refused(rosa, `x${newId()}@example.com`)).toBe('NO_PROFILE');
    const elsewhere = await on.app.test.createProgram();
    const foreign = await on.app.person(elsewhere, ['advocate']);
    expect(await refused(rosa, foreign.email)).toBe('NO_PROFILE');
    const staff = await on.app.person(on.program, ['advocate', 'marketer']);
    expect(await refused(rosa, staff.email)).toBe('STAFF');
    const gone = await on.somebody();
    await sql(
      `UPDATE advocate SET status = 'LEFT' WHERE program_id = $1 AND id = $2`,
      gone.advocateId,
    );
    expect(await refused(rosa, gone.email)).toBe('LEFT');
    const friend = await on.somebody();
    await on.app.get(friend, REFER, {
      input: { refereeName: 'R', refereeEmail: rosa.email, companyName: 'Kita' },
    });
    expect(await refused(rosa, friend.email)).toBe('BETWEEN_THEM');
    expect(await refused(friend, rosa.email)).toBe('BETWEEN_THEM');
    await on.mergeAll(rosa, other);
    expect(await refused(rosa, other.email)).toBe('SAME_PROFILE');
    const third = await on.somebody();
    expect(await refused(third, other.email)).toBe('MERGED');
    expect(await refused(third, rosa.email)).toBe('HAS_MERGED');
  });

  it('of two at once, one merges; the same key asked again answers the same', async () => {
    const [rosa, other] = await on.two();
    const third = await on.somebody();
    await on.prove(rosa, other.email);
    await on.prove(third, other.email);
    const answers = await Promise.all([
      on.merge(rosa, other.advocateId),
      on.merge(third, other.advocateId),
      on.merge(rosa, other.advocateId),
    ]);
    expect(answers.filter(({ code }) => code === undefined)).toHaveLength(1);
    const merges = await sql(
      'SELECT 1 FROM profile_merge WHERE program_id = $1 AND merged_id = $2',
      other.advocateId,
    );
    expect(merges).toHaveLength(1);
  });

  it('both links lead to the one that stays, and nobody refers their other address (R-W6)', async () => {
    const [rosa, other] = await on.two();
    const links = [`a${newId().slice(-11)}`, `b${newId().slice(-11)}`];
    for (const [index, person] of [rosa, other].entries()) {
      await sql(
        `INSERT INTO link (program_id, id, advocate_id, code, created_at)
         VALUES ($1, gen_random_uuid(), $2, $3, now())`,
        person.advocateId,
        links[index],
      );
    }
    await on.mergeAll(rosa, other);
    for (const code of links) {
      const answer = await on.app.post(`/api/refer/${code}`, {
        name: 'Ken Ito',
        email: `ken${newId()}@kita.example`,
        company: 'Kita',
      });
      expect(answer.status).toBeLessThan(300);
    }
    const own = await on.app.ask(rosa, REFER, {
      input: { refereeName: 'R', refereeEmail: other.email, companyName: 'Kita' },
    });
    expect(own.data).toMatchObject({ submitReferral: { code: 'SELF_REFERRAL' } });
    const owners = await sql<{ id: string }>(
      `SELECT advocate_id AS id FROM referral WHERE program_id = $1 AND advocate_id = ANY ($2::uuid[])`,
      [rosa.advocateId, other.advocateId],
    );
    expect(owners.map(({ id }) => id)).toEqual([rosa.advocateId, rosa.advocateId]);
  });

  it('who leaves with either address has left with both', async () => {
    const [rosa, other] = await on.two();
    await on.mergeAll(rosa, other);
    await on.app.get(other, 'mutation { leaveProgram { __typename } }');
    for (const who of [rosa, other]) {
      const { data } = await on.app.ask(who, '{ me { id } }');
      expect(data?.['me'] ?? null).toBeNull();
    }
    const rows = await sql<{ status: string }>(
      'SELECT status FROM membership WHERE program_id = $1 AND member_id = ANY ($2::uuid[])',
      [rosa.memberId, other.memberId],
    );
    expect(rows.map(({ status }) => status)).toEqual(['REMOVED', 'REMOVED']);
  });
});
