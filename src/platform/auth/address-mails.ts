import { isLocale, type Locale } from '../../kernel/locale.js';
import { layoutMail, type Mail } from '../mail/index.js';
import { addressTexts, type AddressMailTexts } from './address-texts.js';
import { spacedCode } from './address-code.js';

const COLOR = '#1f6f5c';

interface Addressee {
  readonly to: string;
  readonly language: string;
}

interface Coded extends Addressee {
  readonly code: string;
}

/** The code to the mailbox that somebody signs in with. It answers their request: no unsubscribe. */
export function formerCodeMail(
  input: Coded & { readonly name: string; readonly wanted: string },
): Mail {
  const { t, base } = open(input);
  return layoutMail({
    ...base,
    kind: 'ADDRESS_CODE',
    letsIn: true,
    subject: t.former.subject,
    title: t.greeting(input.name),
    paragraphs: [t.former.lead(input.wanted), spacedCode(input.code), t.enter],
    footer: [t.until, t.former.notYou],
  });
}

/** The code to the mailbox that they want. Whose it is, is not known yet: it names nobody. */
export function newCodeMail(input: Coded): Mail {
  const { t, base } = open(input);
  return layoutMail({
    ...base,
    kind: 'ADDRESS_CODE',
    letsIn: true,
    subject: t.fresh.subject,
    title: t.fresh.title,
    paragraphs: [t.fresh.lead, spacedCode(input.code), t.enter],
    footer: [t.until, t.fresh.notYou],
  });
}

/** In place of a code, to who signs in with the wanted address already: only they learn of it. */
export function addressTakenMail(
  input: Addressee & { readonly name: string; readonly publicUrl: string },
): Mail {
  const { t, base } = open(input);
  return layoutMail({
    ...base,
    kind: 'ADDRESS_TAKEN',
    subject: t.taken.subject,
    title: t.greeting(input.name),
    paragraphs: [t.taken.lead, t.taken.todo],
    button: { label: t.taken.button, url: `${input.publicUrl}/sign-in` },
    footer: [t.taken.notYou],
  });
}

/** To the former mailbox, once the address has changed. */
export function addressChangedMail(
  input: Addressee & { readonly name: string; readonly publicUrl: string },
): Mail {
  const { t, base } = open(input);
  return layoutMail({
    ...base,
    kind: 'ADDRESS_CHANGED',
    subject: t.changed.subject,
    title: t.greeting(input.name),
    paragraphs: [t.changed.lead, t.changed.ended],
    footer: [t.changed.notYou(input.publicUrl)],
  });
}

function open({ to, language }: Addressee): {
  readonly t: AddressMailTexts;
  readonly base: {
    readonly to: string;
    readonly locale: Locale;
    readonly sender: string;
    readonly color: string;
  };
} {
  const locale: Locale = isLocale(language) ? language : 'en';
  return { t: addressTexts[locale], base: { to, locale, sender: 'Goodturn', color: COLOR } };
}
