// Prints the schema that the server generates, for schema.graphql. Opens nothing: no query is run.
import { NestFactory } from '@nestjs/core';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { lexicographicSortSchema, printSchema } from 'graphql';
import 'reflect-metadata';
import { DataSource } from 'typeorm';
import { AppModule } from './app.module.js';
import { readConfig } from './platform/config/index.js';
import { CrossProgramDatabase, Database, makePool } from './platform/database/index.js';
import { openMailer } from './platform/mail/index.js';
import type { Ground } from './platform/platform.module.js';
import { makeLogger } from './platform/telemetry/index.js';

const NOWHERE = 'postgres://nobody@127.0.0.1:1/nothing';

function groundOfNothing(): Ground {
  const config = readConfig({ ROLE: 'api', NODE_ENV: 'test' });
  const secret = 'no secret, because nothing is signed here';
  return {
    config,
    installation: {
      databaseUrl: NOWHERE,
      mode: 'separated',
      secrets: { session: secret, code: secret, hash: secret },
      release: () => Promise.resolve(),
    },
    logger: makeLogger('silent'),
    database: new Database(new DataSource({ type: 'postgres', url: NOWHERE })),
    crossProgram: new CrossProgramDatabase(
      makePool({ connectionString: NOWHERE }, () => undefined),
    ),
    mailer: openMailer(config),
  };
}

const app = await NestFactory.create(AppModule.on(groundOfNothing()), new FastifyAdapter(), {
  logger: false,
});
await app.init();
const { schema } = app.get(GraphQLSchemaHost);
process.stdout.write(`${printSchema(lexicographicSortSchema(schema))}\n`, () => {
  process.exit(0);
});
