import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId, type Id } from '../../src/kernel/ids.js';
import { dealIdsAfter } from '../../src/features/deals/index.js';
import { findUnlinkedPairs } from '../../src/features/referrals/index.js';
import type { Actor } from '../../src/kernel/actor.js';
import { ServedApp, type ServedPerson } from '../support/api/served-app.js';
import { RECORD_DEAL, REFER } from '../support/api/story-documents.js';
import type { TestProgram } from '../support/database/test-database.js';
import { breaksOf } from '../support/worlds/windows.js';

const CHOOSE = `mutation ($input: ChooseReferralsInput!) { chooseReferrals(input: $input) {
  __typename ... on UserError { code } } }`;
const SEEN = `query ($id: ID!) { deal(id: $id) { stage wait { reason } choice { version }
  referrals { status pointsAwarded } } }`;

/** R-W13: what comes between choosing and what was chosen, five times each. */
describe('a choice and news of the deal at the same moment', () => {
  let app: ServedApp;
  let program: TestProgram & { readonly actor: Actor };
  let dana: ServedPerson;
  let mei: ServedPerson;

  beforeAll(async () => {
    app = await ServedApp.open({ role: 'api' });
    program = await app.test.createProgram({ conversionPoints: 500 });
    dana = await app.person(program, ['sales'], { name: 'Dana Cole' });
    mei = await app.person(program, ['advocate'], { name: 'Mei Tanaka' });
  }, 60_000);
  afterAll(() => app.close());

  const record = (deal: object): Promise<{ id: Id }> =>
    app.get(dana, RECORD_DEAL, { input: { idempotencyKey: newId(), ...deal } });

  const choose = (dealId: Id, referralIds: readonly Id[]): Promise<{ __typename: string }> =>
    app.get(dana, CHOOSE, { input: { dealId, referralIds, idempotencyKey: newId() } });

  async function dealAndReferral(): Promise<[Id, Id]> {
    const { id: dealId } = await record({ companyName: 'n/a', stage: 'WON' });
    const { id } = await app.get<{ id: Id }>(mei, REFER, {
      input: {
        refereeName: 'Aiko Sato',
        refereeEmail: `${newId()}@minato.example`,
        companyName: 'Minato Foods',
        idempotencyKey: newId(),
      },
    });
    return [dealId, id];
  }

  it.each(['DELETED', 'LOST'])(
    '%s: whichever was first, nothing stays awarded',
    async (stage) => {
      for (let run = 0; run < 5; run += 1) {
        const [dealId, referralId] = await dealAndReferral();
        const [answer] = await Promise.all([
          choose(dealId, [referralId]),
          record({ id: dealId, stage }),
        ]);
        const isChosen = answer.__typename === 'Deal';
        expect(await app.get(dana, SEEN, { id: dealId })).toMatchObject({
          stage,
          wait: null,
          choice: isChosen ? { version: 1 } : null,
          referrals: isChosen ? [{ pointsAwarded: 0 }] : [],
        });
        if (!isChosen) expect(answer).toMatchObject({ code: 'DEAL_DELETED' });
      }
    },
    60_000,
  );

  it('R-T2: decided anew from the facts, everything stands as it is', async () => {
    expect(await breaksOf(app.test, program.actor)).toEqual([]);
    const unlinked = await app.test.database.read(program.actor, async (tx) =>
      findUnlinkedPairs(tx, await dealIdsAfter(tx, null, 1_000)),
    );
    expect(unlinked).toEqual([]);
  });
});
