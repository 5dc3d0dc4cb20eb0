import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Actor } from '../../src/kernel/actor.js';
import { newId, type Id } from '../../src/kernel/ids.js';
import { ServedApp, type ServedPerson, type Who } from '../support/api/served-app.js';
import { RECORD_DEAL, REFER } from '../support/api/story-documents.js';
import type { TestProgram } from '../support/database/test-database.js';
import { importReferral } from '../support/worlds/held-import.js';
import { breaksOf, pointsOf } from '../support/worlds/windows.js';

const DECIDE = `mutation ($input: DecidePlaceInput!) { decidePlace(input: $input) { __typename
  ... on Referral { id status reason moderation duplicateOf { id } }
  ... on ReferralDecided { decidedBy decidedAt referral { id status } }
  ... on UserError { code path } } }`;
const MODERATE = `mutation ($input: ModerateReferralInput!) { moderateReferral(input: $input) {
  __typename ... on Referral { id moderation } ... on UserError { code path } } }`;
const SEEN = `query ($id: ID!) { referral(id: $id) { status reason moderation pointsAwarded
  duplicateOf { id } timeline { rule outcome inputs forStaffOnly actor { name } } } }`;
const WAITING = `query ($search: String) { referrals(filter: { waitsFor: PLACE, search: $search }) {
  edges { node { id } } } overview { waiting { kind count } } }`;

interface Seen {
  readonly status: string;
  readonly pointsAwarded: number;
  readonly timeline: readonly { outcome: string; inputs: object; actor: { name: string | null } }[];
}

