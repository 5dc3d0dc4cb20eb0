import type { Formats } from './formats.js';
import type { Tone } from './status-badge.js';

/**
 * One entry of a timeline as the API gives it: no sentence, but what a sentence is made of. `inputs` holds
 * ids, days, numbers and codes (R-A5), and their names carry their units: `closedOn` is a day, `occurredAt` a
 * moment, `windowClosesAt` the first instant after a window, `points` a number, `reasonCode` a code.
 */
export interface TimelineFact {
  /** `R-W1` … */
  rule: string;
  ruleVersion: number;
  /** What the rule came to: `CONVERTED`, `EXPIRED` … */
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
  /** What the rule looked at, written for people. Ids are left out: nobody reads them. */
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
const isCode = (value: unknown): value is string =>
  typeof value === 'string' && /^[A-Z][A-Z0-9_]*$/.test(value);
const isId = (name: string) => /(^id|Id|Ids)$/.test(name);
const isMoney = (value: unknown): value is { amountMinor: number; currency: string } =>
  typeof value === 'object' && value !== null && 'amountMinor' in value && 'currency' in value;

function codeText(code: string, { t, has }: Catalogue): string {
  const key = `timeline:code.${code}`;
  return has(key) ? t(key) : code.toLowerCase().replaceAll('_', ' ');
}

/** One input as people read it, by what its name says it is. */
function inputText(
  name: string,
  value: unknown,
  formats: Formats,
  catalogue: Catalogue,
): string | null {
  if (value === null || value === undefined || isId(name)) return null;
  if (isDay(name, value)) return formats.day(value);
  if (isDeadline(name) && isMoment('At', value)) {
    const { day, zone } = formats.deadline(value, 0);
    return catalogue.t('common:deadline.end', { day, zone });
  }
  if (isMoment(name, value)) return formats.moment(value);
  if (typeof value === 'number') return formats.number(value);
  if (typeof value === 'boolean') return catalogue.t(value ? 'common:yes' : 'common:no');
  if (isMoney(value)) return formats.money(value);
  if (isCode(value)) return codeText(value, catalogue);
  return typeof value === 'string' ? value : null;
}

/** Arguments for the sentence: numbers stay numbers (plurals), codes stay codes (select), the rest is written. */
function sentenceArguments(
  inputs: TimelineFact['inputs'],
  formats: Formats,
  catalogue: Catalogue,
): Record<string, unknown> {
  const written = Object.entries(inputs).map(([name, value]) => {
    const keep = typeof value === 'number' || isCode(value);
    return [name, keep ? value : (inputText(name, value, formats, catalogue) ?? '')];
  });
  return Object.fromEntries(written) as Record<string, unknown>;
}

const TONE_OF_OUTCOME: readonly (readonly [RegExp, Tone])[] = [
  [/REVERSED|TAKEN_BACK|UNDONE|REOPENED|REFUNDED/, 'undone'],
  [/CONVERTED|AWARDED|APPROVED|FULFILLED|COMPLETED|RELEASED|WON/, 'good'],
  [/CHANGES_REQUESTED|FLAGGED|FAILED|OWED/, 'attention'],
  [/EXPIRED|LOST|DUPLICATE|UNQUALIFIED|WITHDRAWN|REJECTED|DENIED|CANCELLED|CLOSED/, 'ended'],
  [/SUBMITTED|REQUESTED|PENDING|HELD|WAITING/, 'waiting'],
];

export function toneOf(outcome: string): Tone {
  return TONE_OF_OUTCOME.find(([pattern]) => pattern.test(outcome))?.[1] ?? 'progress';
}

/**
 * An entry in plain words. Sentences stand in the catalogue `timeline` under `<rule>.<outcome>.what` and
 * `.why`; an outcome that this portal does not know yet (a newer server) is told by a general sentence.
 */
export function timelineText(
  fact: TimelineFact,
  formats: Formats,
  catalogue: Catalogue,
): TimelineText {
  const { t, has } = catalogue;
  const key = `timeline:${fact.rule}.${fact.outcome}`;
  const values = sentenceArguments(fact.inputs, formats, catalogue);
  const known = has(`${key}.what`);
  const inputs = Object.entries(fact.inputs).flatMap(([name, value]) => {
    const text = inputText(name, value, formats, catalogue);
    const labelKey = `timeline:input.${name}`;
    return text === null || !has(labelKey) ? [] : [{ name, label: t(labelKey), value: text }];
  });
  return {
    what: known
      ? t(`${key}.what`, values)
      : t('timeline:unknown', { outcome: codeText(fact.outcome, catalogue) }),
    why: has(`${key}.why`) ? t(`${key}.why`, values) : '',
    inputs,
    tone: toneOf(fact.outcome),
  };
}
