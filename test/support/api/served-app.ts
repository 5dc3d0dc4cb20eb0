import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DestinationStream } from 'pino';
import type { Role } from '../../../src/kernel/actor.js';
import { newId, type Id } from '../../../src/kernel/ids.js';
import { SignIn } from '../../../src/platform/auth/index.js';
import { readConfig, type Config } from '../../../src/platform/config/index.js';
import { openServer } from '../../../src/database-server.js';
import type { KeptMail } from '../../../src/platform/mail/index.js';
import { makeLogger } from '../../../src/platform/telemetry/index.js';
import { serve, type Serving } from '../../../src/serve.js';
import { until } from '../until.js';
import { freePort } from '../servers/redis.js';
import { openTestDatabase, type TestDatabase } from '../database/test-database.js';
import { cookieOf, insertMember } from './test-sign-in.js';
import { withKey } from './with-key.js';

const SECRETS = {
  SESSION_SECRET: 's'.repeat(40),
  CODE_KEY: 'c'.repeat(40),
  HASH_KEY: 'h'.repeat(40),
};

/** Somebody with a session (or a key) in one programme. */
export interface Who {
  readonly headers: Readonly<Record<string, string>>;
}

export interface ServedPerson extends Who {
  readonly email: string;
  readonly memberId: Id;
  readonly membershipId: Id;
  /** null for who is no advocate */
  readonly advocateId: Id | null;
}

export interface ServedAnswer<Data> {
  readonly data: Data | null;
  readonly errors?: readonly {
    readonly message: string;
    readonly extensions: { readonly code: string };
    readonly path?: readonly (string | number)[];
  }[];
}

export interface ServedAppOptions {
  readonly redisUrl?: string | null;
  readonly role?: Config['role'];
  /** where a worker tells its health */
  readonly workerPort?: number;
  readonly logLevel?: string;
  /** more of the environment */
  readonly settings?: Readonly<Record<string, string>>;
  /** a database that is there already; then it is not dropped at the end */
  readonly test?: TestDatabase;
}

export const NOBODY: Who = { headers: {} };

/** The real application on a free port of loopback, over a database and a home of its own. */
export class ServedApp {
  private constructor(
    readonly test: TestDatabase,
    readonly config: Config,
    readonly serving: Serving,
    /** every line of the log, as it was written */
    readonly lines: string[],
    private readonly ownsDatabase: boolean,
  ) {}

  static async open(options: ServedAppOptions = {}): Promise<ServedApp> {
    const test = options.test ?? (await openTestDatabase());
    const home = await mkdtemp(join(tmpdir(), 'goodturn-app-'));
    const port = await freePort();
    const config = readConfig({
      NODE_ENV: 'test',
      ROLE: options.role ?? 'all',
      HOST: '127.0.0.1',
      PORT: String(port),
      ...(options.workerPort ? { WORKER_PORT: String(options.workerPort) } : {}),
      GOODTURN_HOME: home,
      DATABASE_URL: test.url,
      GOODTURN_SEED: '0',
      ...(options.redisUrl ? { REDIS_URL: options.redisUrl } : {}),
      ...SECRETS,
      ...options.settings,
    });
    const lines: string[] = [];
    const kept: DestinationStream = { write: (line) => void lines.push(line) };
    const logger = makeLogger(options.logLevel ?? 'warn', kept);
    const report = (): void => undefined;
    const serving = await serve(config, await openServer(config, report), logger, report);
    return new ServedApp(test, config, serving, lines, options.test === undefined);
  }

  get url(): string {
    return this.config.publicUrl.replace('localhost', '127.0.0.1');
  }

  fetch(path: string, init: RequestInit = {}): Promise<Response> {
    return fetch(`${this.url}${path}`, { redirect: 'manual', ...init });
  }

  post(path: string, body: unknown, who: Who = NOBODY): Promise<Response> {
    return this.fetch(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-goodturn-portal': '1', ...who.headers },
      body: JSON.stringify(body),
    });
  }

  async ask<Data = Record<string, unknown>>(
    who: Who,
    document: string,
    variables: object = {},
  ): Promise<ServedAnswer<Data>> {
    const response = await this.post(
      '/graphql',
      { query: document, variables: withKey(document, variables) },
      who,
    );
    return (await response.json()) as ServedAnswer<Data>;
  }

  /** The first field of an answer; throws where anything went wrong. */
  async get<Field>(who: Who, document: string, variables: object = {}): Promise<Field> {
    const { data, errors } = await this.ask(who, document, variables);
    if (errors || data === null) throw new Error(`Refused: ${JSON.stringify(errors)}`);
    return Object.values(data)[0] as Field;
  }

  /** Asks for a link, reads the mail, opens it: the cookie of a new session. */
  async signIn(email: string, programSlug: string): Promise<Who> {
    await this.post('/api/auth/sign-in/magic-link', { email });
    let link: string | undefined;
    await until(async () => {
      const mail = (await this.mailsTo(email)).find(({ kind }) => kind === 'SIGN_IN');
      link = /http\S+\/sign-in\/confirm\?\S+/.exec(mail?.text ?? '')?.[0];
      return link !== undefined;
    });
    const token = new URL(link ?? '').searchParams.get('token');
    const answer = await this.post('/api/auth/confirm', { token });
    if (answer.status !== 200) throw new Error(`Not let in: ${String(answer.status)}`);
    return whoOf(answer.headers.getSetCookie(), programSlug);
  }

  /** What `/dev/mail` shows of one reader, the newest first. */
  async mailsTo(email: string): Promise<KeptMail[]> {
    const mails = (await (await this.fetch('/dev/mail.json')).json()) as KeptMail[];
    return mails.filter(({ to }) => to === email);
  }

  /** A member of the programme with a session, without mails; an advocate has a profile at once. */
  async person(
    program: { readonly id: Id; readonly slug: string },
    roles: readonly Role[],
    { name = 'Mei Tanaka', language = 'en' } = {},
  ): Promise<ServedPerson> {
    const email = `m${newId()}@example.com`;
    const member = await insertMember(this.test, program.id, { email, name, language, roles });
    const advocateId = roles.includes('advocate') ? newId() : null;
    if (advocateId !== null) {
      await this.test.superuser(
        `INSERT INTO advocate (program_id, id, member_id, name, email, language, time_zone, status,
           joined_at, created_at, version) VALUES ($1, $2, $3, $4, $5, $6, 'UTC', 'ACTIVE', now(), now(), 1)`,
        [program.id, advocateId, member.memberId, name, email, language],
      );
    }
    const who = await this.enter(member.memberId, program.slug);
    return { ...who, ...member, email, advocateId };
  }

  /** A session of a member, as the sample's page gives one. */
  async enter(memberId: Id, programSlug: string): Promise<Who> {
    const session = await this.serving.app.get(SignIn).enterAs(memberId, new Headers());
    if (session === null) throw new Error('The member may not enter.');
    return whoOf(session.cookies, programSlug);
  }

  async close(): Promise<void> {
    await this.serving.stop();
    if (this.ownsDatabase) await this.test.close();
    await rm(this.config.home, { recursive: true, force: true });
  }
}

function whoOf(cookies: readonly string[], programSlug: string): Who {
  return { headers: { cookie: cookieOf(cookies), 'x-goodturn-program': programSlug } };
}