/** R-W6: one reported late would displace one that was accepted, and a person decides. */
describe('a referral that waits for a place', () => {
  let app: ServedApp;
  let program: TestProgram & { readonly actor: Actor };
  let dana: ServedPerson;
  let priya: ServedPerson;
  let mei: ServedPerson;
  let budi: ServedPerson;

  beforeAll(async () => {
    app = await ServedApp.open({ role: 'api' });
    program = await app.test.createProgram({ conversionPoints: 500 });
    dana = await app.person(program, ['sales'], { name: 'Dana Cole' });
    priya = await app.person(program, ['marketer'], { name: 'Priya Nair' });
    mei = await app.person(program, ['advocate'], { name: 'Mei Tanaka' });
    budi = await app.person(program, ['advocate'], { name: 'Budi Santoso' });
  }, 60_000);
  afterAll(() => app.close());

  const ask = <Answer>(who: Who, document: string, input: object): Promise<Answer> =>
    app.get<Answer>(who, document, { input: { idempotencyKey: newId(), ...input } });

  const decide = (who: Who, waiting: Waiting, answer: string) =>
    ask<{ __typename: string }>(who, DECIDE, { ...waiting, answer });

  const seen = (id: Id): Promise<Seen> => app.get(dana, SEEN, { id });

  const decisionsOf = (id: Id) =>
    app.test.superuser('SELECT kind FROM referral_decision WHERE referral_id = $1', [id]);

  interface Waiting {
    readonly id: Id;
    readonly acceptedId: Id;
  }

  /** Mei's referral is accepted; an import then says that Budi had referred the person before. */
  async function aWaiting(accepted = mei, imported = budi): Promise<Waiting> {
    const refereeEmail = `${newId()}@kita.example`;
    const { id: acceptedId } = await ask<{ id: Id }>(accepted, REFER, {
      refereeName: 'Aiko Sato',
      refereeEmail,
      companyName: `Kita ${newId()}`,
    });
    await ask(dana, MODERATE, { id: acceptedId, accepted: true });
    const advocateId = imported.advocateId ?? '';
    const id = await importReferral(app, program.actor, { advocateId, refereeEmail, daysAgo: 9 });
    return { id, acceptedId };
  }

  const listed = async (who: Who): Promise<{ ids: Id[]; count: number }> => {
    const { data } = await app.ask<{
      referrals: { edges: { node: { id: Id } }[] };
      overview: { waiting: { kind: string; count: number }[] };
    }>(who, WAITING);
    const kind = 'REFERRALS_TO_PLACE';
    const told = data?.overview.waiting.find((each) => each.kind === kind);
    return {
      ids: (data?.referrals.edges ?? []).map(({ node }) => node.id),
      count: told?.count ?? 0,
    };
  };

  it('is listed, and counted for those who decide', async () => {
    const { id, acceptedId } = await aWaiting();
    expect(await seen(id)).toMatchObject({
      status: 'DUPLICATE',
      reason: 'WAITS_FOR_PERSON',
      moderation: 'PENDING',
      duplicateOf: { id: acceptedId },
    });
    const now = await listed(priya);
    expect(now.ids).toContain(id);
    expect(now.count).toBe(now.ids.length);
    expect((await listed(dana)).count).toBe(0);
    const own = await app.get<Seen>(budi, SEEN, { id });
    expect(own).toMatchObject({ duplicateOf: null });
  });

  it('KEEPS_PLACE: the accepted one counts on, the other is a duplicate, and waits no more', async () => {
    const waiting = await aWaiting();
    const { id, acceptedId } = waiting;
    expect(await decide(priya, waiting, 'KEEPS_PLACE')).toMatchObject({
      __typename: 'Referral',
      status: 'DUPLICATE',
      reason: 'DUPLICATE_REFEREE',
      moderation: 'APPROVED',
      duplicateOf: { id: acceptedId },
    });
    const accepted = await seen(acceptedId);
    expect(accepted.status).toBe('ACCEPTED');
    expect(accepted.timeline.at(-1)).toMatchObject({
      rule: 'R-W6',
      outcome: 'KEEPS_PLACE',
      inputs: { importedReferralId: id },
      actor: { name: 'Priya Nair' },
      forStaffOnly: true,
    });
    expect((await seen(id)).timeline.map(({ outcome }) => outcome)).toEqual([
      'IMPORTED',
      'WAITS_FOR_PERSON',
      'DUPLICATE',
    ]);
    expect((await listed(priya)).ids).not.toContain(id);
  });

  it('GIVES_WAY: the earlier one takes the place and what was awarded, once', async () => {
    const [first, second] = [
      await app.person(program, ['advocate']),
      await app.person(program, ['advocate']),
    ];
    const waiting = await aWaiting(first, second);
    const { id, acceptedId } = waiting;
    await ask(dana, RECORD_DEAL, { referralIds: [acceptedId], stage: 'WON' });
    expect(await pointsOf(app.test, first.advocateId ?? '')).toBe(500);
    expect(await decide(priya, waiting, 'GIVES_WAY')).toMatchObject({
      status: 'ACCEPTED',
      duplicateOf: null,
    });
    expect(await seen(acceptedId)).toMatchObject({ status: 'DUPLICATE', pointsAwarded: 0 });
    const outcomes = (await seen(acceptedId)).timeline.map(({ outcome }) => outcome);
    expect(outcomes.slice(-3)).toEqual(['GIVES_WAY', 'DUPLICATE', 'CONVERSION_TAKEN_BACK']);
    expect((await seen(id)).timeline.at(-1)).toMatchObject({ outcome: 'NO_LONGER_DUPLICATE' });
    await ask(dana, RECORD_DEAL, { referralIds: [id], stage: 'WON' });
    expect(await pointsOf(app.test, first.advocateId ?? '')).toBe(0);
    expect(await pointsOf(app.test, second.advocateId ?? '')).toBe(500);
  });

  it('two decide at once: one is first, the other is told who was; so is a third', async () => {
    const waiting = await aWaiting();
    const answers = await Promise.all([
      decide(priya, waiting, 'KEEPS_PLACE'),
      decide(priya, waiting, 'GIVES_WAY'),
    ]);
    expect(answers.map(({ __typename }) => __typename).sort()).toEqual([
      'Referral',
      'ReferralDecided',
    ]);
    for (const late of [
      answers.find(({ __typename }) => __typename === 'ReferralDecided'),
      await decide(priya, waiting, 'KEEPS_PLACE'),
    ]) {
      expect(late).toMatchObject({
        code: 'REFERRAL_DECIDED',
        decidedBy: 'Priya Nair',
        decidedAt: expect.any(String),
        referral: { id: waiting.id },
      });
    }
    expect(await decisionsOf(waiting.acceptedId)).toHaveLength(2);
  });

  it('is decided about these two alone: any other pair does not wait', async () => {
    const [one, other] = [await aWaiting(), await aWaiting()];
    for (const pair of [
      { id: one.id, acceptedId: other.acceptedId },
      { id: one.acceptedId, acceptedId: one.id },
    ]) {
      expect(await decide(priya, pair, 'GIVES_WAY')).toMatchObject({
        code: 'REFERRAL_DECIDED',
        decidedBy: null,
        decidedAt: null,
      });
    }
    const unknown = { id: one.id, acceptedId: newId() };
    expect(await decide(priya, unknown, 'GIVES_WAY')).toMatchObject({
      code: 'NOT_FOUND',
      path: ['acceptedId'],
    });
    expect(await seen(one.id)).toMatchObject({ reason: 'WAITS_FOR_PERSON' });
  });

  it('is neither accepted nor denied before: that is told, and appends nothing', async () => {
    const waiting = await aWaiting();
    for (const verdict of [
      { accepted: true },
      { accepted: true },
      { accepted: false, reason: 'NOT_A_FIT' },
    ]) {
      expect(await ask(dana, MODERATE, { id: waiting.id, ...verdict })).toMatchObject({
        code: 'NOT_MOVABLE',
        path: ['id'],
      });
    }
    expect(await decisionsOf(waiting.id)).toEqual([]);
    await decide(priya, waiting, 'GIVES_WAY');
    const denied = { id: waiting.id, accepted: false, reason: 'NOT_A_FIT' };
    expect(await ask(dana, MODERATE, denied)).toMatchObject({ moderation: 'DENIED' });
    expect(await ask(dana, MODERATE, denied)).toMatchObject({ moderation: 'DENIED' });
    expect(await decisionsOf(waiting.id)).toEqual([{ kind: 'DENIED' }]);
  });

  it('waits no more once the accepted one is withdrawn, and comes back to no place', async () => {
    const waiting = await aWaiting();
    await ask(
      mei,
      `mutation ($input: WithdrawReferralInput!) { withdrawReferral(input: $input) { __typename } }`,
      { id: waiting.acceptedId },
    );
    expect(await seen(waiting.id)).toMatchObject({ status: 'ACCEPTED', reason: null });
    expect(await decide(priya, waiting, 'KEEPS_PLACE')).toMatchObject({ code: 'REFERRAL_DECIDED' });
  });

  it('R-C5: nobody decides where one of the two is their own', async () => {
    const both = await app.person(program, ['marketer', 'advocate']);
    for (const waiting of [await aWaiting(both, budi), await aWaiting(mei, both)]) {
      for (const answer of ['KEEPS_PLACE', 'GIVES_WAY']) {
        expect(await decide(both, waiting, answer)).toMatchObject({ code: 'OWN_REFERRAL' });
      }
      expect(await decide(priya, waiting, 'KEEPS_PLACE')).toMatchObject({ __typename: 'Referral' });
    }
  });

  it('R-T2: decided anew from facts and decisions, everything stands as it is', async () => {
    expect(await breaksOf(app.test, program.actor)).toEqual([]);
  });
});
