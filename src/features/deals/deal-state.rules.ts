import type { Day } from '../../kernel/day.js';
import type { Money } from '../../kernel/money.js';
import { compareFacts, type OrderedFact } from './fact-order.rules.js';

/** In the order that counts between facts of one moment without versions (R-T2). */
export const DEAL_STAGES = ['OPEN', 'WON', 'LOST', 'REFUNDED', 'DELETED'] as const;
export type DealStage = (typeof DEAL_STAGES)[number];

const STAGE_RANK: Readonly<Record<DealStage, number>> = {
  OPEN: 0,
  WON: 1,
  LOST: 2,
  REFUNDED: 3,
  DELETED: 4,
};

/**
 * One report about a deal. A source that reports a deal WON gives `closedOn`: a win without a day
 * lies in no window.
 */
export interface DealFact extends OrderedFact {
  readonly stage: DealStage;
  readonly recordedAt: Date;
  /** null: this fact does not give it */
  readonly closedOn: Day | null;
  /** null: this fact does not give it */
  readonly amount: Money | null;
}

export interface DealState {
  readonly stage: DealStage;
  /** null while the deal is open, and where no fact gave it */
  readonly closedOn: Day | null;
  readonly amount: Money | null;
  /** the moment of the first fact of the stage that lasts */
  readonly since: Date;
}

export function compareDealFacts(left: DealFact, right: DealFact): number {
  return compareFacts(left, right, (fact) => STAGE_RANK[fact.stage]);
}

/**
 * The state of a deal by its facts, or null where there are none. With `asOf` only facts that had
 * occurred by that moment count. A repeated fact changes nothing.
 */
export function dealState(facts: readonly DealFact[], asOf: Date | null = null): DealState | null {
  let state: DealState | null = null;
  for (const fact of inOrder(facts, asOf)) state = after(state, fact);
  return state;
}

/** A day on which the deal was won according to a report, and when that day was first reported. */
export interface ReportedWin {
  readonly closedOn: Day;
  readonly recordedAt: Date;
}

/** Every different `closedOn` that a win was reported with, in the order of the facts (R-T2). */
export function reportedWins(facts: readonly DealFact[]): ReportedWin[] {
  const wins: ReportedWin[] = [];
  for (const fact of inOrder(facts, null)) {
    const { closedOn, recordedAt } = fact;
    if (fact.stage !== 'WON' || closedOn === null) continue;
    const known = wins.findIndex((win) => win.closedOn === closedOn);
    if (known < 0) wins.push({ closedOn, recordedAt });
    else if ((wins[known]?.recordedAt ?? recordedAt) > recordedAt) {
      wins[known] = { closedOn, recordedAt };
    }
  }
  return wins;
}

function inOrder(facts: readonly DealFact[], asOf: Date | null): readonly DealFact[] {
  const known = asOf === null ? facts : facts.filter((fact) => fact.occurredAt <= asOf);
  return known.length < 2 ? known : known.toSorted(compareDealFacts);
}

function after(before: DealState | null, fact: DealFact): DealState {
  const lasts = before?.stage === fact.stage;
  return {
    stage: fact.stage,
    closedOn: fact.stage === 'OPEN' ? null : (fact.closedOn ?? keptDay(before, fact.stage)),
    amount: fact.amount ?? before?.amount ?? null,
    since: lasts ? before.since : fact.occurredAt,
  };
}

/** A reported day of closing stays, but a new win never takes the day of an earlier loss. */
function keptDay(before: DealState | null, stage: DealStage): Day | null {
  if (before === null || (stage === 'WON' && before.stage !== 'WON')) return null;
  return before.closedOn;
}
