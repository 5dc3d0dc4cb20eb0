import { parseDay, type Day } from '../../../kernel/day.js';

/** A site for public reviews, with its own policy on rewarding people for reviewing. */
export interface ReviewSite {
  readonly key: string;
  readonly name: string;
  readonly url: string;
  /** False: no points may be offered for a review there (R-C4). */
  readonly incentivesAllowed: boolean;
  /** The site's incentive policy, in our words. */
  readonly policy: string;
  readonly policyUrl: string;
  /** The day on which `policy` was last compared with the text at `policyUrl`. */
  readonly checkedOn: Day;
}

const CHECKED_ON = parseDay('2026-11-21');

export const REVIEW_SITES: readonly ReviewSite[] = [
  {
    key: 'g2',
    name: 'G2',
    url: 'https://www.g2.com',
    incentivesAllowed: true,
    policy:
      'Small rewards are accepted when every reviewer gets the same one whatever the review says. G2 marks such reviews, and warns buyers about sellers who ask for praise only.',
    policyUrl: 'https://legal.g2.com/community-guidelines',
    checkedOn: CHECKED_ON,
  },
  {
    key: 'capterra',
    name: 'Capterra',
    url: 'https://www.capterra.com',
    incentivesAllowed: true,
    policy:
      'Rewards of nominal value are accepted when they are offered for an honest review of any kind, and do not depend on its rating. Covers GetApp as well.',
    policyUrl: 'https://www.capterra.com/legal/community-guidelines/',
    checkedOn: CHECKED_ON,
  },
  {
    key: 'software-advice',
    name: 'Software Advice',
    url: 'https://www.softwareadvice.com',
    incentivesAllowed: true,
    policy:
      'Rewards of nominal value are accepted when they are offered for an honest review of any kind, and do not depend on its rating.',
    policyUrl: 'https://www.softwareadvice.com/legal-page/reviews-guidelines/',
    checkedOn: CHECKED_ON,
  },
  {
    key: 'trustradius',
    name: 'TrustRadius',
    url: 'https://www.trustradius.com',
    incentivesAllowed: true,
    policy:
      'Small thank-you gifts are accepted when a representative group of users is asked, not only the happy ones. Reviews that were rewarded are marked.',
    policyUrl: 'https://www.trustradius.com/static/about-trustradius-reviews',
    checkedOn: CHECKED_ON,
  },
  {
    key: 'gartner-peer-insights',
    name: 'Gartner Peer Insights',
    url: 'https://www.gartner.com/peer-insights',
    incentivesAllowed: true,
    policy:
      'Rewards worth at most 25 US dollars are accepted, for everybody who is invited and for every review alike; none for people of the public sector. Reviews are anonymous: do not ask which one is whose.',
    policyUrl: 'https://gpivendorresources.gartner.com/en/articles/6812506-incentives-faqs',
    checkedOn: CHECKED_ON,
  },
  {
    key: 'trustpilot',
    name: 'Trustpilot',
    url: 'https://www.trustpilot.com',
    incentivesAllowed: false,
    policy:
      'No reward of any kind may be offered for a review: no money, points, discounts or gifts. Invitations must be neutral and go to all customers alike.',
    policyUrl: 'https://legal.trustpilot.com/for-reviewers/guidelines-for-businesses',
    checkedOn: CHECKED_ON,
  },
  {
    key: 'google',
    name: 'Google',
    url: 'https://www.google.com/maps',
    incentivesAllowed: false,
    policy:
      'No reward may be offered for posting, changing or removing a review. Asking for a genuine review without one is fine.',
    policyUrl: 'https://support.google.com/contributionpolicy/answer/7400114',
    checkedOn: CHECKED_ON,
  },
];

export function reviewSiteOf(key: string | null): ReviewSite | null {
  return REVIEW_SITES.find((site) => site.key === key) ?? null;
}
