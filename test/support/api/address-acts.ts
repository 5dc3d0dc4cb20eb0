import { newId, type Id } from '../../../src/kernel/ids.js';
import type { Mail } from '../../../src/platform/mail/index.js';
import { cookieOf } from './test-sign-in.js';
import { PORTAL, SignInHttp, type MadeMember } from './test-sign-in-http.js';

export const ADDRESS = '/api/auth/address';

export interface SignedIn extends MadeMember {
  readonly cookie: string;
}

interface Codes {
  readonly former: string;
  readonly fresh: string;
}

interface Answer {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
}

/** What somebody does who changes their sign-in address, and what their mailboxes get. */
export class AddressActs {
  private constructor(readonly http: SignInHttp) {}

  static async open(): Promise<AddressActs> {
    return new AddressActs(await SignInHttp.open());
  }

  close(): Promise<void> {
    return this.http.close();
  }

  as(cookie: string) {
    return { headers: { ...PORTAL, cookie } };
  }

  mailTo(email: string): Mail | undefined {
    return this.http.opened.mails.mails.findLast(({ to }) => to === email);
  }

  codeTo(email: string): string {
    return /\b\d{4} \d{4}\b/.exec(this.mailTo(email)?.text ?? '')?.[0] ?? '';
  }

  async enter(email: string): Promise<string> {
    const token = await this.http.mailedToken(email);
    const answer = await this.http.post('/api/auth/confirm', { token });
    return cookieOf(answer.headers.getSetCookie());
  }

  async signedIn(options: { readonly language?: string } = {}): Promise<SignedIn> {
    const member = await this.http.member(options);
    return { ...member, cookie: await this.enter(member.email) };
  }

  async ask({ cookie }: SignedIn, email = `n${newId()}@example.com`) {
    const answer = await this.http.post(ADDRESS, { email }, this.as(cookie));
    await this.http.opened.signIn.settled();
    return { email, answer };
  }

  /** Asks, and opens both mailboxes. Throws where it is refused. */
  async asked(person: SignedIn, wanted?: string): Promise<Codes & { readonly email: string }> {
    const { email, answer } = await this.ask(person, wanted);
    if (!answer.ok) throw new Error(`Asking was answered ${String(answer.status)}`);
    return { email, former: this.codeTo(person.email), fresh: this.codeTo(email) };
  }

  async confirm(cookie: string, { former, fresh }: Codes): Promise<Answer> {
    const answer = await this.http.post(`${ADDRESS}/confirm`, { former, fresh }, this.as(cookie));
    return { status: answer.status, body: (await answer.json()) as Answer['body'] };
  }

  async now({ cookie }: Pick<SignedIn, 'cookie'>): Promise<Answer> {
    const answer = await fetch(`${this.http.first.url}${ADDRESS}`, { headers: { cookie } });
    return { status: answer.status, body: (await answer.json()) as Answer['body'] };
  }

  async addressOf(memberId: Id): Promise<string | undefined> {
    const rows = await this.http.test.superuser<{ email: string }>(
      'SELECT email FROM auth.member WHERE id = $1',
      [memberId],
    );
    return rows[0]?.email;
  }
}
