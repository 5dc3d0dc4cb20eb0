import { isLocale, type Locale } from '../../kernel/locale.js';
import { layoutMail, type Mail } from '../mail/index.js';
import { spacedCode } from './address-code.js';
import { proofTexts } from './proof-texts.js';

const COLOR = '#1f6f5c';

interface Coded {
  readonly to: string;
  readonly language: string;
  readonly code: string;
}

/** The code to the mailbox that somebody signs in with. It answers their request: no unsubscribe. */
export function ownProofMail(
  input: Coded & { readonly name: string; readonly other: string },
): Mail {
  const { locale, t } = open(input);
  return layoutMail({
    to: input.to,
    locale,
    sender: 'Goodturn',
    color: COLOR,
    kind: 'ADDRESS_CODE',
    letsIn: true,
    subject: t.own.subject,
    title: t.greeting(input.name),
    paragraphs: [t.own.lead(input.other), spacedCode(input.code), t.enter],
    footer: [t.until, t.own.notYou],
  });
}

/** The code to the other one. Whose it is, is not known yet: it names nobody. */
export function otherProofMail(input: Coded): Mail {
  const { locale, t } = open(input);
  return layoutMail({
    to: input.to,
    locale,
    sender: 'Goodturn',
    color: COLOR,
    kind: 'ADDRESS_CODE',
    letsIn: true,
    subject: t.other.subject,
    title: t.other.title,
    paragraphs: [t.other.lead, spacedCode(input.code), t.enter],
    footer: [t.until, t.other.notYou],
  });
}

function open({ language }: Coded) {
  const locale: Locale = isLocale(language) ? language : 'en';
  return { locale, t: proofTexts[locale] };
}
