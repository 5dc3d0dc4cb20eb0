import { Global, Module, type DynamicModule, type Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { Query, Resolver } from '@nestjs/graphql';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyRequest } from 'fastify';
import 'reflect-metadata';
import { InviteAsAdvocates } from '../../../src/features/identity/invite/invite-as-advocates.js';
import { RemoveMember } from '../../../src/features/identity/members/remove-member.js';
import type { Actor } from '../../../src/kernel/actor.js';
import { CONFIG, readConfig, type Config } from '../../../src/platform/config/index.js';
import { CrossProgramDatabase, Database } from '../../../src/platform/database/index.js';
import { FileStore, openFileStore } from '../../../src/platform/files/index.js';
import {
  CompiledQueries,
  graphqlModule,
  IDENTIFIER,
  Money,
  type AccessTable,
  type Identifier,
} from '../../../src/platform/graphql/index.js';
import { Outbox } from '../../../src/platform/outbox/index.js';
import { Sweep } from '../../../src/platform/sweep/index.js';
import {
  LOGGER,
  makeLogger,
  NestLogger,
  type Logger,
} from '../../../src/platform/telemetry/index.js';
import type { TestDatabase } from '../database/test-database.js';
import { withKey } from './with-key.js';

/** Features behind `/graphql`, in one process; who asks is said by `as`, without signing in. */
export interface TestApi {
  readonly app: NestFastifyApplication;
  readonly config: Config;
  readonly identifier: Identifier;
  /** listens on a free port of loopback */
  listen(): Promise<void>;
  send(path: string, init: RequestInit): Promise<Response>;
  /** the headers of a request by this actor */
  as(actor: Actor): Record<string, string>;
  /** `Data` is what the document asks for. */
  ask<Data>(actor: Actor, document: string, variables?: object): Promise<Answer<Data>>;
  close(): Promise<void>;
}

export interface Answer<Data> {
  readonly data: Data;
  readonly errors?: readonly { readonly extensions: { readonly code: string } }[];
}

/** Access rows must all be used (R-A2): what the features under test do not use is used here. */
@Resolver()
class SharedTypes {
  @Query(() => Money, { nullable: true })
  sharedMoney(): null {
    return null;
  }
}
const sharedAccess: AccessTable = { 'Query.sharedMoney': 'PUBLIC' };

export interface TestApiOptions {
  readonly logger?: Logger;
  /** settings beside the home */
  readonly environment?: Readonly<Record<string, string>>;
  /** the store of files; as the settings say unless told */
  readonly store?: FileStore;
}

@Module({})
class TestFeatures {}

@Global()
@Module({})
class TestPlatform {}

export async function openTestApi(
  test: TestDatabase,
  features: readonly (Type | DynamicModule)[],
  access: readonly AccessTable[],
  home: string,
  { logger = makeLogger('silent'), environment = {}, store }: TestApiOptions = {},
): Promise<TestApi> {
  const actors = new Map<string, Actor>();
  const identifier: Identifier = {
    async begin(request) {
      return { identity: await identifier.identify(request), open: null };
    },
    identify({ headers }: FastifyRequest) {
      const actor = actors.get(String(headers['x-test-actor'])) ?? null;
      const member =
        actor?.memberId === null || !actor
          ? null
          : { id: actor.memberId, name: 'Test', email: 'test@example.com', language: null };
      return Promise.resolve({ member, actor });
    },
  };
  const config = readConfig({ NODE_ENV: 'test', GOODTURN_HOME: home, ...environment });
  const providers = [
    { provide: CONFIG, useValue: config },
    { provide: LOGGER, useValue: logger },
    { provide: Database, useValue: test.database },
    { provide: CrossProgramDatabase, useValue: test.crossProgram },
    // Of a global feature: who is invited and who leaves goes through these.
    { provide: InviteAsAdvocates, useValue: new InviteAsAdvocates(new Outbox()) },
    { provide: RemoveMember, useValue: new RemoveMember(new Outbox()) },
    { provide: Outbox, useValue: new Outbox() },
    { provide: IDENTIFIER, useValue: identifier },
    { provide: FileStore, useValue: store ?? openFileStore(config) },
    { provide: CompiledQueries, useClass: CompiledQueries },
    { provide: Sweep, useClass: Sweep },
  ];
  const platform: DynamicModule = {
    module: TestPlatform,
    providers,
    exports: providers.map(({ provide }) => provide),
  };
  const app = await NestFactory.create<NestFastifyApplication>(
    {
      module: TestFeatures,
      imports: [platform, graphqlModule([...access, sharedAccess]), ...features],
      providers: [SharedTypes],
    },
    new FastifyAdapter(),
    { logger: new NestLogger(logger), abortOnError: false },
  );
  const as = (actor: Actor): Record<string, string> => {
    const key = actor.id ?? 'nobody';
    actors.set(key, actor);
    return { 'x-test-actor': key };
  };
  let url = '';
  const send = (path: string, init: RequestInit): Promise<Response> => fetch(url + path, init);
  return {
    app,
    config,
    identifier,
    as,
    send,
    async listen() {
      await app.listen(0, '127.0.0.1');
      url = await app.getUrl();
    },
    async ask<Data>(actor: Actor, document: string, variables = {}) {
      const response = await send('/graphql', {
        method: 'POST',
        headers: { ...as(actor), 'content-type': 'application/json' },
        body: JSON.stringify({ query: document, variables: withKey(document, variables) }),
      });
      return (await response.json()) as Answer<Data>;
    },
    close: () => app.close(),
  };
}
