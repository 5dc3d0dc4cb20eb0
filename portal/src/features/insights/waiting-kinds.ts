import {
  IconBriefcase,
  IconCalendarExclamation,
  IconChecklist,
  IconFlag,
  IconGift,
  IconInbox,
  IconPackage,
  IconPhone,
  IconTicket,
  IconUserStar,
  IconUsers,
  type Icon,
} from '@tabler/icons-react';
import { graphql, type ResultOf } from '../../platform/graphql/graphql.js';

export const WaitingFields = graphql(`
  fragment WaitingFields on WaitingItem @_unmask {
    kind
    count
    oldestAt
    about {
      id
      name(locale: $locale)
    }
  }
`);

export type Waiting = ResultOf<typeof WaitingFields>;

interface Shown {
  readonly Icon: Icon;
  /** Under the programme's address: the list, or the page of the one thing that it is about. */
  readonly path: string | ((aboutId: string) => string);
  readonly search?: Readonly<Record<string, string>>;
}

/**
 * One line for each of the server's kinds, in the order in which they are shown. Decisions first: a
 * person waits for each of them. Then what will delay somebody.
 */
export const WAITING_KINDS: Readonly<Record<Waiting['kind'], Shown>> = {
  SUBMISSIONS_TO_DECIDE: { Icon: IconChecklist, path: 'approvals' },
  REFERRALS_TO_ACCEPT: { Icon: IconInbox, path: 'referrals', search: { show: 'toAccept' } },
  REFERRALS_TO_PLACE: { Icon: IconUsers, path: 'referrals', search: { show: 'toPlace' } },
  REFERRALS_TO_CHECK: { Icon: IconFlag, path: 'referrals', search: { show: 'flagged' } },
  REFERRALS_WITHOUT_CONTACT: { Icon: IconPhone, path: 'referrals' },
  REDEMPTIONS_TO_DECIDE: { Icon: IconGift, path: 'approvals', search: { queue: 'rewards' } },
  NOMINEES_TO_DECIDE: { Icon: IconUserStar, path: 'advocates', search: { view: 'nominees' } },
  REDEMPTIONS_TO_SEND: { Icon: IconPackage, path: 'approvals', search: { queue: 'toSend' } },
  CLOSING_DAYS_TO_CHECK: {
    Icon: IconCalendarExclamation,
    path: 'referrals',
    search: { show: 'all' },
  },
  DEALS_THAT_WAIT: { Icon: IconBriefcase, path: 'deals' },
  REWARDS_RUNNING_LOW: { Icon: IconTicket, path: (rewardId) => `edit/rewards/${rewardId}` },
};
