import { momentOf } from '../../kernel/clock.js';
import { dayWords } from '../../kernel/day-words.js';
import type { Texts } from '../../platform/i18n/index.js';
import { layoutMail, type Mail } from '../../platform/mail/index.js';
import type { AdvocateRow } from '../advocates/index.js';
import type { ProgramRow } from '../programs/index.js';
import { noticesOf } from './notice-registry.js';
import { SEVERAL_KINDS, type NotificationKind } from './notice-kind.rules.js';
import type { NoticeSubject } from './notice-subject.js';
import type { NotificationEntity } from './notification.entity.js';

export interface NoticeMailInput {
  readonly texts: Texts;
  readonly advocate: AdvocateRow & { readonly email: string };
  readonly program: Pick<ProgramRow, 'name' | 'slug' | 'color'>;
  readonly publicUrl: string;
}

/** What a mail says of one notice, in its reader's language. */
export interface NoticeWords {
  readonly kind: NotificationKind;
  readonly subject: string;
  readonly title: string;
  readonly paragraphs: readonly string[];
  /** to the timeline that explains it */
  readonly button: { readonly label: string; readonly url: string };
}

export function noticeWords(
  { texts, advocate, program, publicUrl }: NoticeMailInput,
  notice: NotificationEntity,
  subject: NoticeSubject,
): NoticeWords {
  const { language: locale } = advocate;
  const { kind, inputs } = notice;
  const args = {
    ...wordsOf(inputs),
    name: advocate.name,
    program: program.name,
    what: subject.what ?? texts.say(locale, 'someone'),
    points: Math.abs(numberOf(inputs['points'] ?? inputs['pointsReturned'])),
    windowDays: numberOf(inputs['windowDays']),
    endsOn: dayOf(inputs['endsOn'], locale),
    to: textOf(inputs['to']),
    final: inputs['outcome'] === 'NOT_ACCEPTED_FINAL' ? 'yes' : 'no',
    message: subject.message ?? '',
  };
  const say = (key: string): string => texts.say(locale, key, args);
  const ownButton = texts.has(locale, `button.${kind}`) ? kind : notice.subjectKind;
  return {
    kind,
    subject: say(`kind.${kind}.subject`),
    title: say(`kind.${kind}.title`),
    paragraphs: [
      say(textKey(texts, notice, locale)),
      ...(kind === 'POINTS_REVERSED' ? [say(movedKey(texts, notice, locale))] : []),
      ...(subject.message === null ? [] : [say('message')]),
      ...reasons(texts, notice, locale).map(say),
    ],
    button: {
      label: say(`button.${ownButton}`),
      url: `${publicUrl}/${program.slug}/${subject.path}`,
    },
  };
}

/** So many are told in one mail; where there are more, the portal has the rest. */
const TOLD = 12;

/**
 * One mail of everything that is due for its reader (R-N1), in the order in which it happened: with
 * a link to each timeline. `unsubscribeUrl` of the mail's kind.
 */
export function noticeMail(
  input: NoticeMailInput,
  told: readonly [NoticeWords, ...NoticeWords[]],
  unsubscribeUrl: string,
): Mail {
  const { texts, advocate, program, publicUrl } = input;
  const { language: locale } = advocate;
  const [first, ...others] = told;
  const args = { name: advocate.name, program: program.name, count: told.length };
  const more = { first: first.subject, more: others.length, rest: told.length - TOLD };
  const say = (key: string): string => texts.say(locale, key, { ...args, ...more });
  const isOne = others.length === 0;
  return layoutMail({
    to: advocate.email,
    kind: kindOfMail(told),
    locale,
    subject: isOne ? first.subject : say('several.subject'),
    sender: program.name,
    color: program.color,
    title: isOne ? first.title : say('several.title'),
    paragraphs: isOne ? [say('greeting'), ...first.paragraphs] : [say('greeting')],
    sections: isOne
      ? []
      : told.slice(0, TOLD).map(({ title, paragraphs, button }) => ({
          title,
          paragraphs,
          link: button,
        })),
    ...(told.length > TOLD ? { afterSections: say('several.rest') } : {}),
    button: isOne
      ? first.button
      : { label: say('several.button'), url: `${publicUrl}/${program.slug}/notices` },
    footer: [say('why')],
    unsubscribe: {
      label: say(kindOfMail(told) === SEVERAL_KINDS ? 'several.unsubscribe' : 'unsubscribe.link'),
      url: unsubscribeUrl,
    },
  });
}

/** The kind that all of them have, or that of a mail of several. */
export function kindOfMail(told: readonly { readonly kind: NotificationKind }[]): NotificationKind {
  const kinds = new Set(told.map(({ kind }) => kind));
  const [kind = SEVERAL_KINDS] = kinds;
  return kinds.size === 1 ? kind : SEVERAL_KINDS;
}

function textKey(
  texts: Texts,
  notice: NotificationEntity,
  locale: AdvocateRow['language'],
): string {
  return noticesOf(notice.subjectKind).reportedByOutcome?.includes(notice.kind)
    ? movedKey(texts, notice, locale)
    : `kind.${notice.kind}.text`;
}

/** A newer rule may have outcomes that these catalogues do not know yet. */
function movedKey(
  texts: Texts,
  { inputs }: NotificationEntity,
  locale: AdvocateRow['language'],
): string {
  const key = `moved.${textOf(inputs['outcome'])}`;
  return texts.has(locale, key) ? key : 'moved.OTHER';
}

/** What to do next comes first (R-C3): the reason follows the text and the message. */
function reasons(
  texts: Texts,
  { inputs }: NotificationEntity,
  locale: AdvocateRow['language'],
): string[] {
  const code = textOf(inputs['reason'] ?? inputs['reasonCode']);
  // "Another reason" informs nobody: the message beside it does.
  return code !== 'OTHER' && texts.has(locale, `reason.${code}`) ? [`reason.${code}`] : [];
}

/** The line's own inputs, for the texts of kinds to come. */
function wordsOf(inputs: NotificationEntity['inputs']): Record<string, string | number> {
  const words = Object.entries(inputs).filter(
    (entry): entry is [string, string | number] =>
      typeof entry[1] === 'string' || typeof entry[1] === 'number',
  );
  return Object.fromEntries(words);
}

function numberOf(value: unknown): number {
  return typeof value === 'number' ? value : 0;
}

/** A day, as people write it. */
function dayOf(value: unknown, locale: AdvocateRow['language']): string {
  const day = textOf(value);
  return day === '' ? '' : dayWords(momentOf(Date.parse(day)), locale, 'UTC');
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
