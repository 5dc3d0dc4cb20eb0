import type { Formats } from '../formats/formats.js';
import type { Tone } from '../states/status-badge.js';

/**
 * One entry of a timeline as the API returns it: no sentence, but the parts of one. `inputs` holds
 * ids, days, numbers and codes (R-A5), and their names carry their units: `closedOn` is a day,
 * `occurredAt` a moment, `windowClosesAt` the first instant after a window, `points` a number,
 * `reasonCode` a code.
 */
export interface TimelineFact {
  /** `R-W1` … */
  rule: string;
  ruleVersion: number;
  /** The outcome of the rule: `CONVERTED`, `EXPIRED` … */
  outcome: string;
  inputs: Readonly<Record<string, unknown>>;
  occurredAt: string;
  recordedAt: string;
}

export interface TimelineInput {
  name: string;
  label: string;
  value: string;
}

export interface TimelineText {
  /** What happened, in one plain sentence. */
  what: string;
  /** Why: the rule in plain words. Empty where the catalogue has none. */
  why: string;
  /** The inputs of the rule, written for people. Ids are left out: nobody reads them. */
  inputs: TimelineInput[];
  tone: Tone;
}

/** The translation function, loosened: keys of a timeline are made of data. */
export interface Translate {
  (key: string, values?: Record<string, unknown>): string;
}

export interface Catalogue {
  t: Translate;
  has: (key: string) => boolean;
}

const isDay = (name: string, value: unknown): value is string =>
  /On$/.test(name) && typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value);
const isDeadline = (name: string) => /(closesAt|deadline|dueAt)$/i.test(name);
const isMoment = (name: string, value: unknown): value is string =>
  /At$/.test(name) && typeof value === 'string' && !Number.isNaN(Date.parse(value));
const isCountry = (name: string, value: unknown): value is string =>
  name === 'country' && typeof value === 'string' && /^[A-Z]{2}$/.test(value);
const isCode = (value: unknown): value is string =>
  typeof value === 'string' && /^[A-Z][A-Z0-9_]*$/.test(value);
const isId = (name: string) => /(^id|Id|Ids)$/.test(name);
const isMoney = (value: unknown): value is { amountMinor: number; currency: string } =>
  typeof value === 'object' &&
  value !== null &&
  'amountMinor' in value &&
  typeof value.amountMinor === 'number' &&
  'currency' in value;

function codeText(code: string, { t, has }: Catalogue): string {
  const key = `timeline:code.${code}`;
  return has(key) ? t(key) : code.toLowerCase().replaceAll('_', ' ');
}

/** How each kind of value is written; the first that knows it writes it. */
const WRITERS: readonly ((
  name: string,
  value: unknown,
  formats: Formats,
  catalogue: Catalogue,
) => string | null)[] = [
  (name, value, formats) => (isDay(name, value) ? formats.day(value) : null),
  (name, value, formats, { t }) => {
    if (!isDeadline(name) || !isMoment('At', value)) return null;
    const { day, zone } = formats.deadline(value, 0);
    return t('common:deadline.end', { day, zone });
  },
  (name, value, formats) => (isMoment(name, value) ? formats.moment(value) : null),
  (_, value, formats) => (typeof value === 'number' ? formats.number(value) : null),
  (_, value, __, { t }) =>
    typeof value === 'boolean' ? t(value ? 'common:yes' : 'common:no') : null,
  (_, value, formats) => (isMoney(value) ? formats.money(value) : null),
  (name, value, formats) => (isCountry(name, value) ? formats.country(value) : null),
  (_, value, __, catalogue) => (isCode(value) ? codeText(value, catalogue) : null),
  (_, value) => (typeof value === 'string' ? value : null),
];

/** One input as people read it, by the unit in its name; null for ids and what nobody can read. */
function inputText(
  name: string,
  value: unknown,
  formats: Formats,
  catalogue: Catalogue,
): string | null {
  if (value === null || value === undefined || isId(name)) return null;
  for (const write of WRITERS) {
    const text = write(name, value, formats, catalogue);
    if (text !== null) return text;
  }
  return null;
}

/** The names that a sentence may use besides its inputs. */
export interface TimelineNames {
  /** The names behind the ids in `inputs`, by id: the screen that shows the timeline has them. */
  byId?: Readonly<Record<string, string>> | undefined;
  /** Who did it, as a noun: "Priya Nair", "your programme’s team". */
  actor: string;
  /** For the company's own people, in their words where those differ. */
  forStaff?: boolean | undefined;
}

/** A code that is absent, so that a sentence can choose its words by that too. */
const NO_CODE = 'NONE';

/** What a sentence takes as it is, to count or to choose by; undefined for what is written out. */
function plainArgument(value: unknown): string | number | undefined {
  if (value === null) return NO_CODE;
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return typeof value === 'number' || isCode(value) ? value : undefined;
}

