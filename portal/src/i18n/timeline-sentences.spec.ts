import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { IntlMessageFormat } from 'intl-messageformat';
import { LANGUAGES } from './languages.js';

type Texts = { [key: string]: string | Texts };

const read = (language: string) =>
  JSON.parse(readFileSync(new URL(`${language}/timeline.json`, import.meta.url), 'utf8')) as Texts;

/** Every line that the server writes to a timeline, by its rule. */
const WRITTEN: Record<string, string> = {
  'R-D7':
    'IMPORT_TAKEN_BACK AWARD_TAKEN_BACK REPORT_TAKEN_BACK COMPANY_AS_BEFORE PROFILE_AS_BEFORE',
  'R-W1': 'CONVERTED',
  'R-W2': 'SUBMITTED IMPORTED',
  'R-W3':
    'AWAITS_CONFIRMATION CONFIRMED REFUSED ACCEPTED DENIED CONTACTED CONTACT_CHANGED MOVED STEPPED_BACK ' +
    'TALKS_RESUMED LOST UNQUALIFIED WITHDRAWN NOTE',
  'R-W4': 'EXPIRED WON_OUTSIDE_WINDOW CLOSED_ON_REPORTED_LATE CLOSED_ON_MOVED',
  'R-W5': 'CONVERSION_MOVED CONVERSION_TAKEN_BACK LATE_WIN_TAKEN_BACK',
  'R-W6': 'DUPLICATE WAITS_FOR_PERSON NO_LONGER_DUPLICATE KEEPS_PLACE GIVES_WAY',
  'R-W8': 'FLAGGED POINTS_HELD CLEARED FRAUD_CONFIRMED',
  'R-W9':
    'CONVERTED_BY_SPLIT CREDITED_EARLIER CREDITED_ELSEWHERE SHARE_DECLARED SHARE_WITHDRAWN ' +
    'SPLIT_DECLARED SPLIT_WITHDRAWN',
  'R-W10': 'WON_BEFORE_REFERRAL',
  'R-W12':
    'FIRST_WON FIRST_WON_MOVED LAST_WIN_TAKEN_BACK KIND_STATED KIND_TAKEN_BACK CRM_KIND_STATED ' +
    'CRM_KIND_TAKEN_BACK',
  'R-W13': 'WAITS_FOR_CHOICE CHOICE_MADE REFERRAL_NAMED CHOICE_CHANGED CHOICE_NOT_NEEDED',
  'R-U1':
    'COMPANY_CHANGED COMPANY_REMOVED TIME_ZONE_CHANGED TIME_ZONE_DETECTED LANGUAGE_CHANGED PAUSED PAUSED_UNTIL ' +
    'RESUMED BREAK_ENDED WILLING WILLING_TAKEN_BACK ' +
    'INTEREST_CHOSEN INTEREST_DROPPED COMPANY_CORRECTED EMPLOYED_SINCE ' +
    'EMPLOYED_SINCE_REMOVED FORMER_EMPLOYER_CORRECTED FORMER_EMPLOYER_REMOVED',
  'R-P7': 'POINTS_END POINTS_KEPT',
  'R-U3': 'AUDIENCE_CHOSEN AUDIENCE_LIFTED',
  'R-U5': 'LEFT TAKEN_OUT',
  'R-O1': 'ARE_TWO ARE_TWO_TAKEN_BACK MERGED MERGED_INTO MERGE_TAKEN_BACK',
  'R-O2':
    'ADDED COUNTRY_CHANGED GIFTS_CHANGED PUBLIC_SECTOR_CHANGED OWNER_CHANGED OWNER_REMOVED REVENUE_CHANGED ' +
    'CUSTOMER_SINCE_CHANGED RENEWAL_CHANGED INDUSTRY_CHANGED EMPLOYEES_CHANGED DOMAINS_CHANGED',
  'R-C1':
    'STARTED COMPLETED ENDED_WITH_CHALLENGE ABANDONED STARTED_AGAIN PUBLISHED CORRECTED ' +
    'SCHEDULED UNSCHEDULED OPENED PAUSED RESUMED EXTENDED CLOSED CLOSED_BY_SCHEDULE ARCHIVED ' +
    'PICTURE_CHOSEN PICTURE_CORRECTED PICTURE_REMOVED',
  'R-C2': 'APPROVED APPROVED_AT_ONCE TAKEN_BACK',
  'R-C3':
    'SUBMITTED SUBMITTED_AGAIN HANDED_IN WITHDRAWN CHANGES_REQUESTED NOT_ACCEPTED NOT_ACCEPTED_FINAL',
  'R-R1': 'REQUESTED APPROVED BEING_PREPARED HANDED_OVER',
  'R-R3': 'REJECTED CANCELLED FAILED',
  'R-R5': 'FULFILLED REVEALED',
};

