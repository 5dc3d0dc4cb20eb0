import { Injectable } from '@nestjs/common';
import { FindOrAddCompanies } from '../features/companies/index.js';
import { RecordDeals, type ReportedDeal } from '../features/conversions/index.js';
import type { Id } from '../kernel/ids.js';
import { referralsOf } from './crowd/all-referrals.js';
import { directDeals, FIRST_READ_AGO, type DirectDeal } from './crowd/direct-deals.js';
import type { SampleCalendar } from './sample-calendar.rules.js';
import { SAMPLE_PROGRAM } from './sample-people.js';
import type { Act } from './sample-story.js';

const WEEK = 7;

interface Told {
  readonly deal: DirectDeal;
  readonly stage: 'OPEN' | 'WON';
}

/** Sales beside the programme, as the CRM tells them once a week: what the others are compared with. */
@Injectable()
export class SeedDirectDeals {
  constructor(
    private readonly companies: FindOrAddCompanies,
    private readonly deals: RecordDeals,
  ) {}

  acts(calendar: SampleCalendar): Act[] {
    const taken = new Set(referralsOf(calendar).map(({ company }) => company));
    const byRead = new Map<number, Told[]>();
    const tell = (ago: number, told: Told): unknown =>
      byRead.set(ago, [...(byRead.get(ago) ?? []), told]);
    for (const deal of directDeals(calendar, taken)) {
      tell(readAfter(deal.opened), { deal, stage: 'OPEN' });
      tell(readAfter(deal.closed), { deal, stage: 'WON' });
    }
    return [...byRead].map(([ago, told]) => this.read(calendar, ago, told));
  }

  private read(calendar: SampleCalendar, ago: number, told: readonly Told[]): Act {
    return {
      at: calendar.at(ago, '06:30'),
      who: null,
      role: null,
      operation: 'recordDeals',
      run: async (tx, actor) => {
        const names = told.map(({ deal }) => ({ name: deal.company }));
        const companies = await this.companies.findOrAddCompanies(tx, actor, names);
        const reports = told.map((each, place) =>
          reportOf(calendar, each, companies[place]?.id ?? null),
        );
        await this.deals.recordDeals(tx, actor, reports);
      },
    };
  }
}

/** The first reading of the CRM on a later day; what is older than the programme comes with the first. */
function readAfter(ago: number): number {
  const weeks = Math.floor((FIRST_READ_AGO - ago) / WEEK) + 1;
  return Math.max(1, FIRST_READ_AGO - Math.max(0, weeks) * WEEK);
}

function reportOf(
  calendar: SampleCalendar,
  { deal, stage }: Told,
  companyId: Id | null,
): ReportedDeal {
  const { externalId, name, amount, opened, closed } = deal;
  const isWon = stage === 'WON';
  return {
    externalId,
    dealId: null,
    referralExternalId: null,
    name,
    companyId,
    stage,
    closedOn: isWon ? calendar.day(closed) : null,
    amount: { amountMinor: amount, currency: SAMPLE_PROGRAM.currency },
    occurredAt: calendar.at(isWon ? closed : opened, '10:00'),
    source: 'crm',
    sourceVersion: null,
    factId: `${externalId} ${stage}`,
    referralIds: [],
    isPlaceholder: false,
  };
}