/**
 * Arguments for the sentence. Numbers stay numbers (plurals) and codes stay codes (select), each code also written
 * out as `<name>Text`; yes and no are codes too; `amountMinor` with its `currency` is `amount`; `rewardId` becomes
 * `reward`, by name; the rest is written as people read it.
 */
function sentenceArguments(
  { inputs }: TimelineFact,
  formats: Formats,
  catalogue: Catalogue,
  names: TimelineNames,
): Record<string, unknown> {
  const values: Record<string, unknown> = { actor: names.actor };
  for (const [name, value] of Object.entries(inputs)) {
    if (name.endsWith('Id')) {
      const noun = name.slice(0, -2);
      values[noun] = names.byId?.[String(value)] ?? catalogue.t(`timeline:noun.${noun}`);
      continue;
    }
    const plain = plainArgument(value);
    values[name] = plain ?? inputText(name, value, formats, catalogue) ?? '';
    if (isCode(value)) values[`${name}Text`] = inputText(name, value, formats, catalogue) ?? '';
    if (value === null) values[`${name}Text`] = '';
  }
  return { ...values, ...amountIn(inputs, formats) };
}

/** Money is two inputs, of which people read one. */
function amountIn(inputs: TimelineFact['inputs'], formats: Formats): { amount?: string } {
  return isMoney(inputs) ? { amount: formats.money(inputs) } : {};
}

const TONE_OF_OUTCOME: readonly (readonly [RegExp, Tone])[] = [
  // First those that would match another pattern by a part of their name.
  [/^(NOT_ACCEPTED|AWAITS_CONFIRMATION)$|^CLOSED_ON_/, 'attention'],
  [/^(NOT_ACCEPTED_FINAL|FRAUD_CONFIRMED|WON_BEFORE_REFERRAL|REFUSED)$|^CREDITED_/, 'ended'],
  [/^(NO_LONGER_DUPLICATE|CLEARED|CONVERSION_MOVED)$/, 'good'],
  [/^WAITS_FOR_PERSON$/, 'waiting'],
  [/REVERSED|TAKEN_BACK|UNDONE|REOPENED|REFUNDED/, 'undone'],
  [/CONVERTED|AWARDED|APPROVED|FULFILLED|COMPLETED|HANDED_OVER|RELEASED|WON/, 'good'],
  [/CHANGES_REQUESTED|FLAGGED|FAILED|OWED/, 'attention'],
  [/EXPIRED|LOST|DUPLICATE|UNQUALIFIED|WITHDRAWN|REJECTED|DENIED|CANCELLED|CLOSED/, 'ended'],
  [/SUBMITTED|REQUESTED|PENDING|HELD|WAITING/, 'waiting'],
];

export function toneOf(outcome: string): Tone {
  return TONE_OF_OUTCOME.find(([pattern]) => pattern.test(outcome))?.[1] ?? 'progress';
}

/** The window of a referral is read in the zone it was counted in (R-W2), not in the programme's of today. */
function inZoneOf({ inputs }: TimelineFact, formats: Formats): Formats {
  const zone = inputs['timeZone'];
  if (typeof zone !== 'string') return formats;
  return { ...formats, deadline: (closesAt, nowMs) => formats.deadline(closesAt, nowMs, zone) };
}

/** The first of the keys that has a text; the last where none has. */
const firstKnown = (keys: string[], has: Catalogue['has']): string =>
  keys.find((key) => has(key)) ?? keys.at(-1) ?? '';

/**
 * An entry in plain words. Sentences are in the catalogue `timeline` under `<rule>.<outcome>`:
 * `what` as its advocate reads it, `staff` where the company's people read it differently, `why`,
 * or one `why` for the whole rule; an outcome that this portal does not know yet (a newer server)
 * gets a general sentence.
 */
export function timelineText(
  fact: TimelineFact,
  formats: Formats,
  catalogue: Catalogue,
  names: TimelineNames,
): TimelineText {
  const { t, has } = catalogue;
  const key = `timeline:${fact.rule}.${fact.outcome}`;
  const zoned = inZoneOf(fact, formats);
  const values = sentenceArguments(fact, zoned, catalogue, names);
  const whatKey = firstKnown([...(names.forStaff ? [`${key}.staff`] : []), `${key}.what`], has);
  const whyKey = firstKnown([`${key}.why`, `timeline:${fact.rule}.why`], has);
  const inputs = Object.entries(fact.inputs).flatMap(([name, value]) => {
    const text = inputText(name, value, zoned, catalogue);
    const labelKey = `timeline:input.${name}`;
    return text === null || !has(labelKey) ? [] : [{ name, label: t(labelKey), value: text }];
  });
  return {
    what: has(whatKey)
      ? t(whatKey, values)
      : t('timeline:unknown', { outcome: codeText(fact.outcome, catalogue) }),
    why: has(whyKey) ? t(whyKey, values) : '',
    inputs,
    tone: toneOf(fact.outcome),
  };
}
