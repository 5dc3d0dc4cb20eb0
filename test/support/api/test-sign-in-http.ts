import { newId, type Id } from '../../../src/kernel/ids.js';
import type { TrustedProxies } from '../../../src/platform/config/index.js';
import { registerAuthRoutes } from '../../../src/platform/auth/index.js';
import {
  openTestDatabase,
  type TestDatabase,
  type TestProgram,
} from '../database/test-database.js';
import { listen, type TestHttp } from './test-http.js';
import {
  insertMember,
  openTestSignIn,
  PUBLIC_URL,
  type NewMember,
  type TestSignIn,
} from './test-sign-in.js';

/** What the portal sends with every post. */
export const PORTAL: Readonly<Record<string, string>> = { 'x-goodturn-portal': '1' };

export interface HttpOptions {
  readonly environment?: 'development' | 'production';
  readonly demo?: boolean;
  readonly publicUrl?: string;
  readonly trustedProxies?: TrustedProxies | null;
}

export interface PostOptions {
  readonly headers?: Readonly<Record<string, string>>;
  readonly at?: TestHttp;
}

export interface MadeMember {
  readonly program: TestProgram;
  readonly email: string;
  readonly memberId: Id;
  readonly membershipId: Id;
}

/** The routes of sign-in on a listening port, over a database of their own. */
export class SignInHttp {
  private readonly servers: TestHttp[] = [];

  private constructor(
    readonly test: TestDatabase,
    readonly opened: TestSignIn,
  ) {}

  static async open(): Promise<SignInHttp> {
    const test = await openTestDatabase();
    const made = new SignInHttp(test, openTestSignIn(test));
    await made.serve();
    return made;
  }

  /** Another server over the same sign-in, with other settings. */
  async serve({
    environment = 'development',
    demo = false,
    publicUrl = PUBLIC_URL,
    trustedProxies = null,
  }: HttpOptions = {}): Promise<TestHttp> {
    const { signIn, acceptor } = this.opened;
    const server = await listen((fastify) => {
      registerAuthRoutes(fastify, {
        config: { publicUrl, environment, demo, trustedProxies },
        signIn,
        acceptInvitations: (memberId, requestId) => acceptor.acceptAll(memberId, requestId),
      });
    }, trustedProxies);
    this.servers.push(server);
    return server;
  }

  get first(): TestHttp {
    const [server] = this.servers;
    if (!server) throw new Error('No server is listening.');
    return server;
  }

  post(
    path: string,
    body: unknown,
    { headers = PORTAL, at = this.first }: PostOptions = {},
  ): Promise<Response> {
    return fetch(`${at.url}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    });
  }

  /** A member of a programme of their own. */
  async member(options: Partial<NewMember> = {}): Promise<MadeMember> {
    const program = await this.test.createProgram();
    const email = `m${newId()}@example.com`;
    const made = await insertMember(this.test, program.id, { email, ...options });
    return { program, email, ...made };
  }

  /** Asks, and waits until the mail is out. */
  async askLink(email: string, callbackURL?: string): Promise<Response> {
    const answer = await this.post('/api/auth/sign-in/magic-link', { email, callbackURL });
    await this.opened.signIn.settled();
    return answer;
  }

  async mailedToken(email: string): Promise<string> {
    await this.askLink(email);
    return this.opened.mails.tokenFor(email);
  }

  async close(): Promise<void> {
    await Promise.all(this.servers.map((server) => server.close()));
    await this.opened.signIn.close();
    await this.test.close();
  }
}
