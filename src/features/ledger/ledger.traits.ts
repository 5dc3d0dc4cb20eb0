import { defineTrait } from '../traits/index.js';

/** Of the wallet of the advocate; an advocate who never had points has zero. */
const ofWallet = (amount: string, program: string): string =>
  `coalesce((SELECT ${amount} FROM wallet w
     WHERE w.program_id = ${program} AND w.owner_id = a.id AND w.kind = 'available'), 0)`;

defineTrait('points.available', {
  type: 'NUMBER',
  // As `balancesOf` shows it: points past their expiry are gone, whether that is posted or not.
  sql: ({ program, now }) =>
    ofWallet(
      `w.balance - coalesce((SELECT sum(l.remaining) FROM lot l
         WHERE l.program_id = w.program_id AND l.wallet_id = w.id AND l.open
           AND l.expires_at <= ${now()}), 0)`,
      program,
    ),
});
defineTrait('points.lifetime', {
  type: 'NUMBER',
  sql: ({ program }) =>
    ofWallet(
      `w.lifetime + coalesce((SELECT sum(o.lifetime) FROM wallet_lead l
         JOIN wallet o ON o.program_id = l.program_id AND o.owner_id = l.owner_id AND o.kind = w.kind
        WHERE l.program_id = w.program_id AND l.leads_to = w.owner_id), 0)`,
      program,
    ),
});
