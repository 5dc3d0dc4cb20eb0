import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/actor.js';
import type { Id } from '../../../kernel/ids.js';
import type { Tx } from '../../../platform/database/index.js';
import { Outbox } from '../../../platform/outbox/index.js';
import { RecordTimeline } from '../../timeline/index.js';
import { dealLeftOpen } from './deal-wait.events.js';
import { dealLine } from './deal-line.js';
import { MOST_IN_ALL, MOST_OPEN, waitsBecause, type DealWait } from './deal-wait.rules.js';
import { MATCHED } from './matched.queries.js';

export interface DealToMatch {
  readonly dealId: Id;
  /** a company was given, and its name is a placeholder ("unknown") */
  readonly isPlaceholder: boolean;
}

interface Matched {
  readonly dealId: Id;
  /** a person chose, or it is linked by an external id, or names a referral that is not here yet */
  readonly isExact: boolean;
  /** referrals that a person chose; null where none did */
  readonly chosen: number | null;
  readonly isDeleted: boolean;
  readonly hasCompany: boolean;
  readonly candidates: number;
  readonly openCandidates: number;
  readonly waitedBecause: DealWait | null;
  /** the number recorded when it began to wait, or since */
  readonly waitedCandidates: number | null;
  /** referrals that it was linked with, or is no more */
  readonly changed: readonly Id[];
}

/**
 * R-W13, R-W9: links deals with the referrals of their company, and removes such links where they
 * no longer hold. What is linked depends on what is known of both, not on which came first. A deal
 * that matches too many referrals matches none, and waits for a person, who chooses; so does one
 * whose company's name is a placeholder. Called under `lockMatching`. Returns the referrals whose
 * links changed, to be settled.
 */
@Injectable()
export class MatchDeals {
  constructor(
    private readonly timeline: RecordTimeline,
    private readonly outbox: Outbox,
  ) {}

  async matchDeals(tx: Tx, actor: Actor, deals: readonly DealToMatch[]): Promise<Id[]> {
    if (deals.length === 0) return [];
    const matched = await linkByCompany(tx, [...new Set(deals.map(({ dealId }) => dealId))]);
    const isPlaceholder = new Set(deals.flatMap((deal) => (deal.isPlaceholder ? deal.dealId : [])));
    const waiting = matched.map((deal) => ({
      ...deal,
      because: waitsBecause({ ...deal, isPlaceholder: isPlaceholder.has(deal.dealId) }),
    }));
    const news = waiting.filter(({ because, waitedBecause }) => because !== waitedBecause);
    // Its company may have more referrals now: the number is stored, and the timeline gets no line.
    const grown = waiting.filter(
      (deal) => deal.because !== null && deal.candidates !== deal.waitedCandidates,
    );
    await rememberWaiting(tx, [...new Set([...news, ...grown])]);
    const open = news.find(({ because }) => because !== null);
    if (open) await this.outbox.append(tx, [dealLeftOpen.of({ dealId: open.dealId })]);
    await this.timeline.recordTimeline(
      tx,
      actor,
      news.map((deal) => ({
        ...dealLine('R-W13', outcomeOf(deal.because, deal)),
        subjectId: deal.dealId,
        occurredAt: tx.now,
        ruleVersion: 1,
        inputs: {
          reason: deal.because ?? deal.waitedBecause,
          candidates: deal.candidates,
          ...(deal.chosen === null ? {} : { referrals: deal.chosen }),
        },
        audience: 'STAFF' as const,
      })),
    );
    return [...new Set(matched.flatMap(({ changed }) => changed))];
  }
}

function linkByCompany(tx: Tx, dealIds: readonly Id[]): Promise<Matched[]> {
  return tx.query<Matched[]>(
    `WITH ${MATCHED}, gone AS (
       DELETE FROM deal_link l USING asked a
       WHERE l.program_id = $1 AND l.deal_id = a.id AND l.origin = 'COMPANY' AND NOT EXISTS (
         SELECT FROM wanted w WHERE w.deal_id = l.deal_id AND w.referral_id = l.referral_id)
       RETURNING l.deal_id, l.referral_id
     ), added AS (
       INSERT INTO deal_link (program_id, deal_id, referral_id, origin, linked_at)
       SELECT $1::uuid, deal_id, referral_id, 'COMPANY', $3::timestamptz FROM wanted
       ON CONFLICT DO NOTHING RETURNING deal_id, referral_id
     )
     SELECT a.id AS "dealId", a.is_exact AS "isExact", a.stage = 'DELETED' AS "isDeleted",
       a.company_id IS NOT NULL AS "hasCompany", (
         SELECT (SELECT count(*)::int FROM deal_link l WHERE l.program_id = $1
             AND l.deal_id = a.id AND l.origin = 'PERSON')
         FROM deal_choice p WHERE p.program_id = $1 AND p.deal_id = a.id) AS chosen,
       m.candidates AS "waitedCandidates", coalesce(c.candidates, 0) AS candidates,
       coalesce(c.open, 0) AS "openCandidates", m.reason AS "waitedBecause",
       ARRAY(SELECT referral_id FROM gone g WHERE g.deal_id = a.id
             UNION SELECT referral_id FROM added n WHERE n.deal_id = a.id) AS changed
     FROM asked a LEFT JOIN counted c ON c.deal_id = a.id
     LEFT JOIN deal_wait m ON m.program_id = $1 AND m.deal_id = a.id`,
    [tx.programId, dealIds, tx.now, MOST_IN_ALL + 1, MOST_OPEN],
  );
}

function outcomeOf(because: DealWait | null, { chosen, isExact }: Matched) {
  if (because !== null) return 'WAITS_FOR_CHOICE';
  if (chosen !== null) return 'CHOICE_MADE';
  return isExact ? 'REFERRAL_NAMED' : 'CHOICE_NOT_NEEDED';
}

interface Waiting {
  readonly dealId: Id;
  readonly because: DealWait | null;
  readonly candidates: number;
}

async function rememberWaiting(tx: Tx, news: readonly Waiting[]): Promise<void> {
  if (news.length === 0) return;
  await tx.query(
    `WITH news AS (
       SELECT * FROM unnest($2::uuid[], $3::text[], $4::int[]) AS n (deal_id, reason, candidates)
     ), over AS (
       DELETE FROM deal_wait w USING news n
       WHERE w.program_id = $1 AND w.deal_id = n.deal_id AND n.reason IS NULL
     )
     INSERT INTO deal_wait (program_id, deal_id, reason, candidates, since)
     SELECT $1, deal_id, reason, candidates, $5 FROM news WHERE reason IS NOT NULL
     ON CONFLICT (program_id, deal_id)
       DO UPDATE SET reason = excluded.reason, candidates = excluded.candidates`,
    [
      tx.programId,
      news.map(({ dealId }) => dealId),
      news.map(({ because }) => because),
      news.map(({ candidates }) => candidates),
      tx.now,
    ],
  );
}
