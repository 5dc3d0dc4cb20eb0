import { Injectable } from '@nestjs/common';
import { plusMs } from '../kernel/clock.js';
import type { Id } from '../kernel/ids.js';
import { EnsureLink, RecordClicks, ReferByLink } from '../features/links/index.js';
import { RecordReferral, SubmitReferral } from '../features/referrals/index.js';
import type { SampleCalendar } from './sample-calendar.rules.js';
import { referralsOf } from './crowd/all-referrals.js';
import { crowdReferrals } from './crowd/crowd-referrals.js';
import { JOINED_CROWD } from './crowd/crowd-people.js';
import type { SampleReferral } from './sample-referral.js';
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
      ...crowdLinks(calendar).flatMap(({ who, ago, clicks }) => [
        this.makeLink(calendar, who, ago),
        this.click(calendar, who, clicks),
      ]),
      ...referralsOf(calendar).map((referral, place) => this.refer(calendar, referral, place)),
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
    const { at = `09:${String((place * 7) % 60).padStart(2, '0')}` } = referral;
    return {
      at: calendar.at(submitted, at),
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

/** Of the crowd whose link somebody used: made when they joined, and followed a few times. */
function crowdLinks(
  calendar: SampleCalendar,
): { readonly who: string; readonly ago: number; readonly clicks: readonly number[] }[] {
  const byLink = crowdReferrals(calendar).filter(({ how }) => how === 'LINK');
  return JOINED_CROWD.flatMap(({ key: who, joined: ago }) => {
    const used = byLink.filter(({ by }) => by === who).map(({ submitted }) => submitted);
    const before = used.flatMap((day) => [day + 2, day + 1, day]).filter((day) => day < ago);
    return used.length === 0 ? [] : [{ who, ago, clicks: [...before, ...used] }];
  });
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
