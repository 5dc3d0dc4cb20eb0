import type { Texts } from '../../platform/i18n/index.js';
import { layoutMail, type Mail } from '../../platform/mail/index.js';
import type { AdvocateRow } from '../advocates/index.js';
import type { ProgramRow } from '../programs/index.js';
import { noticesOf } from './notice-registry.js';
import type { NoticeSubject } from './notice-subject.js';
import type { NotificationEntity } from './notification.entity.js';

export interface NoticeMailInput {
  readonly texts: Texts;
  readonly notice: NotificationEntity;
  readonly subject: NoticeSubject;
  readonly advocate: AdvocateRow & { readonly email: string };
  readonly program: Pick<ProgramRow, 'name' | 'slug' | 'color'>;
  readonly publicUrl: string;
  readonly unsubscribeUrl: string;
}

/** A notice as a mail in its reader's language, with a link to the timeline that explains it. */
export function noticeMail(input: NoticeMailInput): Mail {
  const { texts, notice, subject, advocate, program } = input;
  const { language: locale } = advocate;
  const { kind, inputs } = notice;
  const args = {
    ...wordsOf(inputs),
    name: advocate.name,
    program: program.name,
    what: subject.what ?? texts.say(locale, 'someone'),
    points: Math.abs(numberOf(inputs['points'] ?? inputs['pointsReturned'])),
    windowDays: numberOf(inputs['windowDays']),
    to: textOf(inputs['to']),
    final: inputs['outcome'] === 'NOT_ACCEPTED_FINAL' ? 'yes' : 'no',
    message: subject.message ?? '',
  };
  const say = (key: string): string => texts.say(locale, key, args);
  const ownButton = texts.has(locale, `button.${kind}`) ? kind : notice.subjectKind;
  return layoutMail({
    to: advocate.email,
    kind,
    locale,
    subject: say(`kind.${kind}.subject`),
    sender: program.name,
    color: program.color,
    title: say(`kind.${kind}.title`),
    paragraphs: [
      say('greeting'),
      say(textKey(texts, notice, locale)),
      ...(kind === 'POINTS_REVERSED' ? [say(movedKey(texts, notice, locale))] : []),
      ...(subject.message === null ? [] : [say('message')]),
      ...reasons(texts, notice, locale).map(say),
    ],
    button: {
      label: say(`button.${ownButton}`),
      url: `${input.publicUrl}/${program.slug}/${subject.path}`,
    },
    footer: [say('why')],
    unsubscribe: { label: say('unsubscribe.link'), url: input.unsubscribeUrl },
  });
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

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
