import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/actor.js';
import { dayOf, type Day } from '../../../kernel/day.js';
import type { Id } from '../../../kernel/ids.js';
import type { Tx } from '../../../platform/database/index.js';
import { readProgram } from '../../programs/index.js';
import { RecordTimeline, type NewTimelineEntry } from '../../timeline/index.js';
import { companyStanding } from './company-kind.rules.js';
import { findCompaniesByIds, type CompanyRow } from './company.queries.js';
import { companyLine } from './company.subject.js';

/** The first of a company's won deals, by the day on which it was closed. */
export interface FirstWin {
  readonly dealId: Id;
  readonly closedOn: Day;
}

/** What the deals of a company show now. */
export interface CompanyWins {
  readonly companyId: Id;
  /** null: none of its deals is won */
  readonly first: FirstWin | null;
  /** the earliest of its wins that was taken back just now; null where none was */
  readonly takenBackDealId: Id | null;
}

/**
 * Stores since when companies have a deal that is won (R-W12), and writes a line for each whose day
 * has changed. Called under `lockCompanies`, for one company or thousands.
 */
@Injectable()
export class WriteWonSince {
  constructor(private readonly timeline: RecordTimeline) {}

  async writeWonSince(tx: Tx, actor: Actor, wins: readonly CompanyWins[]): Promise<void> {
    if (wins.length === 0) return;
    const ids = wins.map(({ companyId }) => companyId);
    const companies = await findCompaniesByIds(tx, ids);
    const before = new Map(companies.map((company) => [company.id, company]));
    const changed = wins.flatMap((each) => {
      const company = before.get(each.companyId);
      const isSame = (company?.wonSince ?? null) === (each.first?.closedOn ?? null);
      return company && !isSame ? [{ ...each, company }] : [];
    });
    if (changed.length === 0) return;
    await tx.query(
      `UPDATE company c SET won_since = n.won_since
       FROM unnest($2::uuid[], $3::date[]) AS n (id, won_since)
       WHERE c.program_id = $1 AND c.id = n.id`,
      [
        tx.programId,
        changed.map(({ companyId }) => companyId),
        changed.map(({ first }) => first?.closedOn ?? null),
      ],
    );
    const { timeZone } = await readProgram(tx);
    const today = dayOf(tx.now, timeZone);
    await this.timeline.recordTimeline(
      tx,
      actor,
      changed.map((each) => lineOf(each, tx.now, today)),
    );
  }
}

type Changed = CompanyWins & { readonly company: CompanyRow };

function lineOf(
  { company, first, takenBackDealId }: Changed,
  occurredAt: Date,
  today: Day,
): NewTimelineEntry {
  const closedOn = first?.closedOn ?? null;
  const moved = company.wonSince === null ? 'FIRST_WON' : 'FIRST_WON_MOVED';
  return {
    ...companyLine('R-W12', first === null ? 'LAST_WIN_TAKEN_BACK' : moved),
    subjectId: company.id,
    occurredAt,
    ruleVersion: 1,
    inputs: {
      dealId: first?.dealId ?? takenBackDealId,
      closedOn,
      otherClosedOn: company.wonSince,
      // What the company is now: by its deals, or by a statement in spite of them.
      ...companyStanding({ ...company, wonSince: closedOn }, today),
    },
    audience: 'STAFF',
  };
}