const at = (texts: Texts, ...path: string[]) =>
  path.reduce<string | Texts | undefined>(
    (found, key) => (typeof found === 'object' ? found[key] : undefined),
    texts,
  );

/** What every sentence may use: numbers with different plurals, codes with and without a text. */
const SAMPLES = [1, 2000, 0].map((count, place) => ({
  ...Object.fromEntries(
    'advocates points owed borne windowDays dayNumber percent days stage stages version pricePoints pointsReturned candidates referrals include exclude deals'
      .split(' ')
      .map((name) => [name, count]),
  ),
  ...Object.fromEntries(
    (
      'actor note contactMember challenge reward closedOn submittedOn otherClosedOn reportedOn windowClosesAt ' +
      'company timeZone backOn saidOn endsOn sinceOn willingToText interest countryText fromText toText stepText sourceText causeText reasonText reasonCodeText'
    )
      .split(' ')
      .map((name) => [name, `<${name}>`]),
  ),
  opensAt: '<opensAt>',
  endsAt: ['<endsAt>', 'NONE', '<endsAt>'][place],
  windowOpen: count === 0 ? 'no' : 'yes',
  cause: count === 0 ? 'SOMETHING_NEW' : 'DEAL_OPEN',
  reasonCode: count === 0 ? 'NONE' : 'ALREADY_CUSTOMER',
  reason: ['PERSON', 'CRM', 'NONE'][place],
  country: ['JP', 'NONE', 'DE'][place],
  currency: ['JPY', 'NONE', 'EUR'][place],
  amount: '<amount>',
  owner: '<owner>',
  customerSinceOn: ['<customerSinceOn>', 'NONE', '<customerSinceOn>'][place],
  renewsOn: ['NONE', '<renewsOn>', '<renewsOn>'][place],
  stated: count === 0 ? 'no' : 'yes',
  employees: [1, 2000, 'NONE'][place],
  domains: count,
  language: ['en', 'zh-CN', 'ja'][place],
  giftsAllowed: ['yes', 'no', 'NONE'][place],
  publicSector: ['no', 'yes', 'NONE'][place],
  gifts: count === 0 ? 'no' : 'yes',
  kind: count === 0 ? 'PROSPECT' : 'ACCOUNT',
  said: count === 0 ? 'PROSPECT' : 'ACCOUNT',
}));

describe.each(Object.keys(LANGUAGES))('the sentences of timelines in %s', (language) => {
  const texts = read(language);

  it('R-W8: tell every line that is written', () => {
    const missing = Object.entries(WRITTEN).flatMap(([rule, outcomes]) =>
      outcomes.split(' ').filter((outcome) => typeof at(texts, rule, outcome, 'what') !== 'string'),
    );
    expect(missing).toEqual([]);
  });

  it('R-W8: say why, for each line or for its whole rule', () => {
    const silent = Object.entries(WRITTEN).flatMap(([rule, outcomes]) =>
      outcomes
        .split(' ')
        .filter((outcome) => !(at(texts, rule, outcome, 'why') ?? at(texts, rule, 'why')))
        .map((outcome) => `${rule}.${outcome}`),
    );
    expect(silent).toEqual([]);
  });

  it('use nothing but what a line gives them, and leave no double spaces', () => {
    for (const [rule, outcomes] of Object.entries(WRITTEN)) {
      for (const outcome of outcomes.split(' ')) {
        for (const reader of ['what', 'staff']) {
          const text = at(texts, rule, outcome, reader);
          if (typeof text !== 'string') continue;
          for (const sample of SAMPLES) {
            const sentence = String(
              new IntlMessageFormat(text, language, undefined, { ignoreTag: true }).format(sample),
            );
            expect(sentence.trim()).not.toMatch(/ {2}|undefined/);
          }
        }
      }
    }
  });
});
