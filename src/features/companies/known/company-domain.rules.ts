import { domainToASCII, domainToUnicode } from 'node:url';
import { z } from 'zod';
import { isEmail } from '../../../kernel/email.js';

const WANTED = 'A domain such as kitamura.example.';
const PUBLIC = 'Everybody can have a mailbox there: a domain of the company’s own.';

/**
 * A domain as it is stored and compared: from `www.Kitamura.example`, an address of the web or the
 * end of a mail address, in lower case and as the mail's machinery writes it.
 */
export function domainIn(text: string): string {
  const plain = text.normalize('NFKC').trim().toLowerCase();
  const host = plain
    .replace(/^[a-z]+:\/\//, '')
    .replace(/^.*@/, '')
    .replace(/[/?#:].*$/s, '')
    .replace(/^www\./, '')
    .replace(/\.$/, '');
  return domainToASCII(host) || host;
}

/** The same in its own script: `xn--bcher-kva.example` is `bücher.example`. */
export function displayedDomain(domain: string): string {
  return domainToUnicode(domain) || domain;
}

/**
 * The domains by which a mail address can show its company, the nearest first: of
 * `mei@lab.kita.example` the whole, then `kita.example`.
 */
export function domainsOfAddress(email: string): string[] {
  const labels = domainIn(email).split('.');
  return labels.slice(0, -1).map((_, place) => labels.slice(place).join('.'));
}

/** A domain that can be of one company: mail can be sent to it, and it is no public provider's. */
export const CompanyDomain = z
  .string({ error: WANTED })
  .transform(domainIn)
  .refine((domain) => isEmail(`x@${domain}`), { error: WANTED, abort: true })
  .refine((domain) => !isPublicMailDomain(domain), PUBLIC);

/**
 * Domains under which anybody gets a mailbox: of nobody (R-O1). Providers that give addresses under
 * one name in many countries are listed by that name.
 */
const PROVIDERS = new Set(
  `gmail googlemail outlook hotmail live msn windowslive yahoo ymail rocketmail aol icloud gmx
   protonmail yandex zoho tutanota`.split(/\s+/),
);

const DOMAINS = new Set(
  `me.com mac.com proton.me pm.me tuta.io tutamail.com hey.com duck.com fastmail.com fastmail.fm
   mail.com email.com usa.com inbox.com hushmail.com mail.ru bk.ru inbox.ru list.ru internet.ru
   rambler.ru ya.ru ukr.net seznam.cz email.cz centrum.cz wp.pl o2.pl onet.pl interia.pl op.pl
   web.de freenet.de t-online.de arcor.de posteo.de mailbox.org 1und1.de online.de
   free.fr orange.fr wanadoo.fr laposte.net sfr.fr neuf.fr bbox.fr
   libero.it virgilio.it tiscali.it alice.it tin.it
   btinternet.com ntlworld.com virginmedia.com sky.com talktalk.net blueyonder.co.uk
   comcast.net verizon.net att.net sbcglobal.net bellsouth.net cox.net charter.net earthlink.net
   rogers.com shaw.ca sympatico.ca telus.net bigpond.com optusnet.com.au xtra.co.nz
   uol.com.br bol.com.br terra.com.br ig.com.br
   qq.com vip.qq.com foxmail.com 163.com vip.163.com 126.com yeah.net sina.com sina.cn sohu.com
   139.com 189.cn wo.cn 21cn.com tom.com aliyun.com
   naver.com daum.net hanmail.net nate.com kakao.com
   docomo.ne.jp ezweb.ne.jp au.com softbank.ne.jp i.softbank.jp nifty.com biglobe.ne.jp
   so-net.ne.jp ocn.ne.jp excite.co.jp infoseek.jp
   rediffmail.com telkom.net plasa.com`.split(/\s+/),
);

/** Endings of two parts under which companies register their own: `co.jp`, `com.au`, `or.id`. */
const SECOND_LEVEL = /^(?:co|com|ac|or|ne|go|gov|gob|org|net|edu|web|sch|my|biz)\.[a-z]{2}$/;

/** `domain` in lower case. `mail.gmail.com` is Gmail's as well; `co.jp` is nobody's. */
function isPublicMailDomain(domain: string): boolean {
  const labels = domain.split('.');
  const ends = labels.map((_, place) => labels.slice(place).join('.'));
  if (SECOND_LEVEL.test(domain) || ends.some((end) => DOMAINS.has(end))) return true;
  return PROVIDERS.has(labels[registeredAt(labels)] ?? '');
}

/** The place of the name that somebody registered: before `com`, `de`, or `co.jp`. */
function registeredAt(labels: readonly string[]): number {
  return labels.length - (SECOND_LEVEL.test(labels.slice(-2).join('.')) ? 3 : 2);
}
