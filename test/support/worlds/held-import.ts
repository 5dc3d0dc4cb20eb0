import { plusMs } from '../../../src/kernel/clock.js';
import { newId, type Id } from '../../../src/kernel/ids.js';
import type { Actor } from '../../../src/kernel/actor.js';
import { AddReferrals } from '../../../src/features/referrals/index.js';
import { Database } from '../../../src/platform/database/index.js';
import type { ServedApp } from '../api/served-app.js';
import { aNewReferral } from './windows.js';

const DAY_MS = 86_400_000;

/** A referral of the person, imported now and submitted so many days ago. */
export function importReferral(
  app: ServedApp,
  actor: Actor,
  told: { readonly advocateId: Id; readonly refereeEmail: string; readonly daysAgo: number },
): Promise<Id> {
  const { advocateId, refereeEmail, daysAgo } = told;
  return app.serving.app.get(Database).write(actor, 'import', async (tx) => {
    const submittedAt = plusMs(tx.now, -daysAgo * DAY_MS);
    const { added } = await app.serving.app
      .get(AddReferrals, { strict: false })
      .addReferrals(tx, actor, [
        aNewReferral(advocateId, submittedAt, {
          source: 'IMPORT',
          externalId: newId(),
          refereeEmail,
          decision: null,
        }),
      ]);
    return added[0]?.id ?? '';
  });
}
