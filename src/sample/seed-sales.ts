import { Injectable } from '@nestjs/common';
import { RecordDeal } from '../features/conversions/index.js';
import {
  MoveReferral,
  RecordFirstContact,
  SettleReferrals,
  WithdrawReferral,
} from '../features/referrals/index.js';
import type { SampleCalendar } from './sample-calendar.rules.js';
import { SAMPLE_PROGRAM } from './sample-people.js';
import { referralsOf } from './crowd/all-referrals.js';
import type { SalesReport, SampleReferral } from './sample-referral.js';
import type { Act } from './sample-story.js';

/** What happened to the referrals: by sales, by advocates who took one back, and by time. */
@Injectable()
export class SeedSales {
  constructor(
    private readonly contact: RecordFirstContact,
    private readonly move: MoveReferral,
    private readonly recordDeal: RecordDeal,
    private readonly withdraw: WithdrawReferral,
    private readonly settle: SettleReferrals,
  ) {}

  acts(calendar: SampleCalendar): Act[] {
    return referralsOf(calendar).flatMap((referral) => [
      ...referral.reports.map((report) => this.report(calendar, referral, report)),
      ...this.takeBack(calendar, referral),
      ...this.closeWindow(calendar, referral),
    ]);
  }

  private report(calendar: SampleCalendar, referral: SampleReferral, report: SalesReport): Act {
    const by = { who: 'dana', role: 'sales' } as const;
    const { key } = referral;
    if ('contact' in report) {
      return {
        ...by,
        at: calendar.at(report.ago, '10:15'),
        operation: 'recordFirstContact',
        run: async (tx, actor, world) => {
          await this.contact.recordFirstContact(tx, actor, { id: world.idOf(key) });
        },
      };
    }
    if ('step' in report) {
      return {
        ...by,
        at: calendar.at(report.ago, '14:30'),
        operation: 'moveReferral',
        run: async (tx, actor, world) => {
          const { step, reason = null } = report;
          await this.move.moveReferral(tx, actor, {
            id: world.idOf(key),
            step,
            reasonCode: reason,
          });
        },
      };
    }
    return this.reportDeal(calendar, referral, report);
  }

  private reportDeal(
    calendar: SampleCalendar,
    { key, company, reports }: SampleReferral,
    report: Extract<SalesReport, { deal: string }>,
  ): Act {
    const isFirst = reports.find((each) => 'deal' in each) === report;
    return {
      who: 'dana',
      role: 'sales',
      at: calendar.at(report.ago, '16:40'),
      operation: 'recordDeal',
      run: async (tx, actor, world) => {
        const id = await this.recordDeal.recordDeal(tx, actor, {
          id: isFirst ? null : world.idOf(`deal ${key}`),
          referralIds: isFirst ? [world.idOf(key)] : null,
          name: `Analysers for ${company}`,
          stage: report.deal,
          closedOn: report.deal === 'OPEN' ? null : calendar.day(report.closed ?? report.ago),
          amountMinor: report.amount ?? null,
        });
        world.keep(`deal ${key}`, id);
      },
    };
  }

  private takeBack(calendar: SampleCalendar, { key, by, withdrawn }: SampleReferral): Act[] {
    if (withdrawn === undefined) return [];
    return [
      {
        who: by,
        role: 'advocate',
        at: calendar.at(withdrawn, '19:10'),
        operation: 'withdrawReferral',
        run: async (tx, actor, world) => {
          await this.withdraw.withdrawReferral(tx, actor, { id: world.idOf(key) });
        },
      },
    ];
  }

  /** The window closes with the first instant of the day after its last (R-W1). */
  private closeWindow(calendar: SampleCalendar, { key, submitted }: SampleReferral): Act[] {
    const closedAgo = submitted - SAMPLE_PROGRAM.conversionWindowDays - 1;
    if (closedAgo < 1) return [];
    return [
      {
        who: null,
        role: null,
        at: calendar.at(closedAgo, '00:00'),
        operation: 'settleReferrals',
        run: async (tx, actor, world) => {
          await this.settle.settleReferrals(tx, actor, [world.idOf(key)]);
        },
      },
    ];
  }
}
