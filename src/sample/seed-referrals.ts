import { Injectable } from '@nestjs/common';
import { plusMs } from '../kernel/clock.js';
import type { Id } from '../kernel/ids.js';
import { EnsureLink, RecordClicks, ReferByLink } from '../features/links/index.js';
import { RecordReferral, SubmitReferral } from '../features/referrals/index.js';
import type { SampleCalendar } from './sample-calendar.rules.js';
import { REFERRALS, type SampleReferral } from './sample-referrals.js';
import type { Act, World } from './sample-story.js';

const HOUR_MS = 3_600_000;
/** Whose links were clicked, how many days ago they were made, and how often. */
const LINKS = [
  { who: 'budi', ago: 60, clicks: [48, 31, 30, 12, 5, 4, 4] },
  { who: 'mei', ago: 70, clicks: [55, 20, 19] },
] as const;

/** How the referrals came in: by the form, through a link, or by word of mouth to sales. */
@Injectable()
export class SeedReferrals {
  constructor(
    private readonly submit: SubmitReferral,
    private readonly record: RecordReferral,
    private readonly byLink: ReferByLink,
    private readonly ensureLink: EnsureLink,
    private readonly clicks: RecordClicks,
  ) {}

  acts(calendar: SampleCalendar): Act[] {
    return [
      ...LINKS.map(({ who, ago }) => this.makeLink(calendar, who, ago)),
      ...LINKS.map(({ who, clicks }) => this.click(calendar, who, clicks)),
      ...REFERRALS.map((referral, place) => this.refer(calendar, referral, place)),
    ];
  }

  private makeLink(calendar: SampleCalendar, who: string, ago: number): Act {
    return {
      at: calendar.at(ago, '12:05'),
      who,
      role: 'advocate',
      operation: 'ensureLink',
      run: async (tx, actor, world) => {
        const link = await this.ensureLink.ensureLink(tx, actor, world.advocateOf(who));
        world.keep(`link ${who}`, link.id);
        world.codes.set(who, link.code);
      },
    };
  }

  private click(calendar: SampleCalendar, who: string, clicks: readonly number[]): Act {
    const moments = clicks.map((ago, place) =>
      plusMs(calendar.at(ago, '09:40'), place * 0.7 * HOUR_MS),
    );
    return {
      at: calendar.at(1, '18:00'),
      who: null,
      role: null,
      operation: 'recordClicks',
      run: (tx, actor, world) =>
        this.clicks.recordClicks(tx, actor, { linkId: world.idOf(`link ${who}`), moments }),
    };
  }

  private refer(calendar: SampleCalendar, referral: SampleReferral, place: number): Act {
    const { how, key, by, submitted } = referral;
    const minutes = String((place * 7) % 60).padStart(2, '0');
    return {
      at: calendar.at(submitted, `09:${minutes}`),
      who: how === 'FORM' ? by : how === 'SALES' ? 'dana' : null,
      role: how === 'FORM' ? 'advocate' : how === 'SALES' ? 'sales' : null,
      operation: how === 'SALES' ? 'recordReferral' : 'submitReferral',
      run: async (tx, actor, world) => {
        const told = reportOf(referral, world);
        world.keep(
          key,
          how === 'LINK'
            ? await this.byLink.referByLink(tx, actor, {
                ...told.person,
                link: told.link(),
                flagged: false,
              })
            : how === 'SALES'
              ? await this.record.recordReferral(tx, actor, told.form)
              : await this.submit.submitReferral(tx, actor, { ...told.form, source: 'FORM' }),
        );
      },
    };
  }
}

interface Told {
  readonly form: {
    readonly advocateId: Id;
    readonly refereeName: string;
    readonly refereeEmail: string;
    readonly companyName: string;
    readonly note: string | null;
  };
  readonly person: { readonly name: string; readonly email: string; readonly company: string };
  link(): { linkId: Id; programId: Id; advocateId: Id; code: string };
}

function reportOf({ by, referee, company, domain, note }: SampleReferral, world: World): Told {
  const local = referee.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/\s+/g, '.');
  const email = `${local}@${domain}.example`;
  const advocateId = world.advocateOf(by);
  return {
    form: {
      advocateId,
      refereeName: referee,
      refereeEmail: email,
      companyName: company,
      note: note ?? null,
    },
    person: { name: referee, email, company },
    link: () => ({
      linkId: world.idOf(`link ${by}`),
      programId: world.programId,
      advocateId,
      code: world.codes.get(by) ?? '',
    }),
  };
}
